"""Bringing a referral to a place of the transition table, as its people would."""

from datetime import timedelta
from typing import Any

from api.clock import utc_now
from api.db.session import Database
from api.worker import fire_timers
from tests.world import Answer, Caller, World, claimed

URL = "/v1/referrals"


def path_of(referral: dict[str, Any]) -> str:
    """Return where the referral is read."""
    return f"{URL}/{referral['id']}"


def slug(answer: Answer) -> tuple[int, str]:
    """Return the status of a refusal, and the problem's name."""
    return answer.status_code, answer.json["type"].rpartition("/")[2]


def accepted(clinician: Caller, referral: dict[str, Any]) -> str:
    """Claim and accept; return the token as the header wants it."""
    token = claimed(clinician, referral)
    answer = clinician.post(f"{path_of(referral)}/accept", Claim_Token=token)
    assert answer.status_code == 200, answer.text
    return token


def place_of(world: World, referral: dict[str, Any]) -> str:
    """Return where it stands in truth, whoever may know it."""
    [(status, part)] = world.rows(
        "SELECT status, coalesce(phase, hold_reason) FROM referral WHERE id = :id",
        id=referral["id"],
    )
    return f"{status}/{part}" if part else str(status)


def fire(world: World) -> None:
    """Let the worker do what is due."""
    database = Database(world.urls.app, pool_size=1)
    fire_timers(database)
    database.dispose()


def in_two_days() -> dict[str, Any]:
    """Return an appointment to propose."""
    return {
        "starts_at": (utc_now() + timedelta(days=2)).isoformat(),
        "minutes": 50,
        "time_zone": "America/New_York",
        "modality": "video",
        "join_link": "https://meet.example.org/k7",
    }
