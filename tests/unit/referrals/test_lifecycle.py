"""The table itself: no dead end, every place is reached, and all of BSeR is in it."""

from pathlib import Path

from api.referrals.bser import BSER, BSER_STATUS, FHIR_TASK_STATUS
from api.referrals.codes import Place, TimerKind
from api.referrals.draw_lifecycle import draw_lifecycle
from api.referrals.firing import FIRING
from api.referrals.lifecycle import LOW, OWNED, TRANSITIONS, Transition, is_open
from api.referrals.timers import PERIODS
from api.referrals.turns import TURNS

OPEN = [place for place in Place if is_open(place.status)]
ENDS = [place for place in Place if not is_open(place.status)]
PAGE = Path(__file__).parents[3] / "docs" / "lifecycle.md"


def leaving(place: Place) -> list[Transition]:
    return [row for row in TRANSITIONS if row.from_place is place and row.to_place is not place]


def ends(rows: list[Transition]) -> bool:
    return any(row.to_place in ENDS for row in rows)


def test_every_row_stands_in_the_table_once() -> None:
    keys = [(row.from_place, row.to_place, row.action, row.actor, row.guard) for row in TRANSITIONS]
    assert len(keys) == len(set(keys))


def test_member_can_end_it_from_every_open_place() -> None:
    assert [p for p in OPEN if not ends([r for r in leaving(p) if r.actor == "member"])] == []


def test_person_can_end_it_from_every_open_place_whatever_the_risk() -> None:
    persons = {"platform", "clinician", "coordinator", "operator"}
    stuck = [
        place
        for place in OPEN
        if not ends([r for r in leaving(place) if r.actor in persons and LOW not in r.guard])
    ]
    assert stuck == []


def test_no_timer_ends_what_has_risk_from_l2() -> None:
    rows = [row for row in TRANSITIONS if row.actor == "timer" and row.to_place in ENDS]
    assert rows
    assert [row for row in rows if LOW not in row.guard] == []


def test_nothing_leaves_an_end() -> None:
    assert [row for row in TRANSITIONS if row.from_place in ENDS] == []


def test_every_place_is_reached_from_a_submission() -> None:
    reached: set[Place | None] = {None}
    while True:
        found = {row.to_place for row in TRANSITIONS if row.from_place in reached and row.to_place}
        if any(row.to_place is None and row.from_place in reached for row in TRANSITIONS):
            found |= set(OWNED)
        if found <= reached:
            break
        reached |= found
    assert reached == {None, *Place}


def test_every_open_place_has_a_turn_and_a_timer_and_no_end_has_one() -> None:
    assert set(TURNS) == set(OPEN)
    assert [p for p in OPEN if not TURNS[p].starts and p is not Place.SCHEDULED] == []
    assert TimerKind.VISIT_RECORD in TURNS[Place.SCHEDULED].keeps


def test_every_timer_does_something_and_has_its_period() -> None:
    assert set(FIRING) == set(TimerKind)
    assert set(TimerKind) - set(PERIODS) == {TimerKind.CONSENT_EXPIRY}


def test_all_34_transitions_of_bser_are_carried_out_by_rows_of_the_table() -> None:
    rows = {(row.action, row.from_place, row.to_place) for row in TRANSITIONS}
    assert [key for key in BSER if key not in rows] == []
    assert {number for row in TRANSITIONS for number in row.bser} == set(range(1, 35))


def test_every_place_has_its_names_in_fhir_and_bser() -> None:
    assert set(FHIR_TASK_STATUS) == set(BSER_STATUS) == set(Place)


def test_page_of_the_docs_is_drawn_from_the_table() -> None:
    assert PAGE.read_text(encoding="utf-8") == draw_lifecycle(), (
        "write it anew: warmhandoff lifecycle > docs/lifecycle.md"
    )
