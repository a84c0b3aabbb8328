"""The lease of a claim: renewed a few times, released, or over."""

from datetime import datetime, timedelta

import pytest

from tests.integration.referrals.holder import holding, later, slug
from tests.world import World, claimed


def _ends(answer: dict[str, str]) -> datetime:
    return datetime.fromisoformat(answer["expires_at"])


def test_a_lease_is_renewed_four_times_and_no_fifth(world: World) -> None:
    held = holding(world)
    for minutes in (20, 40, 60, 80):
        with later(world, minutes=minutes):
            answer = held.act("renew")
            assert (answer.status_code, answer.json["status"]) == (200, "claimed"), minutes
            assert answer.json["claim"]["token"] == int(held.token)
    with later(world, minutes=100):
        assert slug(held.act("renew")) == (409, "renewed-too-often")
        assert held.blocks()["renew"] == "renewed-too-often"
        assert held.act("accept").status_code == 200, "and it is theirs until the lease ends"


@pytest.mark.parametrize(("priority", "minutes"), [("routine", 30), ("urgent", 15)])
def test_a_renewed_lease_ends_one_lease_from_now(world: World, priority: str, minutes: int) -> None:
    held = holding(world, priority=priority)
    before = _ends(held.clinician.get(held.path).json["claim"])
    with later(world, minutes=10):
        renewed = _ends(held.act("renew").json["claim"])
    assert timedelta(0) <= renewed - before - timedelta(minutes=10) < timedelta(seconds=60)
    assert _ends(held.clinician.get(held.path).json["claim"]) == renewed
    with later(world, minutes=minutes + 5):
        assert held.column("status") == "claimed", "the first lease has ended nothing"
    with later(world, minutes=minutes + 11):
        assert held.column("status") == "queued"


def test_a_lease_cannot_be_renewed_when_it_is_over(world: World) -> None:
    held = holding(world)
    with later(world, minutes=31):
        assert slug(held.act("renew")) == (409, "stale-claim")


def test_nothing_is_listed_as_possible_once_the_lease_is_over(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = holding(world)
    assert held.blocks()["accept"] is None
    ends = held.column("due_at")
    monkeypatch.setattr("api.referrals.actions.utc_now", lambda: ends)
    assert set(held.blocks().values()) == {"stale-claim"}


def test_another_claim_may_be_renewed_anew(world: World) -> None:
    held = holding(world)
    for _ in range(4):
        held.act("renew")
    held.act("release")
    held.token = claimed(held.clinician, held.referral)
    assert held.act("renew").status_code == 200


def test_nothing_but_a_claim_is_renewed_or_released(world: World) -> None:
    held = holding(world)
    held.act("accept")
    for verb in ("renew", "release"):
        assert slug(held.act(verb)) == (409, "invalid-transition"), verb


def test_a_release_gives_the_card_back_with_its_old_place(world: World) -> None:
    held = holding(world)
    other = world.clinician("NY")
    world.queued(held.platform, member_ref="u-2")
    assert held.act("release").status_code == 204
    cards = other.get("/v1/intake-queue").json["items"]
    assert cards[0]["referral_id"] == held.referral["id"]
    assert cards[0]["queued_at"] < cards[1]["queued_at"]
    assert claimed(other, held.referral) == "2"
    assert slug(held.act("accept")) == (409, "stale-claim")


def test_who_releases_may_claim_again_at_once(world: World) -> None:
    held = holding(world)
    held.act("release")
    assert held.waits(held.clinician)
    assert claimed(held.clinician, held.referral) == "2"


def test_who_let_a_lease_lapse_waits_one_lease_before_claiming_again(world: World) -> None:
    held, other = holding(world), world.clinician("NY")
    with later(world, minutes=31):
        assert held.column("status") == "queued"
        assert held.waits(other)
        assert not held.waits(held.clinician)
        assert held.clinician.post(f"{held.path}/claim").status_code == 404
        assert held.clinician.post("/v1/intake-queue/claims").status_code == 204
    with later(world, minutes=62):
        assert held.waits(held.clinician)
        assert claimed(held.clinician, held.referral) == "2"


def test_a_lease_that_lapses_keeps_nobody_away_who_had_let_it_go(world: World) -> None:
    held, other = holding(world), world.clinician("NY")
    held.act("release")
    claimed(other, held.referral)
    with later(world, minutes=31):
        assert held.waits(held.clinician)
        assert not held.waits(other)


def test_a_lease_is_over_at_its_very_moment(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    held = holding(world)
    ends = held.column("due_at")
    monkeypatch.setattr("api.referrals.find.utc_now", lambda: ends)
    assert slug(held.act("renew")) == (409, "stale-claim")


def test_who_let_a_lease_lapse_may_claim_another_one(world: World) -> None:
    held = holding(world)
    second, _ = world.queued(held.platform, member_ref="u-2")
    with later(world, minutes=31):
        assert claimed(held.clinician, second) == "1"


@pytest.mark.parametrize("verb", ["renew", "accept"])
def test_a_licence_that_lapses_after_the_claim_frees_it(world: World, verb: str) -> None:
    held, other = holding(world), world.clinician("NY")
    world.rows(
        "UPDATE licence SET status = 'lapsed' WHERE clinician_id = :id RETURNING jurisdiction",
        id=held.clinician.actor.id,
    )
    assert slug(held.act(verb)) == (409, "licence-not-active")
    assert held.column("status") == "queued"
    assert slug(held.act(verb)) == (409, "stale-claim")
    assert claimed(other, held.referral) == "2"


@pytest.mark.parametrize("verb", ["renew", "accept"])
def test_a_consent_that_ends_after_the_claim_leaves_it_to_the_holder(
    world: World, verb: str
) -> None:
    held = holding(world)
    world.rows("UPDATE consent SET expires_at = now() RETURNING id")
    assert slug(held.act(verb)) == (409, "consent-not-active")
    assert held.act("release").status_code == 204


@pytest.mark.parametrize("verb", ["renew", "accept"])
def test_a_holder_whom_the_new_terms_do_not_name_keeps_nothing(world: World, verb: str) -> None:
    held, named = holding(world), world.clinician("NY")
    recipient = {"class": "licensed_clinician", "clinician_id": str(named.actor.id)}
    terms = world.terms(held.referral, recipients=[recipient])
    assert held.member.post("/v1/consents", terms).status_code == 201
    assert slug(held.act(verb)) == (409, "consent-not-active")
