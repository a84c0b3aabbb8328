"""Whether time tells of another tenant's object: `python -m benchmarks.strangers [rounds]`.

For each operation it asks for an id that another tenant has and for a random one, in turn, through
the whole app, and prints both medians in milliseconds, their ratio, and the same ratio between two
random ids: what the machine makes of the very same question. Time tells nothing where the first
ratio is as near to 1 as the second.
"""

import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus
from uuid import UUID, uuid4

import structlog

from api.db.base import new_id
from benchmarks.whole_app import world
from tests.world import Caller, World, claimed

WAITING = 500
"""Referrals of the other tenant, so that its tables are no empty ones."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One operation, who asks, and the id that somebody else has."""

    name: str
    caller: Caller
    method: str
    path: str
    foreign: UUID


def questions(world: World) -> list[Asked]:
    """Fill two tenants and return what a stranger asks of the first."""
    platform, elsewhere = world.platform(), world.platform()
    for number in range(WAITING):
        referral, member = world.queued(platform, member_ref=f"u-{number}")
    world.queued(elsewhere, member_ref="stranger")
    claimed(world.clinician("NY"), referral)
    [(consent,)] = world.rows("SELECT id FROM consent WHERE member_id = :m", m=member.actor.id)
    stranger, nobody = world.member_of(elsewhere, "stranger"), world.clinician("CA")
    id_ = UUID(referral["id"])
    return [
        Asked("referral, by a platform", elsewhere, "GET", "/v1/referrals/{}", id_),
        Asked("referral, by a member", stranger, "GET", "/v1/referrals/{}", id_),
        Asked("referral, by a clinician", nobody, "GET", "/v1/referrals/{}", id_),
        Asked("actions", elsewhere, "GET", "/v1/referrals/{}/actions", id_),
        Asked("context", nobody, "GET", "/v1/referrals/{}/context", id_),
        Asked("consent", stranger, "GET", "/v1/consents/{}", consent),
        Asked("claim", nobody, "POST", "/v1/referrals/{}/claim", id_),
        Asked("accept", nobody, "POST", "/v1/referrals/{}/accept", id_),
        Asked("crisis flag", elsewhere, "POST", "/v1/referrals/{}/crisis-flag", id_),
        Asked("revoke", stranger, "POST", "/v1/consents/{}/revoke", consent),
    ]


def timed(asked: Asked, id_: UUID) -> float:
    """Ask once; returns the milliseconds."""
    headers = {"Authorization": f"Bearer {asked.caller.actor.grant_id}", "Claim-Token": "1"}
    headers |= {"Idempotency-Key": str(uuid4())} if asked.method == "POST" else {}
    client, path = asked.caller.app.test_client(), asked.path.format(id_)
    body: dict[str, str] | None = {} if asked.method == "POST" else None
    start = time.perf_counter()
    answer = client.open(path, method=asked.method, headers=headers, json=body)
    taken = 1000 * (time.perf_counter() - start)
    assert answer.status_code == HTTPStatus.NOT_FOUND, answer.text
    return taken


def measure(asked: Asked, rounds: int) -> str:
    """Ask for the three kinds of ids in turn, in every order, and return a row of the table."""
    kinds: list[Callable[[], UUID]] = [lambda: asked.foreign, new_id, new_id]
    taken: list[list[float]] = [[] for _ in kinds]
    for turn in range(rounds):
        for step in range(len(kinds)):
            kind = (turn + step) % len(kinds)
            taken[kind].append(timed(asked, kinds[kind]()))
    foreign, random, other = (statistics.median(times) for times in taken)
    return f"{foreign:>8.3f} {random:>8.3f} {foreign / random:>7.3f} {other / random:>16.3f}"


def main() -> None:
    """Print the table."""
    rounds = int(next(iter(sys.argv[1:]), 600))
    structlog.configure(logger_factory=structlog.ReturnLoggerFactory())
    with world() as made:
        print(f"{'p50 in milliseconds':<26} {'foreign':>8} {'random':>8} {'ratio':>7}", end=" ")
        print(f"{'random to random':>16}")
        for asked in questions(made):
            print(f"{asked.name:<26} {measure(asked, rounds)}", flush=True)


if __name__ == "__main__":
    main()
