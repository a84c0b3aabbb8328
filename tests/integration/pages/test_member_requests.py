"""What a member does about their request on their own pages: no, wait, meet, end it, move."""

import re
from html import unescape
from typing import Any

import pytest

from api.pages.dates import meeting
from tests.integration.care.cared import Cared, accepted, proposal
from tests.integration.links.way_back import way_back
from tests.integration.pages.conftest import Visiting
from tests.integration.pages.member_browser import MemberBrowser, text_of
from tests.integration.referrals.lives import fire
from tests.world import Answer, World, claimed

GONE = "This cannot be done any more."


def come_in(world: World, cared: Cared) -> MemberBrowser:
    browser = MemberBrowser(world.app)
    assert browser.come_in(way_back(world, cared.member.actor)).status_code == 303
    return browser


def own(referral: dict[str, Any], *parts: str) -> str:
    return "/".join(["/my/requests", referral["id"], *parts])


def status_of(world: World) -> str:
    [(status,)] = world.rows("SELECT status FROM referral")
    return str(status)


def forms_of(page: Answer) -> set[str]:
    """Return what the forms of a page do: the last part of each address."""
    found = re.findall(r'<form method="post" action="([^"?]+)', page.text)
    return {each.rpartition("/")[2] for each in found}


def hidden(page: Answer, name: str) -> str:
    found = re.search(rf'name="{name}" value="([^"]*)"', page.text)
    assert found is not None
    return unescape(found[1])


def sent(browser: MemberBrowser, path: str, form: dict[str, str] | None = None) -> Answer:
    """Send a form and follow it to the page that it leads to."""
    answer = browser.post(path, form)
    assert answer.status_code == 303, answer.text
    return browser.get(answer.location)


def done_by_member(world: World, action: str) -> list[Any]:
    """Return who did it, by which way, as the audit trail has it."""
    rows = world.rows(
        "SELECT actor_persona, client_id FROM audit_event WHERE action = :a", a=action
    )
    return [tuple(row) for row in rows]


BY_LINK = [("member", "return-link")]


def test_request_shows_who_has_it_by_which_licence_and_at_what_price(visitor: Visiting) -> None:
    path = own(visitor.referral)
    before = text_of(visitor.browser.get(path))
    assert "Dana Reyes" not in before
    clinician = visitor.read_by_clinician()
    visitor.world.rows(
        "UPDATE clinician SET fee_cents = 12000, sliding_scale = true, plans = '{Aetna}',"
        " expected_wait_days = 7 WHERE id = :id RETURNING id",
        id=clinician.actor.id,
    )
    said = text_of(visitor.browser.get(path))
    for each in (
        "Who looks at your request Dana Reyes",
        "number 1, for New York.",
        "We checked it with test board on",
        "One visit costs $120. They may ask for less",
        "Health plans that they take: Aetna.",
        "Days until a first visit, as they see it: 7.",
        "For all we know, you are in New York.",
    ):
        assert each in said
    assert "Dana Reyes has it now." in text_of(visitor.browser.get("/my"))
    spanish = text_of(visitor.browser.get(f"{path}?lang=es"))
    assert "Una cita cuesta $120." in spanish
    assert "para Nueva York." in spanish


def test_refusing_says_first_what_it_does_and_takes_it_from_them(visitor: Visiting) -> None:
    clinician, browser = visitor.read_by_clinician(), visitor.browser
    visitor.world.clinician("NY")
    path = own(visitor.referral, "refuse")
    asked = browser.get(path)
    assert "Dana Reyes can open nothing of yours through us any more" in text_of(asked)
    assert status_of(visitor.world) == "claimed"  # asking changes nothing
    page = sent(browser, path, {"claim": hidden(asked, "claim")})
    assert "You are in line" in text_of(page)
    read = clinician.get(f"/v1/referrals/{visitor.referral['id']}/context")
    assert read.status_code == 410
    assert done_by_member(visitor.world, "referral.clinician_refused") == BY_LINK
    assert GONE in browser.get(path).text
    assert browser.post(path, {"claim": "1"}).status_code == 409


def test_whoever_has_it_since_is_not_refused_in_their_place(visitor: Visiting) -> None:
    first, browser = visitor.read_by_clinician(), visitor.browser
    claim = hidden(browser.get(own(visitor.referral, "refuse")), "claim")
    path = f"/v1/referrals/{visitor.referral['id']}/release"
    assert first.post(path, Claim_Token=claim).status_code < 300
    claimed(visitor.world.clinician("NY"), visitor.referral)
    answer = browser.post(own(visitor.referral, "refuse"), {"claim": claim})
    assert (answer.status_code, GONE in answer.text) == (409, True)
    assert status_of(visitor.world) == "claimed"


def test_member_who_was_asked_waits_on_or_ends_it(visitor: Visiting, later: Any) -> None:
    world = visitor.world
    world.clinician("NY")
    path = own(visitor.referral)
    assert "keep-waiting" not in forms_of(visitor.browser.get(path))
    assert visitor.browser.post(own(visitor.referral, "keep-waiting")).status_code == 409
    later(days=10)
    fire(world)
    visitor.browser.come_in(visitor.token)
    assert "Do you want to wait on?" in text_of(visitor.browser.get("/my"))
    page = visitor.browser.get(path)
    assert "keep-waiting" in forms_of(page)
    assert f'href="{own(visitor.referral, "withdraw")}?' in page.text
    page = sent(visitor.browser, own(visitor.referral, "keep-waiting"))
    assert "Thank you. You keep your place." in text_of(page)
    assert "keep-waiting" not in forms_of(page)
    assert done_by_member(world, "referral.waits_on") == BY_LINK
    assert "Do you want to wait on?" not in text_of(visitor.browser.get("/my"))


def test_withdrawing_ends_it_and_asked_twice_shows_what_came_of_it(visitor: Visiting) -> None:
    clinician = visitor.read_by_clinician()
    path = own(visitor.referral, "withdraw")
    said = text_of(visitor.browser.get(path))
    assert said.index("It cannot undo that someone has read it.") < said.index("Yes, end it")
    assert status_of(visitor.world) == "claimed"
    for _ in range(2):
        assert "You have ended your request" in text_of(sent(visitor.browser, path))
    read = clinician.get(f"/v1/referrals/{visitor.referral['id']}/context")
    assert read.status_code == 410
    events = visitor.world.rows("SELECT status, method FROM consent_event ORDER BY id")
    assert [tuple(each) for each in events][1:] == [("revoked", "return_link")]
    assert visitor.browser.get(path).status_code == 409


def test_withdrawing_needs_no_consent(world: World) -> None:
    platform = world.platform()
    referral = world.submitted(platform)
    member = world.member_of(platform, "u-77")
    browser = MemberBrowser(world.app)
    browser.come_in(way_back(world, member.actor))
    page = sent(browser, own(referral, "withdraw"))
    assert "You have ended your request" in text_of(page)
    assert done_by_member(world, "referral.withdrawn") == BY_LINK


def test_request_that_is_done_is_not_withdrawn(world: World) -> None:
    cared = accepted(world)
    browser = come_in(world, cared)
    outcome = {"code": "care_completed", "evidence": "clinician_attested"}
    assert cared.acts("outcome", outcome).status_code == 200
    answer = browser.post(own(cared.referral, "withdraw"))
    assert (answer.status_code, GONE in answer.text) == (409, True)
    assert status_of(world) == "completed"


def test_meeting_is_shown_in_the_members_own_time_and_confirmed(world: World) -> None:
    cared = accepted(world)
    browser, path = come_in(world, cared), own(cared.referral)
    assert forms_of(browser.get(path)) == set()
    cared.arranged(time_zone="America/Chicago", dial_in="+12125550123")
    [(starts_at,)] = world.rows("SELECT starts_at FROM appointment")
    when = f"You meet on {meeting(starts_at, 'America/Chicago', 'en')}."
    assert "(Chicago time)" in when
    assert when in text_of(browser.get("/my"))
    page = browser.get(path)
    said = text_of(page)
    assert when in said
    assert "It takes 50 minutes. You meet by video." in said
    assert '<a class="button" href="https://meet.example.org/k7" rel="noreferrer noopener">' in (
        page.text
    )
    assert 'href="tel:+12125550123"' in page.text
    assert forms_of(page) == {"confirm", "cancel"}
    form = {"proposed": hidden(page, "proposed")}
    for _ in range(2):  # whoever lost our answer sends it again
        page = sent(browser, own(cared.referral, "meeting", "confirm"), form)
    assert "You have said that you will be there." in text_of(page)
    assert forms_of(page) == {"cancel"}
    assert done_by_member(world, "appointment.confirmed") == BY_LINK


def test_member_who_cannot_come_calls_it_off(world: World) -> None:
    cared = accepted(world)
    cared.arranged()
    browser = come_in(world, cared)
    form = {"proposed": hidden(browser.get(own(cared.referral)), "proposed")}
    page = sent(browser, own(cared.referral, "meeting", "cancel"), form)
    assert "This time was called off." in text_of(page)
    assert forms_of(page) == set()
    assert cared.place() == "in_progress/appointment_cancelled"
    rows = world.rows("SELECT cancelled_by, cancel_code FROM appointment")
    assert [tuple(each) for each in rows] == [("member", "cannot_attend")]
    assert done_by_member(world, "appointment.cancelled") == BY_LINK


@pytest.mark.parametrize("act", ["confirm", "cancel"])
def test_no_other_time_than_the_one_shown_is_answered(world: World, act: str) -> None:
    cared = accepted(world)
    browser, path = come_in(world, cared), own(cared.referral, "meeting", act)
    assert browser.post(path).status_code == 409
    first = cared.arranged()
    form = {"proposed": hidden(browser.get(own(cared.referral)), "proposed")}
    changed = proposal(starts_at=first["ends_at"])
    tag = cared.owner.get(f"{cared.path}/appointment").headers["ETag"]
    assert cared.puts(changed, If_Match=tag).status_code == 200
    answer = browser.post(path, form)
    assert (answer.status_code, GONE in answer.text) == (409, True)
    rows = world.rows("SELECT status FROM appointment")
    assert [row.status for row in rows] == ["proposed"]


@pytest.mark.parametrize("act", ["confirm", "cancel"])
def test_meeting_that_has_begun_is_answered_no_more(world: World, later: Any, act: str) -> None:
    cared = accepted(world)
    cared.arranged()
    later(days=2, minutes=1)
    browser = come_in(world, cared)
    page = browser.get(own(cared.referral))
    assert forms_of(page) == set()
    assert "Join here" in text_of(page)
    [(meeting_id, proposed_at)] = world.rows("SELECT id, proposed_at FROM appointment")
    form = {"proposed": f"{meeting_id}.{proposed_at.isoformat()}"}
    answer = browser.post(own(cared.referral, "meeting", act), form)
    assert answer.status_code == 409
    assert cared.place() == "in_progress/scheduled"


def test_member_says_where_they_are_now_and_the_request_goes_along(visitor: Visiting) -> None:
    clinician = visitor.read_by_clinician()
    page = visitor.browser.get("/my/where")
    assert re.findall(r'<option value="(\w+)" selected>([^<]+)', page.text) == [("NY", "New York")]
    form = {"version": hidden(page, "version"), "place": "CA"}
    saved = sent(visitor.browser, "/my/where", form)
    assert "Saved. Your request goes with you." in text_of(saved)
    assert re.findall(r'<option value="(\w+)" selected>', saved.text) == ["CA"]
    [(place, status)] = visitor.world.rows("SELECT jurisdiction, status FROM referral")
    assert (place, status) == ("CA", "queued")  # who had claimed it has no licence there
    read = clinician.get(f"/v1/referrals/{visitor.referral['id']}/context")
    assert read.status_code == 410
    assert done_by_member(visitor.world, "member.changed") == BY_LINK
    late = visitor.browser.post("/my/where", form | {"place": "TX"})
    assert late.status_code == 412
    assert "Something has changed since you opened this page." in late.text
    assert re.findall(r'<option value="(\w+)" selected>', late.text) == ["CA"]


@pytest.mark.parametrize("place", ["", "ZZ", "California"])
def test_place_that_is_none_is_asked_for_again(visitor: Visiting, place: str) -> None:
    version = hidden(visitor.browser.get("/my/where"), "version")
    answer = visitor.browser.post("/my/where", {"version": version, "place": place})
    assert answer.status_code == 422
    assert '<a href="#place">Choose the place where you are.</a>' in answer.text
    assert visitor.world.rows("SELECT jurisdiction FROM member") == [("NY",)]


def test_owner_without_a_licence_where_the_member_is_now_is_said_to_have_none(
    world: World,
) -> None:
    cared = accepted(world)
    browser = come_in(world, cared)
    form = {"version": hidden(browser.get("/my/where"), "version"), "place": "CA"}
    sent(browser, "/my/where", form)
    said = text_of(browser.get(own(cared.referral)))
    assert "Your request is on hold" in said
    assert "We know of no license that they have where you are now." in said


def test_what_an_owner_reads_is_not_said_to_be_locked(world: World) -> None:
    cared = accepted(world)
    cared.contacted("reached")
    assert cared.place() == "in_progress/engaged"
    said = text_of(come_in(world, cared).get("/my"))
    assert "Your care is under way" in said
    assert "Locked." not in said
    assert "Change what I share" in said
