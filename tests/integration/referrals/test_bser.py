"""The 34 transitions of BSeR and 360X, each walked over HTTP by a test of its number (TID).

BSeR's table (BSeR IG, "Referral lifecycle"; 360X) names states by the numbers of its
TaskBusinessStatus: 1 draft, 2.0 received, 3.0 accepted, 4.0 declined, 5.1 active (5.1.1 scheduled,
5.1.2 no-show, 5.1.3 appointment cancelled, 5.1.4 visit completed), 5.2 cancellation requested, 6.0
cancelled, 7.0 completed.
"""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from api.referrals.bser import BSER_STATUS
from api.referrals.codes import Place
from api.referrals.lifecycle import TRANSITIONS
from tests.journey import Journey, slug
from tests.world import World

Later = Callable[..., None]
BSER = {
    "1": {1: "2"},
    "2": {2: "3", 3: "4", 4: "5.2"},
    "3": {5: "4", 6: "5.1.1", 7: "5.2", 8: "5.1.4", 9: "7", 31: "5.1", 32: "5.1"},
    "5.1": {33: "4", 34: "5.2"},
    "5.1.1": {10: "4", 11: "5.1.1", 12: "5.1.2", 13: "5.1.3", 14: "5.2", 15: "5.1.4", 16: "7"},
    "5.1.2": {17: "4", 18: "5.1.1", 19: "5.1.3", 20: "5.2"},
    "5.1.3": {21: "5.1.1", 22: "5.2"},
    "5.1.4": {25: "4", 26: "5.1.1", 27: "5.1.3", 28: "5.2", 29: "5.1.4", 30: "7"},
    "5.2": {23: "6", 24: "7"},
}
"""From each state: which numbers lead where, as BSeR's own table has it."""

WAYS = {tid: (begin, end) for begin, ends in BSER.items() for tid, end in ends.items()}


def taken(tid: int, journey: Journey, action: str, *said: Any) -> None:
    """Act, and see BSeR's way gone by a row of ours that is numbered so."""
    before = journey.place
    getattr(journey, action)(*said)
    after = journey.place
    assert _numbers(action, before, after) & {tid}, f"{action}: {before} to {after}"
    begin, end = WAYS[tid]
    assert _stands(before, begin), f"it began as {before}"
    assert _stands(after, end), f"it came to {after}"


def passed_on(tid: int, journey: Journey, action: str) -> None:
    """Act, and see that BSeR's end is this clinician's alone: it waits for the next one."""
    before = journey.place
    getattr(journey, action)()
    assert journey.place is Place.QUEUED
    assert _numbers(action, before, Place.QUEUED) & {tid}
    seen = journey.clinician.get(journey.path)
    assert seen.json["responsible"] if action == "hand_back" else seen.status_code == 404
    assert journey.clinician.get(f"{journey.path}/context").status_code in (404, 410)
    assert _stands(before, WAYS[tid][0])


def _numbers(action: str, before: Place, after: Place) -> set[int]:
    rows = (row for row in TRANSITIONS if row.action == action)
    return {
        n for row in rows if (row.from_place, row.to_place) == (before, after) for n in row.bser
    }


def _stands(place: Place, number: str) -> bool:
    """Tell whether a place is BSeR's state, or a part of it; draft is ours before consent."""
    if number == "1":
        return place is Place.AWAITING_CONSENT
    return f"{BSER_STATUS[place]}.".startswith(f"{number}.")


def scheduled(world: World) -> Journey:
    journey = Journey.accepted(world)
    journey.schedule()
    return journey


def missed(world: World, later: Later) -> Journey:
    journey = scheduled(world)
    later(hours=1)
    journey.record_visit("no_show")
    return journey


def called_off(world: World) -> Journey:
    journey = scheduled(world)
    journey.cancel_appointment()
    return journey


def engaged(world: World) -> Journey:
    journey = Journey.accepted(world)
    journey.record_contact()
    return journey


def asked_to_cancel(world: World) -> Journey:
    journey = Journey.accepted(world)
    journey.cancel()
    return journey


def closed_for_want_of_candidates(tid: int, journey: Journey) -> None:
    """See a coordinator who tried close what was handed back by the only one there is."""
    assert journey.place is Place.QUEUED
    journey.seek()
    journey.close()
    assert tid in _numbers("close", Place.QUEUED, journey.place)
    assert _stands(journey.place, WAYS[tid][1])


def test_tid_01_a_draft_is_received_once_the_member_grants(world: World) -> None:
    taken(1, Journey.submitted(world), "grant")


def test_tid_01_a_draft_is_received_at_once_with_an_attested_consent(world: World) -> None:
    platform = world.platform()
    world.agreed(platform)
    referral = world.submitted(platform, attested_consent=world.attested("narrative"))
    assert _stands(Place(referral["status"]), "2")


def test_tid_02_a_received_one_is_accepted(world: World) -> None:
    journey = Journey.queued(world)
    journey.claim()
    assert 2 in _numbers("claim", Place.QUEUED, journey.place)
    taken(2, journey, "accept")


def test_tid_03_a_received_one_is_declined(world: World) -> None:
    taken(3, Journey.claimed(world), "decline")


def test_tid_03_a_received_one_is_passed_on_while_candidates_are_left(world: World) -> None:
    world.clinician("NY")
    passed_on(3, Journey.claimed(world), "decline")


def test_tid_04_a_received_one_is_asked_to_be_cancelled(world: World) -> None:
    taken(4, Journey.claimed(world), "cancel")


def test_tid_05_an_accepted_one_is_declined(world: World) -> None:
    taken(5, Journey.accepted(world), "decline")


def test_tid_05_an_accepted_one_is_passed_on_while_candidates_are_left(world: World) -> None:
    world.clinician("NY")
    passed_on(5, Journey.accepted(world), "decline")


def test_tid_06_an_accepted_one_is_scheduled(world: World) -> None:
    taken(6, Journey.accepted(world), "schedule")


def test_tid_07_an_accepted_one_is_asked_to_be_cancelled(world: World) -> None:
    taken(7, Journey.accepted(world), "cancel")


def test_tid_08_an_accepted_one_is_engaged_by_a_contact(world: World) -> None:
    taken(8, Journey.accepted(world), "record_contact")


def test_tid_09_an_accepted_one_has_an_outcome(world: World) -> None:
    taken(9, Journey.accepted(world), "record_outcome")


def test_tid_10_a_scheduled_one_is_declined(world: World) -> None:
    taken(10, scheduled(world), "decline")


def test_tid_11_a_scheduled_one_is_scheduled_anew(world: World) -> None:
    taken(11, scheduled(world), "schedule")


def test_tid_12_a_scheduled_one_is_missed(world: World, later: Later) -> None:
    journey = scheduled(world)
    later(hours=1)
    taken(12, journey, "record_visit", "no_show")


@pytest.mark.parametrize("act", ["cancel_appointment", "call_off"])
def test_tid_13_a_scheduled_ones_appointment_is_cancelled(world: World, act: str) -> None:
    journey = scheduled(world)
    getattr(journey, act)()
    assert _stands(journey.place, WAYS[13][1])
    assert 13 in _numbers("cancel_appointment", Place.SCHEDULED, journey.place)


def test_tid_14_a_scheduled_one_is_asked_to_be_cancelled(world: World) -> None:
    taken(14, scheduled(world), "cancel")


def test_tid_15_a_scheduled_one_is_engaged_by_a_visit(world: World, later: Later) -> None:
    journey = scheduled(world)
    later(hours=1)
    journey.check_in()
    taken(15, journey, "record_visit", "attended")


def test_tid_15_a_scheduled_one_is_engaged_by_a_contact(world: World, later: Later) -> None:
    journey = scheduled(world)
    later(hours=1)
    taken(15, journey, "record_contact")


def test_tid_16_a_scheduled_one_has_an_outcome(world: World) -> None:
    taken(16, scheduled(world), "record_outcome")


def test_tid_17_a_missed_one_is_declined(world: World, later: Later) -> None:
    taken(17, missed(world, later), "decline")


def test_tid_18_a_missed_one_is_scheduled_anew(world: World, later: Later) -> None:
    taken(18, missed(world, later), "schedule")


def test_tid_19_a_missed_ones_appointment_is_cancelled(world: World, later: Later) -> None:
    taken(19, missed(world, later), "cancel_appointment")


def test_tid_20_a_missed_one_is_asked_to_be_cancelled(world: World, later: Later) -> None:
    taken(20, missed(world, later), "cancel")


def test_tid_21_a_called_off_one_is_scheduled_anew(world: World) -> None:
    taken(21, called_off(world), "schedule")


def test_tid_22_a_called_off_one_is_asked_to_be_cancelled(world: World) -> None:
    taken(22, called_off(world), "cancel")


def test_tid_23_cancelling_is_confirmed(world: World) -> None:
    taken(23, asked_to_cancel(world), "confirm_cancel")


def test_tid_24_an_outcome_wins_over_cancelling(world: World) -> None:
    taken(24, asked_to_cancel(world), "record_outcome")


def test_tid_25_an_engaged_one_is_handed_back_and_then_declined(world: World) -> None:
    journey = engaged(world)
    passed_on(25, journey, "hand_back")
    closed_for_want_of_candidates(25, journey)


def test_tid_26_an_engaged_one_is_scheduled(world: World) -> None:
    taken(26, engaged(world), "schedule")


def test_tid_27_an_engaged_ones_appointment_is_cancelled(world: World) -> None:
    taken(27, engaged(world), "cancel_appointment")


def test_tid_28_an_engaged_one_is_asked_to_be_cancelled(world: World) -> None:
    taken(28, engaged(world), "cancel")


def test_tid_29_an_engaged_one_is_contacted_again(world: World) -> None:
    taken(29, engaged(world), "record_contact")


def test_tid_30_an_engaged_one_has_an_outcome(world: World) -> None:
    taken(30, engaged(world), "record_outcome")


def test_tid_31_an_accepted_one_becomes_active_by_an_appointment(world: World) -> None:
    taken(31, Journey.accepted(world), "schedule")


def test_tid_32_an_accepted_one_becomes_active_by_a_contact(world: World) -> None:
    taken(32, Journey.accepted(world), "record_contact")


def test_tid_33_an_active_one_is_declined_while_nobody_was_reached(world: World) -> None:
    taken(33, called_off(world), "decline")


def test_tid_33_an_active_one_is_handed_back_once_somebody_was_reached(world: World) -> None:
    journey = engaged(world)
    journey.schedule()
    refused = journey.tries("decline", {"reason": "out_of_scope"})
    assert slug(refused) == (409, "invalid-transition")
    journey.hand_back()
    closed_for_want_of_candidates(33, journey)


@pytest.mark.parametrize("begin", [scheduled, engaged, called_off])
def test_tid_34_an_active_one_is_asked_to_be_cancelled(
    world: World, begin: Callable[[World], Journey]
) -> None:
    taken(34, begin(world), "cancel")


def test_tid_34_one_on_a_waitlist_is_asked_to_be_cancelled(world: World) -> None:
    journey = Journey.accepted(world)
    journey.hold()
    taken(34, journey, "cancel")


def test_tid_34_one_whose_member_moved_is_asked_to_be_cancelled(world: World) -> None:
    journey = Journey.accepted(world)
    journey.move("TX")
    assert journey.place is Place.MOVED_STATE
    taken(34, journey, "cancel")


def test_every_tid_has_a_test() -> None:
    named = re.findall(r"^def test_tid_(\d\d)_", Path(__file__).read_text("utf-8"), re.MULTILINE)
    every = set(range(1, 35))
    assert {int(number) for number in named} == set(WAYS) == every
    assert {number for row in TRANSITIONS for number in row.bser} == every


def test_the_one_deviation_is_04_from_the_queue(world: World) -> None:
    """Nobody has looked and nobody could confirm: it ends at once, and no row of it is a TID."""
    journey = Journey.queued(world)
    assert _stands(journey.place, "2")
    assert journey.cancel().status_code == 200
    assert journey.place is Place.CANCELLED
    assert _numbers("cancel", Place.QUEUED, Place.CANCELLED) == set()
    unnumbered = {row.from_place for row in TRANSITIONS if row.action == "cancel" and not row.bser}
    nobody_reads = {Place.AWAITING_CONSENT, Place.QUEUED, Place.CONSENT_LAPSED}
    assert unnumbered == nobody_reads, "drafts and what is on hold are no states that TID 4 has"
