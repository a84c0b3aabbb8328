"""The second half of a cancellation: who holds it confirms, or an outcome still wins."""

import pytest

from api.crisis.levels import Level
from api.referrals.codes import Place
from api.referrals.lifecycle import STANDING
from tests.integration.referrals.holder import Held, holding, owning, slug
from tests.world import World

OUTCOME = {"code": "care_completed", "evidence": "clinician_attested"}


def _asked(world: World, **changes: str) -> Held:
    held = owning(world, **changes)
    held.stand(Place.CANCELLATION_REQUESTED)
    return held


def test_a_confirmed_cancellation_ends_it_and_nobody_reads(world: World) -> None:
    held = _asked(world)
    assert held.read() == 200, "the owner reads on until they have confirmed"
    assert held.act("confirm-cancel").status_code == 204
    assert (held.column("status"), held.column("clinician_id")) == ("cancelled", None)
    assert (held.column("next_action"), held.column("due_at")) == ("nothing", None)
    assert held.read() == 410
    assert held.clinician.get(held.path).status_code == 404
    assert not held.waits(world.clinician("NY"))


@pytest.mark.parametrize(
    ("share_back", "told", "seen"),
    [
        ("outcome", "referral.cancelled", "cancelled"),
        ("open_closed", "referral.closed", "closed"),
        ("none", None, "not_shared"),
    ],
)
def test_the_platform_is_told_what_the_member_shares(
    world: World, share_back: str, told: str | None, seen: str
) -> None:
    held = _asked(world, share_back=share_back)
    before = len(world.rows("SELECT 1 FROM feed_event"))
    held.act("confirm-cancel")
    fed = [type_ for (type_,) in world.rows("SELECT type FROM feed_event ORDER BY recorded")]
    assert fed[before:] == ([told] if told else [])
    assert held.platform.get(held.path).json["status"] == seen


def test_an_outcome_still_wins(world: World) -> None:
    held = _asked(world)
    assert held.act("outcome", OUTCOME).status_code == 200
    assert slug(held.act("confirm-cancel")) == (409, "invalid-transition")
    assert held.column("status") == "completed"


def test_what_was_confirmed_takes_no_outcome(world: World) -> None:
    held = _asked(world)
    held.act("confirm-cancel")
    assert slug(held.act("outcome", OUTCOME)) == (409, "stale-claim")
    assert held.column("status") == "cancelled"


def test_who_only_holds_a_claim_confirms_too(world: World) -> None:
    held = holding(world)
    held.stand(Place.CANCELLATION_REQUESTED)
    assert held.act("confirm-cancel").status_code == 204


def test_a_person_may_confirm_at_any_risk(world: World) -> None:
    held = _asked(world)
    world.rows("UPDATE referral SET risk = :risk RETURNING id", risk=Level.L3.value)
    assert held.act("confirm-cancel").status_code == 204


@pytest.mark.parametrize("place", [Place.CLAIMED, *STANDING])
def test_nothing_is_confirmed_that_nobody_asked_for(world: World, place: Place) -> None:
    held = owning(world)
    held.stand(place)
    assert slug(held.act("confirm-cancel")) == (409, "invalid-transition")
