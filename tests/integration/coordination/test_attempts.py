"""Attempts: two ways, kept for good, moving nothing; the message only where it is safe."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from api.clock import utc_now
from tests.integration.coordination.handed import Handed, owned, slug, undecided, unmatched
from tests.world import World, claimed

MESSAGE = {"way": "safe_message"}


def _sent(handed: Handed) -> list[dict[str, Any]]:
    return [
        dict(row.facts)
        for row in handed.world.rows(
            "SELECT facts FROM feed_event WHERE type = 'referral.safe_message'"
        )
    ]


def test_an_attempt_is_kept_and_moves_nothing(world: World) -> None:
    handed = owned(world)
    before = handed.row("status", "due_at", "next_action", "next_actor", "version")
    answer = handed.tries()
    assert (answer.status_code, answer.headers["Location"]) == (201, f"{handed.path}/attempts")
    assert handed.row("status", "due_at", "next_action", "next_actor", "version") == before
    assert handed.row("first_contact_at") == (None,)
    [kept] = handed.coordinator.get(f"{handed.path}/attempts").json["items"]
    assert kept == answer.json
    assert (kept["by"], kept["way"], kept["result"]) == (
        "coordinator",
        "platform_contact",
        "left_word",
    )
    [fact] = world.rows("SELECT body FROM audit_event WHERE action = 'contact.recorded'")
    assert '"actor_persona":"coordinator"' in fact.body


def test_a_coordinator_sees_the_owners_attempts_too(world: World) -> None:
    handed = owned(world)
    assert handed.owner
    token = {"Claim_Token": str(handed.row("claim_token")[0])}
    called = {"way": "phone", "result": "not_reached", "at": utc_now().isoformat()}
    assert handed.owner.post(f"{handed.path}/contacts", called, **token).status_code == 201
    handed.tries()
    shown = handed.coordinator.get(f"{handed.path}/attempts?limit=1").json
    assert [each["by"] for each in shown["items"]] == ["coordinator"]
    cursor = shown["next_cursor"]
    rest = handed.coordinator.get(f"{handed.path}/attempts?cursor={cursor}").json["items"]
    assert [each["by"] for each in rest] == ["clinician"]


@pytest.mark.parametrize(
    ("change", "member"),
    [
        ({"way": "phone"}, "way"),
        ({"way": "in_person"}, "way"),
        ({"result": "fine"}, "result"),
        ({"way": "safe_message", "result": "reached"}, "result"),
        ({"at": "2999-01-01T00:00:00Z"}, "at"),
    ],
)
def test_what_is_no_attempt_of_theirs_is_refused(
    world: World, change: dict[str, str], member: str
) -> None:
    answer = unmatched(world).tries(**change)
    assert (answer.status_code, answer.json["errors"][0]["pointer"]) == (422, f"/{member}")


def test_the_message_is_sent_with_the_attempt(world: World) -> None:
    handed = undecided(world)
    handed.at_risk()
    earlier = utc_now() - timedelta(days=1)
    answer = handed.tries(**MESSAGE, at=earlier.isoformat())
    assert answer.status_code == 201
    assert datetime.fromisoformat(answer.json["at"]) > earlier + timedelta(hours=23)
    [facts] = _sent(handed)
    assert facts["channel"] == "in_app"
    assert facts["message"] == "You have a new message. Please open it when you are alone."


def _no_channel(handed: Handed) -> None:
    handed.world.rows("UPDATE referral SET safe_channel = 'none' RETURNING id")


def _watched(handed: Handed) -> None:
    handed.world.rows(
        "UPDATE referral SET safe_channel = 'text', risk_domains = '{abuse}' RETURNING id"
    )


def _not_at_risk(handed: Handed) -> None:
    handed.world.rows("UPDATE referral SET source_risk = 'L1' RETURNING id")


@pytest.mark.parametrize("change", [_no_channel, _watched, _not_at_risk])
def test_no_message_where_it_does_not_fit(world: World, change: Any) -> None:
    handed = undecided(world)
    handed.at_risk()
    change(handed)
    assert slug(handed.tries(**MESSAGE)) == (409, "no-safe-message")
    assert _sent(handed) == []
    assert world.rows("SELECT id FROM contact") == []


def test_no_message_where_the_platform_may_know_nothing(world: World) -> None:
    handed = unmatched(world, share_back="none")
    handed.at_risk()
    assert slug(handed.tries(**MESSAGE)) == (409, "no-safe-message")
    assert _sent(handed) == []


def test_what_is_not_with_the_coordinator_cannot_be_attempted(world: World) -> None:
    handed = unmatched(world)
    clinician = world.clinician("NY")
    claimed(clinician, handed.referral)
    assert handed.tries().status_code == 404
    assert handed.listed() == []
