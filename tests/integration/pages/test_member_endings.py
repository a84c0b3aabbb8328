"""What a member does where something ended: answers an outcome, agrees again or ends it."""

import re
from datetime import timedelta
from typing import Any

import pytest

from api.clock import utc_now
from api.pages.dates import day
from tests.integration.care.cared import Cared, accepted
from tests.integration.links.way_back import way_back
from tests.integration.pages.member_browser import MemberBrowser, text_of
from tests.integration.pages.test_member_requests import (
    BY_LINK,
    GONE,
    come_in,
    done_by_member,
    forms_of,
    own,
    sent,
)
from tests.integration.referrals.lives import fire
from tests.world import World, claimed

NOBODY = "Nobody can open your items by it now."


def ended(world: World, code: str = "care_completed") -> Cared:
    """Return a referral whose owner has just recorded how it ended."""
    cared = accepted(world)
    outcome = {"code": code, "evidence": "clinician_attested"}
    assert cared.acts("outcome", outcome).status_code == 200
    return cared


def lapsed(world: World, later: Any) -> tuple[Cared, MemberBrowser, str]:
    """Return a referral in care whose consent has run out, its member come in, and the consent."""
    cared = accepted(world)
    later(days=90, minutes=1)
    fire(world)
    [(consent,)] = world.rows("SELECT id FROM consent")
    return cared, come_in(world, cared), f"/my/consents/{consent}"


@pytest.mark.parametrize(
    ("code", "said"),
    [("care_completed", "Your care is done."), ("not_reached", "No one could reach you.")],
)
def test_member_says_that_an_outcome_is_right_and_then_that_it_is_not(
    world: World, code: str, said: str
) -> None:
    cared = ended(world, code)
    browser, path = come_in(world, cared), own(cared.referral)
    assert "Is it right how your request ended?" in text_of(browser.get("/my"))
    page = browser.get(path)
    assert said in text_of(page)
    assert forms_of(page) == {"confirm", "contest"}
    for _ in range(2):  # whoever lost our answer sends it again
        page = sent(browser, own(cared.referral, "outcome", "confirm"))
    assert "You have said that this is right." in text_of(page)
    assert forms_of(page) == {"contest"}
    assert done_by_member(world, "referral.outcome_confirmed") == BY_LINK
    for shown in (browser.get("/my"), page):
        assert "Is it right how your request ended?" not in text_of(shown)
    page = sent(browser, own(cared.referral, "outcome", "contest"))
    assert "You have said that this is not right." in text_of(page)
    assert "You have said that this is right." not in text_of(page)
    assert forms_of(page) == {"confirm"}
    assert done_by_member(world, "referral.outcome_contested") == BY_LINK
    assert cared.owner.get(cared.path).json["outcome"]["contested_at"]


@pytest.mark.parametrize("act", ["confirm", "contest"])
def test_outcome_is_answered_while_there_is_one_and_for_30_days(
    world: World, later: Any, act: str
) -> None:
    cared = accepted(world)
    browser, path = come_in(world, cared), own(cared.referral, "outcome", act)
    answer = browser.post(path)
    assert (answer.status_code, GONE in answer.text) == (409, True)
    outcome = {"code": "care_completed", "evidence": "clinician_attested"}
    assert cared.acts("outcome", outcome).status_code == 200
    later(days=30)
    browser = come_in(world, cared)
    page = browser.get(own(cared.referral))
    assert "Your care is done." in text_of(page)
    assert forms_of(page) == set()
    assert browser.post(path).status_code == 409
    assert world.rows("SELECT outcome_confirmed_at, outcome_contested_at FROM referral") == [
        (None, None)
    ]


def test_what_is_shared_is_not_chosen_again_for_a_request_that_has_ended(world: World) -> None:
    cared = ended(world)
    browser = come_in(world, cared)
    page = browser.get("/my")
    assert "Take back what I share" in text_of(page)
    assert "Change what I share" not in text_of(page)
    [(consent,)] = world.rows("SELECT id FROM consent")
    assert browser.get(f"/my/consents/{consent}/change").status_code == 409


def test_member_sees_what_lapsed_and_agrees_again_item_by_item(world: World, later: Any) -> None:
    cared, browser, consent = lapsed(world, later)
    assert cared.place() == "on_hold/consent_lapsed"
    assert cared.owner.get(f"{cared.path}/context").status_code != 200
    [(until, item)] = world.rows(
        "SELECT c.expires_at, i.context_id FROM consent c JOIN consent_item i"
        " ON i.consent_id = c.id LIMIT 1"
    )
    gone = f"What you agreed to ended on {day(until, 'en')}. {NOBODY}"
    assert gone in text_of(browser.get("/my"))
    page = browser.get(own(cared.referral))
    waits = day(utc_now() + timedelta(days=7), "en")
    assert f"{gone} Your request waits for you until {waits}." in text_of(page)
    assert f'href="{consent}/change?' in page.text
    assert f'href="{own(cared.referral, "withdraw")}?' in page.text

    asked = browser.get(f"{consent}/change")
    said = text_of(asked)
    assert gone in said
    assert "Your own words: with the clinician who looks at your request and the one" in said
    assert "What your community learns: How it ended." in said
    assert re.findall(r'value="[^"]+" checked', asked.text) == []  # nobody chose for them
    assert 'value="keep"' not in asked.text
    assert browser.get(f"{consent}/change?lang=es").status_code == 200

    form = {str(item): "care", "share_back": "none", "days": "keep"}
    assert browser.post(f"{consent}/change", form).status_code == 422
    page = sent(browser, f"{consent}/change", form | {"days": "30"})
    assert "Your new choices count from now on." in text_of(page)
    assert cared.place() == "accepted"
    assert cared.owner.get(f"{cared.path}/context").status_code == 200
    rows = world.rows("SELECT method FROM consent WHERE supersedes IS NOT NULL")
    assert [row.method for row in rows] == ["return_link"]
    assert NOBODY not in text_of(browser.get("/my"))
    assert browser.get(f"{consent}/change").status_code == 409  # these terms were replaced


def test_member_whose_consent_lapsed_ends_the_request_in_place_of_it(
    world: World, later: Any
) -> None:
    cared, browser, consent = lapsed(world, later)
    page = sent(browser, own(cared.referral, "withdraw"))
    assert "You have ended your request" in text_of(page)
    assert NOBODY not in text_of(page)
    assert browser.get(f"{consent}/change").status_code == 409
    assert browser.post(f"{consent}/change", {"share_back": "none"}).status_code == 409


def test_what_lapsed_after_the_end_is_asked_for_no_more(world: World, later: Any) -> None:
    cared = ended(world)
    later(days=90, minutes=1)
    browser = come_in(world, cared)
    for path in ("/my", own(cared.referral)):
        assert NOBODY not in text_of(browser.get(path))


def test_consent_that_lapsed_after_all_is_said_to_hold_no_more(world: World, later: Any) -> None:
    cared, browser, consent = lapsed(world, later)
    item = re.findall(r'<fieldset id="([0-9a-f-]{36})"', browser.get(f"{consent}/change").text)
    form = {**dict.fromkeys(item, "both"), "share_back": "none", "days": "30"}
    answer = browser.post(f"{consent}/change", form)
    assert "Your new choices count" in text_of(browser.get(answer.location))
    later(days=31)
    assert "Your new choices count" not in text_of(come_in(world, cared).get(answer.location))


def test_where_a_clinician_said_to_turn_next_is_shown(world: World) -> None:
    referral, member = world.queued(world.platform())
    clinician = world.clinician("NY")
    why = {"reason": "higher_level_of_care", "next_place": "the <b>day</b> clinic"}
    path, token = f"/v1/referrals/{referral['id']}", claimed(clinician, referral)
    browser = MemberBrowser(world.app)
    assert browser.come_in(way_back(world, member.actor)).status_code == 303
    heading = "Where you could turn next"
    assert heading not in text_of(browser.get("/my"))
    assert clinician.post(f"{path}/decline", why, Claim_Token=token).status_code == 204
    page = browser.get("/my")
    assert heading in text_of(page)
    assert "the &lt;b&gt;day&lt;/b&gt; clinic" in page.text
