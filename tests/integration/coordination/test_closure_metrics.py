"""Counts of how referrals ended: of whom, from when on, and what is not shown."""

import json
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from api import clock
from api.coordination.metrics import Month
from api.web.problems import InvalidRequest
from tests.world import Caller, World

PATH = "/v1/admin/metrics/closure"
# the last month but one has been over for long enough, whatever day it is
_IN_THE_NEXT = clock.utc_now().replace(day=1, hour=0, minute=0, second=0, microsecond=0)
NEXT = (_IN_THE_NEXT - timedelta(days=1)).replace(day=1)
ENDED = NEXT - timedelta(seconds=1)
MONTH = f"{ENDED:%Y-%m}"

# The referral's own row as it stands after its life, many times over.
_COPY = """
WITH made AS (
    INSERT INTO referral SELECT r.* FROM referral t, generate_series(1, :times) n,
    jsonb_populate_record(t, CAST(:referral AS jsonb)
        || jsonb_build_object('id', gen_random_uuid(), 'n', n)) r
    WHERE t.id = :id RETURNING id)
INSERT INTO consent SELECT c.* FROM consent k, made,
    jsonb_populate_record(k, CAST(:consent AS jsonb)
        || jsonb_build_object('id', gen_random_uuid(), 'referral_id', made.id)) c
    WHERE k.referral_id = :id RETURNING 1
"""


class Past:
    """A community and what ended there in that month."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.platform: Caller = world.platform()
        self.community = str(world.enrolled[self.platform.actor.id].community_id)
        self.template = world.queued(self.platform)[0]["id"]

    def had(self, times: int, status: str = "completed", **changes: Any) -> None:
        """Let so many have ended so; a clinician claimed them after three hours."""
        has_outcome = status in ("completed", "closed_not_engaged")
        ended_at = changes.get("ended_at", ENDED)
        created_at = ended_at - timedelta(days=20)
        evidence = changes.get("evidence", "clinician_attested") if has_outcome else None
        referral = {
            "status": status,
            "next_action": "nothing",
            "next_actor": "nobody",
            "due_at": None,
            "created_at": created_at,
            "ended_at": ended_at,
            "first_claimed_at": changes.get("claimed_at", created_at + timedelta(hours=3)),
            "outcome_code": "engaged_in_care" if has_outcome else None,
            "outcome_evidence": evidence,
            "outcome_at": ended_at if has_outcome else None,
        }
        consent = {
            "share_back": changes.get("share_back", "outcome"),
            "status": changes.get("consent", "active"),
            "expires_at": changes.get("expires_at", ended_at + timedelta(days=1)),
        }
        made = self.world.rows(
            _COPY,
            id=UUID(self.template),
            times=times,
            referral=json.dumps(referral, default=str),
            consent=json.dumps(consent, default=str),
        )
        assert len(made) == times


def _counts(world: World, by: str, month: str = MONTH) -> dict[str, dict[str, int | None]]:
    answer = world.operator().get(f"{PATH}?by={by}&month={month}")
    assert answer.status_code == 200, answer.text
    key = "community_id" if by == "community" else "evidence"
    return {
        row[key]: {each["status"]: each["count"] for each in row["ends"]}
        for row in answer.json["items"]
    }


def test_small_cells_are_not_shown_and_every_row_is(world: World) -> None:
    first, second = Past(world), Past(world)
    first.had(5)
    first.had(4, "declined")
    second.had(4)
    counts = _counts(world, "community")
    assert counts[first.community] == {
        "completed": 5,
        "closed_not_engaged": None,
        "declined": None,
        "cancelled": None,
        "expired": None,
    }
    assert set(counts[second.community].values()) == {None}


@pytest.mark.parametrize(
    "left_out",
    [
        {"share_back": "open_closed"},
        {"share_back": "none"},
        {"consent": "revoked"},
        {"expires_at": ENDED - timedelta(seconds=1)},
        {"ended_at": ENDED - timedelta(days=31)},
        {"ended_at": NEXT},
        {"status": "withdrawn"},
    ],
)
def test_only_those_are_counted_who_share_their_outcome(
    world: World, left_out: dict[str, Any]
) -> None:
    past = Past(world)
    past.had(5)
    past.had(7, **left_out)
    assert _counts(world, "community")[past.community]["completed"] == 5


def test_evidence_is_hidden_where_the_communities_would_tell_it(world: World) -> None:
    past = Past(world)
    past.had(6)
    past.had(7, evidence="verified_attended")
    past.had(5, evidence="administrative")
    past.had(1, evidence="member_confirmed")
    assert _counts(world, "community")[past.community]["completed"] == 19
    # 19 - 6 - 7 - 5 would be the one
    assert {cells["completed"] for cells in _counts(world, "evidence").values()} == {None}
    past.had(4, evidence="member_confirmed")
    assert [cells["completed"] for cells in _counts(world, "evidence").values()] == [7, 5, 6, 5]


def test_what_the_member_confirmed_counts_as_that(world: World) -> None:
    past = Past(world)
    past.had(9)
    world.rows(
        "UPDATE referral SET outcome_confirmed_at = outcome_at"
        " WHERE id IN (SELECT id FROM referral WHERE status = 'completed' LIMIT 5) RETURNING 1"
    )
    past.had(6, evidence="verified_attended")
    counts = _counts(world, "evidence")
    assert counts["verified_attended"]["completed"] == 6
    assert counts["member_confirmed"]["completed"] == 5


def test_the_time_to_the_first_human_is_a_bucket(world: World) -> None:
    past = Past(world)
    past.had(8)
    past.had(2, claimed_at=ENDED - timedelta(days=15))
    [row] = world.operator().get(f"{PATH}?by=community&month={MONTH}").json["items"]
    assert (row["first_human_median"], row["first_human_p90"]) == (
        "within_4_hours",
        "within_a_week",
    )


def test_no_time_is_told_of_few(world: World) -> None:
    shown, hidden = Past(world), Past(world)
    shown.had(5, "expired", claimed_at=None)
    shown.had(4, "expired")
    # six were answered, and no count says that there were any
    hidden.had(3, "expired")
    hidden.had(3, "declined")
    rows = world.operator().get(f"{PATH}?by=community&month={MONTH}").json["items"]
    assert _counts(world, "community")[shown.community]["expired"] == 9
    assert {(row["first_human_median"], row["first_human_p90"]) for row in rows} == {(None, None)}


def test_a_month_is_counted_once_it_has_been_over_for_seven_days() -> None:
    clock.move(by := datetime(2026, 11, 8, tzinfo=UTC) - clock.utc_now())
    try:
        october = Month.named("2026-10")
        assert october == (datetime(2026, 10, 1, tzinfo=UTC), datetime(2026, 11, 1, tzinfo=UTC))
        with pytest.raises(InvalidRequest):
            Month.named("2026-11")
        clock.move(timedelta(seconds=-2))
        with pytest.raises(InvalidRequest) as refused:
            Month.named("2026-10")
        clock.move(timedelta(seconds=2))
    finally:
        clock.move(-by)
    assert refused.value.members["errors"][0]["pointer"] == "/month"


def test_only_an_operator_asks_and_only_for_a_month(world: World) -> None:
    operator = world.operator()
    for query in ("", "?by=community", "?by=member&month=2026-10", "?by=evidence&month=2026-13"):
        assert operator.get(f"{PATH}{query}").status_code == 422
    for other in (world.coordinator(), world.platform(), world.clinician("NY")):
        assert other.get(f"{PATH}?by=community&month={MONTH}").status_code == 403
