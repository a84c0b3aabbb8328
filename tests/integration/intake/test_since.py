"""Changes since: replaying them gives the queue, whatever was running when the mark was taken."""

import random
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

import pytest
from sqlalchemy import Connection, NullPool, create_engine, text

from tests.integration.intake.cards import many_cards, walked
from tests.world import Caller, World

QUEUE = "/v1/intake-queue"
_CHANGES = (
    "waiting = NOT waiting",
    "jurisdiction = CASE jurisdiction WHEN 'NY' THEN 'TX' ELSE 'NY' END",
    "risk_rank = 3 - risk_rank",
    "only_clinician_id = CASE WHEN only_clinician_id IS NULL THEN CAST(:other AS uuid) END",
    "shown_until = shown_until + sign(date_part('epoch', now() - shown_until)) * interval '1 y'",
)
_ADD = """
INSERT INTO intake_card SELECT (jsonb_populate_record(c, jsonb_build_object('referral_id',
    CAST(:id AS uuid), 'changed_in', pg_current_xact_id()::text::bigint))).*
FROM intake_card c WHERE c.referral_id = :model ON CONFLICT DO NOTHING
"""
ACTS = (
    *(f"UPDATE intake_card SET {change} WHERE referral_id = :id" for change in _CHANGES),
    "DELETE FROM intake_card WHERE referral_id = :id",
    _ADD,
)


def changed(clinician: Caller, since: str, query: str = "") -> Any:
    answer = clinician.get(f"{QUEUE}?since={since}{query}")
    assert answer.status_code == 200, answer.text
    return answer.json


@contextmanager
def writers(world: World, count: int) -> Iterator[list[Connection]]:
    """Open connections whose transactions stay open until they are told."""
    engine = create_engine(world.urls.owner, poolclass=NullPool)
    with ExitStack() as stack:
        yield [stack.enter_context(engine.connect()) for _ in range(count)]


def test_card_that_comes_is_told_once(world: World) -> None:
    platform, clinician = world.platform(), world.clinician("NY")
    since = clinician.get(QUEUE).json["since"]
    referral, _ = world.queued(platform)
    first = changed(clinician, since)
    assert [card["referral_id"] for card in first["items"]] == [referral["id"]]
    assert first["gone"] == []
    again = changed(clinician, first["since"])
    assert (again["items"], again["gone"]) == ([], [])


@pytest.mark.parametrize("act", ["claimed", "removed", "moved", "raised"])
def test_card_that_goes_leaves_its_id(world: World, act: str) -> None:
    clinician = world.clinician("NY")
    world.queued(world.platform())
    [card] = many_cards(world, 1)
    since = clinician.get(f"{QUEUE}?risk=L0").json["since"]
    how = {
        "claimed": "UPDATE intake_card SET waiting = false",
        "removed": "DELETE FROM intake_card",
        "moved": "UPDATE intake_card SET jurisdiction = 'TX'",
        "raised": "UPDATE intake_card SET risk_rank = 0",
    }
    world.rows(f"{how[act]} WHERE referral_id = :id RETURNING 1", id=card)
    found = changed(clinician, since, "&risk=L0")
    assert (found["items"], found["gone"]) == ([], [card])


def test_what_commits_after_the_mark_is_told_when_it_began_before(world: World) -> None:
    clinician = world.clinician("NY")
    world.queued(world.platform())
    [card] = many_cards(world, 1)
    with writers(world, 1) as [writer]:
        writer.execute(text("DELETE FROM intake_card WHERE referral_id = :id"), {"id": card})
        many_cards(world, 1)
        since = clinician.get(QUEUE).json["since"]
        writer.commit()
    assert changed(clinician, since)["gone"] == [card]


def test_mark_of_a_walk_is_that_of_its_first_page(world: World) -> None:
    clinician = world.clinician("NY")
    world.queued(world.platform())
    many_cards(world, 2)
    first = clinician.get(f"{QUEUE}?limit=1").json
    gone = first["items"][0]["referral_id"]
    world.rows("DELETE FROM intake_card WHERE referral_id = :id RETURNING 1", id=gone)
    second = clinician.get(f"{QUEUE}?limit=1&cursor={first['next_cursor']}").json
    assert changed(clinician, second["since"])["gone"] == [gone]


def test_mark_is_refused_when_somebody_else_uses_it_or_other_filters(world: World) -> None:
    one, two = world.clinician("NY"), world.clinician("NY")
    since = one.get(QUEUE).json["since"]
    assert two.get(f"{QUEUE}?since={since}").status_code == 400
    assert one.get(f"{QUEUE}?since={since}&risk=L3").status_code == 400
    assert one.get(f"{QUEUE}?cursor={since}").status_code == 400


def test_mark_is_gone_after_an_hour_and_with_another_licence(world: World, later: Any) -> None:
    clinician = world.clinician("NY", "TX")
    since = clinician.get(QUEUE).json["since"]
    later(minutes=59)
    assert changed(clinician, since)["items"] == []
    later(minutes=2)
    assert clinician.get(f"{QUEUE}?since={since}").status_code == 410
    since = clinician.get(QUEUE).json["since"]
    world.rows("UPDATE licence SET status = 'lapsed' WHERE jurisdiction = 'TX' RETURNING 1")
    answer = clinician.get(f"{QUEUE}?since={since}")
    assert answer.status_code == 410
    assert answer.json["type"].endswith("/changes-gone")


def test_too_much_is_read_anew(world: World) -> None:
    clinician = world.clinician("NY")
    world.queued(world.platform())
    since = clinician.get(QUEUE).json["since"]
    many_cards(world, 513)
    assert clinician.get(f"{QUEUE}?since={since}").status_code == 410


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(4))
def test_replaying_changes_gives_the_queue(world: World, seed: int) -> None:
    chance = random.Random(seed)
    clinician, other = world.clinician("NY"), world.clinician("NY")
    world.queued(world.platform())
    [(model,)] = world.rows("SELECT referral_id::text FROM intake_card")
    cards = many_cards(world, 12)
    seen, since = set(walked(clinician)), clinician.get(QUEUE).json["since"]
    with writers(world, 4) as open_ones:
        for _ in range(80):
            # each its own cards: two that wait for each other would need threads
            writer = chance.randrange(4)
            act, card = chance.choice(ACTS), chance.choice(cards[writer::4])
            given = {"id": card, "model": model, "other": other.actor.id}
            named = {name: given[name] for name in given if f":{name}" in act}
            open_ones[writer].execute(text(act), named)
            if chance.random() < 0.3:
                open_ones[writer].commit()
            if chance.random() < 0.3:
                found = changed(clinician, since)
                seen -= set(found["gone"])
                seen |= {each["referral_id"] for each in found["items"]}
                since = found["since"]
                assert seen == set(walked(clinician))
