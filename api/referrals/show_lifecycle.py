"""Showing the life of a referral: its places, its transitions and its timers, as data."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from api.referrals.bser import BSER_STATUS, FHIR_TASK_STATUS
from api.referrals.codes import NextAction, NextActor, Place
from api.referrals.lifecycle import TRANSITIONS, is_open
from api.referrals.timers import PERIODS
from api.referrals.turns import TURNS


def show_lifecycle() -> Mapping[str, Any]:
    """Return what the server itself follows; `docs/lifecycle.md` is drawn from the same."""
    return {
        "places": [_place(place) for place in Place],
        "transitions": TRANSITIONS,
        "timers": [
            {
                "kind": kind,
                "routine_business_days": period.routine
                if isinstance(period.routine, int)
                else None,
                "routine_seconds": _seconds(period.routine),
                "urgent_seconds": _seconds(period.urgent),
            }
            for kind, period in PERIODS.items()
        ],
    }


def _place(place: Place) -> Mapping[str, Any]:
    turn = TURNS.get(place)
    return {
        "place": place,
        "status": place.status,
        "fhir_task_status": FHIR_TASK_STATUS[place],
        "bser_status": BSER_STATUS[place],
        "terminal": not is_open(place.status),
        "next_action": turn.action if turn else NextAction.NOTHING,
        "next_actor": turn.actor if turn else NextActor.NOBODY,
        "timers": [*turn.starts, *turn.keeps] if turn else [],
    }


def _seconds(period: timedelta | int) -> int | None:
    return int(period.total_seconds()) if isinstance(period, timedelta) else None
