"""A consent link where a consent stands: it takes back, and reopens nothing the member decided."""

from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

import pytest

from api.clock import utc_now
from api.pages.words import LANGUAGES, words
from tests.integration.pages.reader import ACTION, TWO_ITEMS, Reader, to_review, way_back_shown
from tests.integration.pages.test_consent_safety import everything
from tests.world import Caller, World, claimed

EN = words("en")
SAID = EN["standing"]
CONSENTS = """
SELECT c.status, c.method, c.share_back, r.status AS referral, c.recipient_clinician_id AS named
FROM consent c JOIN referral r ON r.id = c.referral_id ORDER BY c.id
"""


@pytest.fixture
def platform(world: World) -> Caller:
    """A platform whose community may attest."""
    found = world.platform()
    world.agreed(found)
    return found


def attested(world: World, platform: Caller, **changes: Any) -> dict[str, Any]:
    terms = world.attested("narrative", "contact", **changes)
    return world.submitted(platform, context=TWO_ITEMS, attested_consent=terms)


def fresh_link(platform: Caller, referral: dict[str, Any]) -> str:
    answer = platform.post(f"/v1/referrals/{referral['id']}/consent-link")
    assert answer.status_code == 200, answer.text
    return path_of(answer.json)


def path_of(answer: dict[str, Any]) -> str:
    return str(urlsplit(answer["consent_url"]).path)


def press_choose(reader: Reader, link: str) -> None:
    """Press the second button of the page, and walk to the review."""
    reader.open(link)
    answer = reader.client.post(link, data={**reader.fields(), "safe": "yes"})
    reader.open(answer.location)
    for choice in ("care", "none"):
        reader.send(choice=choice)
    reader.send(share_back="none", days=30)
    reader.send(decider="self")


def read(world: World, referral: dict[str, Any]) -> Caller:
    clinician = world.clinician("NY")
    claimed(clinician, referral)
    assert clinician.get(f"/v1/referrals/{referral['id']}/context").status_code == 200
    return clinician


def ways_back(world: World) -> int:
    [(count,)] = world.rows("SELECT count(*) FROM return_link")
    return int(count)


# What it shows


def test_attested_referral_has_a_link_that_says_what_is_shared(
    world: World, platform: Caller
) -> None:
    referral = attested(world, platform)
    reader = Reader(world.app)
    assert reader.open(path_of(referral)).status_code == 200
    assert reader.heading() == SAID["heading"]
    assert SAID["attested"].partition("{")[0] in reader.text
    for kind in ("narrative", "contact"):
        assert f"{EN['kinds'][kind]} {EN['home']['for_both']}" in reader.text
    assert EN["back"]["outcome_means"] in reader.text
    assert SAID["looks_none"] in reader.text
    assert EN["take_back"]["cannot_unread"] in reader.text


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_page_of_a_standing_consent_says_that_nothing_was_shared(
    world: World, platform: Caller, language: str
) -> None:
    said = words(language)
    link = path_of(attested(world, platform))
    reader = Reader(world.app)
    reader.open(f"{link}?lang={language}")
    pages = [reader.text]
    answer = reader.client.post(link, data={**reader.fields(), "safe": "yes"})
    reader.open(answer.location)
    for sent in ({"choice": "care"}, {"choice": "none"}, {"share_back": "none", "days": 30}):
        pages.append(reader.text)
        reader.send(**sent)
    reader.send(decider="self")
    pages.append(reader.text)
    reader.send(decision="share_nothing")
    pages.append(reader.text)
    assert said["standing"]["done_heading"] in reader.text
    false = [
        *(said["start"][key] for key in ("sealed", "no_rush")),
        *(said["item"][key] for key in ("none_means", "care_means")),
        said["later"]["nobody"],
        said["review"]["lead"],
        said["review"]["share_nothing_means"],
        said["done"]["waits"],
        said["done"]["nothing_heading"],
    ]
    assert [(n, each) for n, page in enumerate(pages) for each in false if each in page] == []


def test_place_is_not_kept_by_a_page_that_says_all_is_locked(
    world: World, platform: Caller
) -> None:
    reader = Reader(world.app)
    reader.open(f"{path_of(attested(world, platform))}/later")
    assert reader.heading() == SAID["heading"]


def test_looks_are_a_number_until_it_is_taken_back(world: World, platform: Caller) -> None:
    referral = attested(world, platform)
    read(world, referral)
    reader = Reader(world.app)
    reader.open(path_of(referral))
    assert SAID["looks"].format(count=2) in reader.text
    assert "Dana Reyes" not in reader.text


def test_opening_it_consumes_nothing(world: World, platform: Caller) -> None:
    link = path_of(attested(world, platform))
    before = everything(world)
    for path in ("", "/later", "/item/1", "/review", "/done"):
        assert world.app.test_client().get(link + path).status_code in (200, 303)
    assert world.app.test_client().get(f"{link}/take-back").status_code == 405
    assert everything(world) == before


def test_guardian_whom_the_platform_names_is_told_of(world: World, platform: Caller) -> None:
    grantor = {"role": "guardian", "basis": "mother"}
    reader = Reader(world.app)
    reader.open(path_of(attested(world, platform, grantor=grantor)))
    assert SAID["attested_for"].partition("{")[0] in reader.text


def test_consent_that_has_lapsed_is_not_called_shared(
    world: World, platform: Caller, later: Any
) -> None:
    ends = (utc_now() + timedelta(days=2)).isoformat()
    link = path_of(attested(world, platform, expires_at=ends))
    later(days=3)
    reader = Reader(world.app)
    reader.open(link)
    assert SAID["lapsed"].partition("{")[0] in reader.text
    assert EN["home"]["for_both"] not in reader.text


# Taking back


def test_taking_back_revokes_burns_the_link_and_leaves_no_way_back(
    world: World, platform: Caller
) -> None:
    referral = attested(world, platform)
    clinician = read(world, referral)
    reader = Reader(world.app)
    reader.open(path_of(referral))
    reader.send()
    assert reader.heading() == EN["take_back"]["done_heading"]
    assert "Dana Reyes" in reader.text
    assert EN["take_back"]["backups"].partition("{")[0] in reader.text
    assert EN["done"]["pin"] not in reader.text
    [row] = world.rows(CONSENTS)
    assert (row.status, row.referral) == ("revoked", "withdrawn")
    assert ways_back(world) == 0
    assert world.rows("SELECT 1 FROM context_key") == []
    assert clinician.get(f"/v1/referrals/{referral['id']}/context").status_code == 410
    [(method,)] = world.rows("SELECT method FROM consent_event WHERE status = 'revoked'")
    assert method == "consent_page"


def test_taking_back_twice_shows_the_same_and_nobody_else_sees_it(
    world: World, platform: Caller
) -> None:
    link = path_of(attested(world, platform))
    reader = Reader(world.app)
    reader.open(link)
    form, action = reader.fields(), f"{link}/take-back"
    reader.send()
    again = reader.client.post(action, data=form)
    assert reader.open(again.location).status_code == 200
    assert reader.heading() == EN["take_back"]["done_heading"]
    other = Reader(world.app)
    assert [other.open(path).status_code for path in (link, f"{link}/done")] == [410, 410]


@pytest.mark.parametrize("state", ["queued", "claimed", "accepted"])
def test_member_who_lost_link_and_pin_takes_back_by_a_fresh_link(world: World, state: str) -> None:
    platform = world.platform()
    referral, _ = world.queued(platform)
    if state != "queued":
        clinician = world.clinician("NY")
        token = claimed(clinician, referral)
    if state == "accepted":
        path = f"/v1/referrals/{referral['id']}/accept"
        assert clinician.post(path, Claim_Token=token).status_code == 200
    reader = Reader(world.app)
    reader.open(fresh_link(platform, referral))
    assert SAID["chosen"].partition("{")[0] in reader.text
    assert SAID["only_take_back"] in reader.text
    assert len(ACTION.findall(reader.shown.text)) == 1  # taking back is all that there is
    reader.send()
    [row] = world.rows(CONSENTS)
    assert (row.status, row.referral) == ("revoked", "withdrawn")
    assert ways_back(world) == 0


def test_form_that_another_site_sent_takes_nothing_back(world: World, platform: Caller) -> None:
    reader = Reader(world.app)
    reader.open(path_of(attested(world, platform)))
    before = everything(world)
    assert reader.send({"Sec-Fetch-Site": "cross-site"}).status_code == 403
    assert reader.send(form_token="wrong").status_code == 403
    assert everything(world) == before


def test_there_is_nothing_to_take_back_before_the_first_decision(world: World) -> None:
    link = path_of(world.submitted(world.platform()))
    reader = Reader(world.app)
    reader.open(link)
    before = everything(world)
    assert reader.client.post(f"{link}/take-back", data=reader.fields()).location == link
    assert reader.client.post(f"{link}/take-back").location == link
    assert everything(world) == before


# Choosing in the place of what was attested


def test_own_choice_takes_the_place_of_the_attested_one(world: World, platform: Caller) -> None:
    link = path_of(attested(world, platform))
    reader = Reader(world.app)
    press_choose(reader, link)
    reader.send(decision="share")
    assert reader.heading() == SAID["done_heading"]
    way_back_shown(reader)
    old, new = world.rows(CONSENTS)
    assert (old.status, old.method) == ("superseded", "platform_attestation")
    assert (new.status, new.method, new.share_back) == ("active", "consent_page", "none")
    assert new.referral == "queued"
    shared = world.rows(
        """SELECT i.kind, k.purpose FROM consent_item k JOIN context_item i ON i.id = k.context_id
        JOIN consent c ON c.id = k.consent_id WHERE c.status = 'active'"""
    )
    assert [tuple(row) for row in shared] == [("narrative", "care")]


def test_refusing_revokes_what_was_attested_and_hands_out_the_way_back(
    world: World, platform: Caller
) -> None:
    referral = attested(world, platform)
    read(world, referral)
    reader = Reader(world.app)
    press_choose(reader, path_of(referral))
    reader.send(decision="deny")
    assert reader.heading() == EN["take_back"]["done_heading"]
    assert EN["done"]["denied"] not in reader.text
    assert "Dana Reyes" in reader.text
    way_back_shown(reader)
    [row] = world.rows(CONSENTS)
    assert (row.status, row.referral) == ("revoked", "withdrawn")
    assert ways_back(world) == 1


def test_own_choice_opens_it_to_nobody_else_than_the_attested_one(
    world: World, platform: Caller
) -> None:
    clinician = world.clinician("NY").actor.id
    named = [{"class": "licensed_clinician", "clinician_id": str(clinician)}]
    reader = Reader(world.app)
    press_choose(reader, path_of(attested(world, platform, recipients=named)))
    assert SAID["only"].format(who="Dana Reyes") in reader.text
    reader.send(decision="share")
    assert [row.named for row in world.rows(CONSENTS)] == [clinician, clinician]


# Attacks: the platform issues itself a link


@pytest.mark.parametrize("decision", ["share", "share_nothing", "deny"])
def test_fresh_link_reopens_nothing_that_the_member_decided(
    world: World, platform: Caller, decision: str
) -> None:
    """The platform has walked to the last step before the member narrowed it in their app."""
    referral = attested(world, platform)
    reader = Reader(world.app)
    press_choose(reader, path_of(referral))
    member = world.member_of(platform, "u-77")
    world.granted(member, referral, items=[], share_back="none")
    before = everything(world)
    assert reader.send(decision=decision).status_code == 410
    assert everything(world) == before
    assert ways_back(world) == 0


@pytest.mark.parametrize("link", ["first", "fresh"])
def test_no_step_of_the_ordinary_way_opens_by_it(world: World, link: str) -> None:
    platform = world.platform()
    referral = world.submitted(platform, context=TWO_ITEMS)
    reader = to_review(Reader(world.app), path_of(referral))
    form = reader.fields()
    world.granted(world.member_of(platform, "u-77"), referral, items=[], share_back="none")
    link = fresh_link(platform, referral) if link == "fresh" else path_of(referral)
    before = everything(world)
    chosen = {"safe": "yes", "choice": "both", "share_back": "outcome", "days": 365}
    form |= {key: str(value) for key, value in chosen.items()}
    for path in ("", "/item/1", "/back", "/who", "/review"):
        answer = reader.client.post(link + path, data={**form, "decision": "share"})
        assert answer.status_code == 410, path
        if path:
            assert reader.client.get(link + path).status_code == 410, path
    assert everything(world) == before
    reader.open(link)
    assert reader.heading() == SAID["heading"]


def test_verb_reopens_nothing_whatever_a_page_lets_through(
    world: World, platform: Caller, monkeypatch: pytest.MonkeyPatch
) -> None:
    referral = attested(world, platform)
    reader = Reader(world.app)
    press_choose(reader, path_of(referral))
    monkeypatch.setattr("api.pages.consent.opened.refuse_reopening", lambda _: None)
    monkeypatch.setattr("api.pages.consent.review._seen", lambda *_: reader.fields()["seen"])
    world.granted(world.member_of(platform, "u-77"), referral, items=[], share_back="none")
    before = everything(world)
    assert reader.send(decision="share").status_code == 410
    assert everything(world) == before


# Links that lead no further


def test_link_that_is_too_old_does_not_say_that_nothing_was_shared(
    world: World, platform: Caller, later: Any
) -> None:
    link = path_of(attested(world, platform))
    later(days=7, seconds=1)
    reader = Reader(world.app)
    assert reader.open(link).status_code == 410
    assert reader.heading() == EN["gone"]["over_heading"]


@pytest.mark.parametrize(("status", "code"), [("declined", 410), ("completed", 200)])
def test_ended_referral_can_be_taken_back_while_it_can_be_read(
    world: World, platform: Caller, status: str, code: int
) -> None:
    link = path_of(attested(world, platform))
    world.rows("UPDATE referral SET status = :s, due_at = NULL RETURNING 1", s=status)
    reader = Reader(world.app)
    assert reader.open(link).status_code == code
    if code == 200:
        assert SAID["choose"] not in reader.text
        assert EN["take_back"]["ends"] not in reader.text
        reader.send()
        [row] = world.rows(CONSENTS)
        assert (row.status, row.referral) == ("revoked", "completed")
    else:
        assert reader.heading() == EN["gone"]["over_heading"]
