"""The member's own pages: all that is kept about them, and erasing it."""

import json
import re

from api.clock import utc_now
from api.oauth.statements import verify_statement
from tests.integration.care.cared import proposal
from tests.integration.pages.conftest import Visiting
from tests.integration.pages.member_browser import text_of
from tests.world import claimed, visit

WORDS = "I feel low most days and sleep badly."


def acts(visitor: Visiting, action: str) -> int:
    sql = "SELECT count(*) FROM audit_event WHERE action = :a"
    return int(visitor.world.rows(sql, a=action)[0][0])


def test_home_leads_to_both(visitor: Visiting) -> None:
    home = visitor.browser.get("/my").text
    assert re.search(r'href="/my/export\b', home)
    assert re.search(r'href="/my/erase\b', home)


def test_looking_at_the_offer_takes_nothing(visitor: Visiting) -> None:
    page = visitor.browser.get("/my/export")
    assert page.status_code == 200
    assert WORDS not in page.text
    assert acts(visitor, "member.exported") == 0


def test_it_can_be_read_and_that_is_on_record(visitor: Visiting) -> None:
    visitor.read_by_clinician()
    page = visitor.browser.post("/my/export")
    assert page.status_code == 200
    assert WORDS in page.text
    assert "Dana Reyes" in text_of(page)
    assert page.headers["Cache-Control"] == "no-store"
    assert acts(visitor, "member.exported") == 1


def test_care_can_be_read_too(visitor: Visiting) -> None:
    owner = visitor.world.clinician("NY")
    path, token = f"/v1/referrals/{visitor.referral['id']}", claimed(owner, visitor.referral)
    owner.post(f"{path}/accept", Claim_Token=token)
    put = owner.put(f"{path}/appointment", proposal(), Claim_Token=token, If_None_Match="*")
    assert put.status_code == 201, put.text
    owner.post(f"{path}/messages", {"text": "Would Tuesday suit you?"}, Claim_Token=token)
    called = {"way": "phone", "result": "left_word", "at": utc_now().isoformat()}
    assert owner.post(f"{path}/contacts", called, Claim_Token=token).status_code == 201
    said = text_of(visitor.browser.post("/my/export"))
    assert "Would Tuesday suit you?" in said
    assert "You meet by video. It was offered to you." in said
    assert "https://meet.example.org/k7" in said
    assert "a clinician, by phone. They left word for you." in said


def test_file_is_the_document_that_the_api_gives(visitor: Visiting) -> None:
    file = visitor.browser.post("/my/export/file")
    assert file.headers["Content-Disposition"] == 'attachment; filename="my-records.json"'
    assert file.headers["Cache-Control"] == "no-store"
    saved = json.loads(file.text)
    given = visitor.member.get("/v1/members/me/export").json
    for each in (saved, given):
        each.pop("exported_at")
    saved_items = [each["items"] for each in saved["referrals"]]
    assert saved_items == [each["items"] for each in given["referrals"]]
    assert saved.keys() == given.keys()
    assert saved["member"] == given["member"]


def test_form_of_another_site_takes_nothing(visitor: Visiting) -> None:
    for path in ("/my/export", "/my/export/file", "/my/erase"):
        assert visitor.browser.post(path, {"form_token": "x"}).status_code == 403
    assert acts(visitor, "member.exported") + acts(visitor, "member.erased") == 0


def test_erasing_is_asked_first_and_says_what_stays(visitor: Visiting) -> None:
    said = text_of(visitor.browser.get("/my/erase"))
    assert "You cannot undo this." in said
    assert "at least six years" in said
    assert acts(visitor, "member.erased") == 0


def test_erasing_hands_over_the_proof_and_closes_the_page(visitor: Visiting) -> None:
    page = visitor.browser.post("/my/erase")
    assert page.status_code == 200
    [proof] = re.findall(r">(eyJ[\w.-]+)<", page.text)
    jwks = visit(visitor.world.app, "/oauth/jwks.json").json
    claims = verify_statement(proof, jwks, "erasure-certificate+jwt")
    assert claims["sub"] == str(visitor.member.actor.id)
    assert visitor.world.rows("SELECT 1 FROM context_body") == []
    assert visitor.world.rows("SELECT method FROM consent_event WHERE status = 'revoked'") == [
        ("return_link",)
    ]
    assert visitor.browser.get("/my").status_code == 403
    assert visitor.browser.come_in(visitor.token).status_code != 303
    assert visitor.browser.cookie() is None
