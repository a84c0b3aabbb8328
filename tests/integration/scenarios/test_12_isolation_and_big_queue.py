"""Scenario 12: a hundred thousand wait over twenty tenants, and none can tell of another's.

Another tenant's referral is answered like an id that is none, byte for byte. A page of one state
and language out of all is timed (its p95 is printed; the target is 100 ms on a quiet machine). All
pages are walked, again and again, while 500 come in and 500 are claimed: none is shown twice, and
none is missed that waited all the time. A token without the scope is told which it lacks.
"""

import re
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from statistics import quantiles
from uuid import UUID, uuid4

import pytest
from sqlalchemy import text

from tests.integration.scenarios.big_queue import wait_in
from tests.journey import QUEUE, URL, Journey
from tests.world import Caller, World

TENANTS, WAITING, MOVING, TIMED = 20, 100_000, 500, 100
ASKED = f"{QUEUE}?jurisdiction=NY&language=es&limit=50"
REQUEST_ID = re.compile(r'"request_id":"[^"]*"')


def test_another_tenants_referral_is_answered_like_none(world: World) -> None:
    theirs, other = Journey.queued(world), world.platform()
    for suffix in ("", "/actions"):
        found, nothing = (other.get(f"{URL}/{id_}{suffix}") for id_ in (theirs.id, uuid4()))
        assert found.status_code == nothing.status_code == 404
        assert REQUEST_ID.sub("", found.text) == REQUEST_ID.sub("", nothing.text)
    assert other.post(f"{theirs.path}/cancel").status_code == 404
    assert other.get(URL).json["items"] == []


def test_token_without_the_scope_is_told_which_it_lacks(world: World) -> None:
    journey = Journey.queued(world)
    for caller in (journey.platform, journey.member):
        refused = caller.get(QUEUE)
        assert refused.status_code == 403
        assert 'scope="intake:read"' in refused.headers["WWW-Authenticate"]
        assert journey.id not in refused.text


@pytest.mark.planted("a hundred thousand rows, of which none has a timer")
@pytest.mark.slow
def test_walking_a_big_queue_misses_none_and_repeats_none(
    world: World, capsys: pytest.CaptureFixture[str]
) -> None:
    platforms = [world.platform(f"Tenant {n}") for n in range(TENANTS)]
    wait_in(world, platforms, WAITING)
    with world.as_owner() as session:
        session.execute(text("ANALYZE"))
    reader, claimer = world.clinician("NY"), world.clinician("NY", capacity=MOVING)
    world.rows("UPDATE clinician SET languages = '{en,es}' RETURNING 1")
    with capsys.disabled():
        sys.stdout.write(timed(reader))

    with ThreadPoolExecutor(2) as pool:
        moving = [pool.submit(come_in, world, platforms), pool.submit(go_out, claimer)]
        walks = 0
        while not all(each.done() for each in moving):
            walk_once(world, reader)
            walks += 1
        for each in moving:
            each.result()
    assert walks > 0
    walk_once(world, reader)


def walk_once(world: World, reader: Caller) -> None:
    """Walk all pages: each card at most once, and at least once whatever waited all the time."""
    before = waiting(world)
    seen = [id_ for page in pages(reader) for id_ in page]
    stayed = before & waiting(world)
    assert len(seen) == len(set(seen))
    assert len(stayed) > WAITING // 25
    assert stayed <= set(seen)


def pages(clinician: Caller) -> Iterator[list[UUID]]:
    """Yield the ids of one page after the other, to the end."""
    cursor = ""
    while cursor is not None:
        answer = clinician.get(ASKED + (f"&cursor={cursor}" if cursor else ""))
        assert answer.status_code == 200, answer.text
        yield [UUID(card["referral_id"]) for card in answer.json["items"]]
        cursor = answer.json["next_cursor"]


def waiting(world: World) -> set[UUID]:
    """Return what waits where the walk is."""
    rows = world.rows(
        "SELECT referral_id FROM intake_place"
        " WHERE jurisdiction = 'NY' AND language = 'es' AND waiting"
    )
    return {each for (each,) in rows}


def come_in(world: World, platforms: list[Caller]) -> None:
    """Let more wait where the walk is, one by one, anywhere in the order."""
    for n in range(MOVING):
        wait_in(world, [platforms[n % TENANTS]], 1, states=["NY"], languages=["es"])


def go_out(claimer: Caller) -> None:
    """Claim the most pressing one of them, again and again."""
    for _ in range(MOVING):
        answer = claimer.post(f"{QUEUE}/claims", {"jurisdiction": "NY", "language": "es"})
        assert answer.status_code == 200, answer.text


def timed(reader: Caller) -> str:
    """Say how long a page takes; a test that asserted it would fail on a busy machine."""
    took = []
    for _ in range(TIMED):
        begun = time.perf_counter()
        assert len(reader.get(ASKED).json["items"]) == 50
        took.append(1000 * (time.perf_counter() - begun))
    cuts = quantiles(took, n=100)
    of = f"{WAITING:,} that wait in {TENANTS} tenants"
    return f"\na page of {of}: p50 {cuts[49]:.1f} ms, p95 {cuts[94]:.1f} ms\n"
