"""What a member does on their own pages: takes back, changes, disagrees, and proves it."""

import re
from collections.abc import Iterator
from datetime import timedelta
from html import unescape
from typing import Any

import pytest
from joserfc import jwt
from joserfc.jwk import KeySet

from api.clock import utc_now
from api.pages.dates import day
from tests.integration.links.way_back import PIN, way_back
from tests.integration.pages.conftest import Visiting
from tests.integration.pages.member_browser import MemberBrowser, form_token, text_of
from tests.world import Answer, World, claimed

IN_DANGER = "I want to kill myself tonight."


def hidden(page: Answer, name: str) -> str:
    found = re.search(rf'name="{name}" value="([^"]*)"', page.text)
    assert found is not None
    return unescape(found[1])


def receipts_on(visitor: Visiting, page: Answer) -> list[dict[str, Any]]:
    """Return what the receipts of a page claim; our public keys verify each."""
    keys = KeySet.import_key_set(visitor.world.app.test_client().get("/oauth/jwks.json").json)  # type: ignore[arg-type]
    found = re.findall(r'class="receipt"[^>]*>([^<]+)<', page.text)
    return [dict(jwt.decode(each.strip(), keys, algorithms=["ES256"]).claims) for each in found]


def methods(world: World) -> list[tuple[str, str]]:
    rows = world.rows("SELECT status, method FROM consent_event ORDER BY id")
    return [(row.status, row.method) for row in rows]


def test_home_says_how_it_stands_what_is_shared_and_what_flows_back(visitor: Visiting) -> None:
    said = text_of(visitor.browser.get("/my"))
    assert "You are in line" in said
    ends = utc_now() + timedelta(days=90)
    assert f"until {day(ends, 'en')}" in said
    assert "Your own words with the clinician who looks at your request and the one who" in said
    assert "How it ended." in said
    assert "Nobody has read anything." in said
    visitor.read_by_clinician()
    said = text_of(visitor.browser.get("/my"))
    assert "A clinician looks at your request" in said
    assert "Dana Reyes read “Your own words”, to look at your request." in said
    assert "your community was told “open”" in said


def test_home_says_who_alone_may_take_it_when_the_member_named_somebody(visitor: Visiting) -> None:
    clinician = visitor.world.clinician("NY")
    recipient = {"class": "licensed_clinician", "clinician_id": str(clinician.actor.id)}
    terms = visitor.world.terms(visitor.referral, recipients=[recipient])
    assert visitor.member.post("/v1/consents", terms).status_code == 201
    assert "Only Dana Reyes can take your request." in text_of(visitor.browser.get("/my"))


def test_home_shows_every_request_and_those_before(world: World) -> None:
    platform = world.platform()
    world.queued(platform)
    member = world.member_of(platform, "u-77")
    second = world.second_community(platform)
    world.submitted(platform, reference="ref-2", community_id=str(second))
    browser = MemberBrowser(world.app)
    browser.come_in(way_back(world, member.actor))
    said = text_of(browser.get("/my"))
    assert said.index("We wait for you") < said.index("You are in line")
    assert said.count("Locked. Nobody can read it.") == 1


def test_taking_back_says_first_what_it_cannot_do_and_then_what_was_read(
    visitor: Visiting,
) -> None:
    clinician = visitor.read_by_clinician()
    consent = visitor.id_of("consent")
    asked = visitor.browser.get(f"/my/consents/{consent}/take-back")
    said = text_of(asked)
    assert said.index("It cannot undo that someone has read it.") < said.index("Yes, take it back")
    assert said.index("Dana Reyes read") < said.index("Yes, take it back")
    assert methods(visitor.world) == [("active", "member_token")]  # asking changes nothing

    answer = visitor.browser.post(f"/my/consents/{consent}/take-back")
    assert (answer.status_code, answer.location) == (303, f"/my/consents/{consent}?lang=en")
    page = visitor.browser.get(answer.location)
    said = text_of(page)
    assert "You have taken it back" in said
    assert "Dana Reyes read “Your own words”" in said
    backups = day(utc_now() + visitor.world.app.config["BACKUPS_LAST"], "en")
    assert f"can hold the keys until {backups}" in said
    newest, first = receipts_on(visitor, page)
    assert (newest["status"], newest["changed_by"]) == ("revoked", "return_link")
    assert first["status"] == "active"
    assert methods(visitor.world)[1:] == [("revoked", "return_link")]
    read = clinician.get(f"/v1/referrals/{visitor.referral['id']}/context")
    assert read.status_code == 410
    [(actor, client)] = visitor.world.rows(
        "SELECT actor_id, client_id FROM audit_event WHERE action = 'consent.revoked'"
    )
    assert (actor, client) == (visitor.member.actor.id, "return-link")


def test_whoever_lost_the_answer_and_asks_again_is_shown_what_came_of_it(
    visitor: Visiting,
) -> None:
    consent = visitor.id_of("consent")
    answers = [visitor.browser.post(f"/my/consents/{consent}/take-back") for _ in range(2)]
    assert {(answer.status_code, answer.location) for answer in answers} == {
        (303, f"/my/consents/{consent}?lang=en")
    }
    assert len(methods(visitor.world)) == 2
    assert visitor.browser.get(f"/my/consents/{consent}/take-back").status_code == 303


def test_receipts_of_every_decision_are_there_to_copy(visitor: Visiting) -> None:
    consent = visitor.id_of("consent")
    visitor.browser.post(f"/my/consents/{consent}/take-back")
    found = receipts_on(visitor, visitor.browser.get("/my/receipts"))
    assert [each["status"] for each in found] == ["revoked", "active"]


def test_every_look_has_its_receipt(visitor: Visiting) -> None:
    clinician = visitor.read_by_clinician()
    page = visitor.browser.get("/my/disclosures")
    paths = re.findall(r'href="(/my/disclosures/[^"]+)"', page.text)
    assert len(paths) == 2
    claims = [receipts_on(visitor, visitor.browser.get(path))[0] for path in paths]
    recipients = {each["disclosure"]["recipient"]["id"] for each in claims}
    assert recipients == {str(clinician.actor.id), str(visitor.platform.actor.id)}


def test_home_names_the_three_latest_looks_alone(visitor: Visiting) -> None:
    clinician = visitor.read_by_clinician()
    for _ in range(3):
        assert clinician.get(f"/v1/referrals/{visitor.referral['id']}/context").status_code == 200
    assert text_of(visitor.browser.get("/my")).count("Dana Reyes read") == 3


def test_account_is_paged(visitor: Visiting) -> None:
    clinician = visitor.read_by_clinician()
    for _ in range(25):
        assert clinician.get(f"/v1/referrals/{visitor.referral['id']}/context").status_code == 200
    pages = list(followed(visitor, "/my/disclosures"))
    found = [re.findall(r'href="(/my/disclosures/[0-9a-f-]{36})', page.text) for page in pages]
    assert [len(each) for each in found] == [25, 2]
    assert len({path for each in found for path in each}) == 27


def followed(visitor: Visiting, path: str | None) -> Iterator[Answer]:
    while path:
        page = visitor.browser.get(path)
        yield page
        older = re.search(r'href="(/my/disclosures\?[^"]*cursor=[^"]*)"', page.text)
        path = unescape(older[1]) if older else None


def test_choosing_again_replaces_the_terms_and_keeps_the_request(visitor: Visiting) -> None:
    clinician = visitor.read_by_clinician()
    consent, item = visitor.id_of("consent"), visitor.id_of("context_item")
    asked = visitor.browser.get(f"/my/consents/{consent}/change")
    chosen = re.findall(r'name="([^"]+)" value="([^"]+)" checked', asked.text)
    assert chosen == [(item, "both"), ("share_back", "outcome"), ("days", "keep")]
    path = f"/my/consents/{consent}/change"
    answer = visitor.browser.post(path, {item: "care", "share_back": "none", "days": "30"})
    assert answer.status_code == 303
    assert "Your new choices count from now on." in visitor.browser.get(answer.location).text
    [(share_back, status, expires)] = visitor.world.rows(
        "SELECT share_back, status, expires_at FROM consent WHERE supersedes IS NOT NULL"
    )
    assert (share_back, status) == ("none", "active")
    assert timedelta(days=29) < expires - utc_now() <= timedelta(days=30)
    assert methods(visitor.world)[1:] == [("superseded", "return_link"), ("active", "return_link")]
    read = clinician.get(f"/v1/referrals/{visitor.referral['id']}/context")
    assert read.json["items"] == [] if read.status_code == 200 else read.status_code in {404, 410}
    again = visitor.browser.post(path, {item: "both", "share_back": "outcome", "days": "keep"})
    assert again.status_code == 409  # these terms were replaced meanwhile
    assert len(visitor.world.rows("SELECT 1 FROM consent")) == 2


def test_choice_that_is_missing_or_made_up_is_asked_for_again(visitor: Visiting) -> None:
    consent, item = visitor.id_of("consent"), visitor.id_of("context_item")
    path = f"/my/consents/{consent}/change"
    for form in ({}, {item: "all", "share_back": "everything", "days": "9999"}):
        answer = visitor.browser.post(path, form)
        assert answer.status_code == 422
        for field in (item, "share_back", "days"):
            assert f'<a href="#{field}">' in answer.text
    assert len(visitor.world.rows("SELECT 1 FROM consent")) == 1


def test_item_is_written_anew_and_the_words_of_before_are_gone(visitor: Visiting) -> None:
    item = visitor.id_of("context_item")
    page = visitor.browser.get(f"/my/items/{item}")
    assert "I feel low most days and sleep badly." in page.text
    form = {
        "kind": "narrative",
        "version": hidden(page, "version"),
        "words": " I sleep <b>well.\r\n ",
    }
    answer = visitor.browser.post(f"/my/items/{item}/words", form)
    assert answer.status_code == 303
    page = visitor.browser.get(answer.location)
    assert "Your new words are in its place." in page.text
    assert '<blockquote class="words">I sleep &lt;b&gt;well.</blockquote>' in page.text
    late = visitor.browser.post(f"/my/items/{item}/words", form | {"words": "Too late."})
    assert late.status_code == 412
    assert "It was changed since you opened this page." in late.text
    assert "I sleep &lt;b&gt;well." in late.text


def test_note_goes_with_the_item(visitor: Visiting) -> None:
    clinician = visitor.read_by_clinician()
    item = visitor.id_of("context_item")
    answer = visitor.browser.post(f"/my/items/{item}/note", {"note": "It is not as they say."})
    assert answer.status_code == 303
    assert "It is not as they say." in visitor.browser.get(f"/my/items/{item}").text
    read = clinician.get(f"/v1/referrals/{visitor.referral['id']}/context").json["items"]
    assert {each["text"] for each in read} >= {"It is not as they say."}


def test_note_is_not_chosen_by_itself(visitor: Visiting) -> None:
    consent, item = visitor.id_of("consent"), visitor.id_of("context_item")
    visitor.browser.post(f"/my/items/{item}/note", {"note": "It is not as they say."})
    asked = visitor.browser.get(f"/my/consents/{consent}/change")
    chosen = re.findall(r'name="([^"]+)" value="[^"]+" checked', asked.text)
    assert chosen == [item, "share_back", "days"]


@pytest.mark.parametrize(("path", "field"), [("words", "words"), ("note", "note")])
def test_help_comes_first_when_the_words_ask_for_it(
    visitor: Visiting, path: str, field: str
) -> None:
    item = visitor.id_of("context_item")
    form = {"kind": "narrative", "version": '"1"', field: IN_DANGER}
    answer = visitor.browser.post(f"/my/items/{item}/{path}", form)
    assert answer.status_code == 200  # no address says it
    main = answer.text[answer.text.index("<main") :]
    assert main.index('href="tel:988"') < main.index("<h1>")
    [(risk,)] = visitor.world.rows("SELECT risk FROM referral")
    assert risk == "L3"
    again = visitor.browser.get(f"/my/items/{item}")
    assert IN_DANGER in again.text
    assert 'role="alert"' not in again.text


@pytest.mark.parametrize(
    ("path", "form", "status"),
    [
        ("words", {"kind": "narrative", "words": " \0 "}, 422),
        ("words", {"kind": "narrative", "words": "x" * 20_001}, 422),
        ("words", {"kind": "gossip", "words": "x"}, 404),
        ("words", {"kind": "contact", "words": "x", "version": '"1"'}, 422),
        ("note", {}, 422),
        ("note", {"note": "x" * 20_001}, 422),
    ],
)
def test_words_that_cannot_be_kept_change_nothing(
    visitor: Visiting, path: str, form: dict[str, str], status: int
) -> None:
    item = visitor.id_of("context_item")
    answer = visitor.browser.post(f"/my/items/{item}/{path}", form)
    assert answer.status_code == status
    assert len(visitor.world.rows("SELECT 1 FROM context_item WHERE version = 1")) == 1


def test_destroyed_words_are_told_to_be_destroyed(visitor: Visiting) -> None:
    item = visitor.id_of("context_item")
    visitor.browser.post(f"/my/consents/{visitor.id_of('consent')}/take-back")
    page = visitor.browser.get(f"/my/items/{item}")
    assert page.status_code == 410
    assert "These words are destroyed." in page.text
    assert "<textarea" not in page.text
    answer = visitor.browser.post(f"/my/items/{item}/note", {"note": "Too late."})
    assert answer.status_code == 410


def test_emergency_is_shared_with_one_tap_and_taken_back_alone(visitor: Visiting) -> None:
    world, browser = visitor.world, visitor.browser
    path = f"/my/emergency/{visitor.referral['id']}"
    assert "We have called nobody for you right now" in browser.get(path).text
    assert browser.post(path, {"where": "12 Example Street"}).status_code == 409
    browser.post(f"/my/items/{visitor.id_of('context_item')}/note", {"note": IN_DANGER})
    assert path in browser.get("/my").text
    assert "No clinician is on call right now." in browser.get(path).text
    world.on_call()
    assert "No clinician is on call right now." not in browser.get(path).text
    assert browser.post(path, {"where": " "}).status_code == 422
    assert browser.post(path, {"where": "x" * 501}).status_code == 422
    answer = browser.post(path, {"where": "12 Example Street", "whom": "My sister, 212-555-0142"})
    assert (answer.status_code, answer.location) == (303, f"{path}?lang=en")
    assert "The clinician on call who answers can see it." in browser.get(path).text
    consent = visitor.id_of("consent")
    assert "Your request goes on." in browser.get(f"/my/consents/{consent}/take-back").text
    answer = browser.post(f"/my/consents/{consent}/take-back")
    assert "Your request goes on." in browser.get(answer.location).text
    [(status,)] = world.rows("SELECT status FROM referral")
    assert status == "queued"


def test_new_link_ends_the_old_one_and_every_other_phone(visitor: Visiting) -> None:
    elsewhere = MemberBrowser(visitor.world.app)
    elsewhere.come_in(visitor.token)
    form = {"after": hidden(visitor.browser.get("/my/new-link"), "after")}
    made = visitor.browser.post("/my/new-link", form)
    link, pin = (
        unescape(each)
        for each in re.findall(
            r'class="keep[^>]*>(?:<span[^>]*>)?([^<]+)', made.text.replace("<wbr>", "")
        )
    )
    assert re.fullmatch(r"http://127\.0\.0\.1:8000/my/[\w-]{43}", link)
    assert re.fullmatch(r"\d{8}", pin)
    assert visitor.browser.post("/my/new-link", form).text == made.text  # the answer was lost
    assert visitor.browser.get("/my").status_code == 200
    assert elsewhere.get("/my").status_code == 403
    assert elsewhere.come_in(visitor.token, PIN).status_code == 403
    assert elsewhere.come_in(link.rpartition("/")[2], pin).status_code == 303
    kept = visitor.world.rows("SELECT digest, pin_hash, ended_at FROM return_link ORDER BY id")
    assert [row.ended_at is None for row in kept] == [False, True]
    assert pin not in str(kept)
    stale = elsewhere.post("/my/new-link", form)
    assert stale.status_code == 409  # a link was made since that page was shown
    assert len(visitor.world.rows("SELECT 1 FROM return_link")) == 2


def test_new_link_is_not_made_for_nonsense(visitor: Visiting) -> None:
    for after in ("", "x", "01900000-0000-7000-8000-000000000000"):
        answer = visitor.browser.post("/my/new-link", {"after": after})
        assert answer.status_code in {404, 409}
    assert len(visitor.world.rows("SELECT 1 FROM return_link")) == 1


def test_ended_request_shares_nothing_and_names_other_groups(world: World) -> None:
    platform = world.platform()
    referral, member = world.queued(platform)
    clinician = world.clinician("NY")
    token = claimed(clinician, referral)
    declined = clinician.post(
        f"/v1/referrals/{referral['id']}/decline", {"reason": "out_of_scope"}, Claim_Token=token
    )
    assert declined.status_code == 204, declined.text
    browser = MemberBrowser(world.app)
    browser.come_in(way_back(world, member.actor))
    page = browser.get("/my")
    said = text_of(page)
    assert "No clinician could take your request" in said
    assert "Other groups that may help" in said
    assert "You share nothing now." in said
    assert form_token(page)
