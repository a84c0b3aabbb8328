"""Coming in by a return link: how guessing is slowed, and how long a visit lasts."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import timedelta
from threading import Barrier, Thread
from typing import Any

import pytest
from sqlalchemy import event

from api import clock, worker
from api.db import guessing
from api.db.session import Database, Reach, Role
from api.db.transactional import connected
from api.links import enter as entering
from api.links.enter import enter
from api.links.models import Visit, digest_of
from api.links.visit import end_all, end_visit, find_visit, member_of, still_lasts
from api.web.auth import Actor
from tests.integration.links.way_back import PIN, way_back
from tests.world import World

AUTH = Reach(Role.AUTH)
WRONG = "00000000"


@pytest.fixture
def site(world: World) -> Database:
    with world.app.app_context():
        return connected().database


@pytest.fixture
def member(world: World) -> Actor:
    platform = world.platform()
    world.submitted(platform)
    return world.member_of(platform, "u-77").actor


def as_member(member: Actor) -> Reach:
    return Reach(Role.MEMBER, member.platform_id, member.id)


def tried(site: Database, token: str, pin: str) -> str | None:
    with site.begin(AUTH) as session:
        return enter(session, token, pin)


def seen(site: Database, cookie: str) -> Visit | None:
    with site.begin(AUTH) as session:
        return find_visit(session, cookie)


@contextmanager
def later(**by: int) -> Iterator[None]:
    clock.move(timedelta(**by))
    try:
        yield
    finally:
        clock.move(-timedelta(**by))


def failures(world: World) -> int:
    [(counted,)] = world.rows("SELECT failures FROM return_link WHERE ended_at IS NULL")
    assert isinstance(counted, int)
    return counted


def test_pin_opens_a_visit_of_which_only_a_digest_is_kept(
    world: World, site: Database, member: Actor
) -> None:
    token = way_back(world, member, failures=3)
    cookie = tried(site, token, PIN)
    assert cookie is not None
    assert len(cookie) == 43  # 256 bits
    [(digest, whose)] = world.rows("SELECT digest, member_id FROM member_visit")
    assert (digest, whose) == (digest_of(cookie), member.id)
    assert failures(world) == 0
    assert tried(site, token, PIN) != cookie


def test_pin_is_one_however_the_keyboard_writes_its_digits(
    world: World, site: Database, member: Actor
) -> None:
    wide = PIN.translate({ord(digit): ord(digit) + 0xFEE0 for digit in "0123456789"})
    assert tried(site, way_back(world, member), wide)


def test_whatever_is_wrong_costs_the_same_statements_and_one_hash(
    world: World, site: Database, member: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    hashed: list[str] = []
    matches = guessing.matches

    def counted(typed: str, kept: str) -> bool:
        hashed.append(kept.rpartition("$")[0].rpartition("$")[0])
        return matches(typed, kept)

    monkeypatch.setattr(entering, "matches", counted)
    ended = way_back(world, member)
    with site.begin(as_member(member)) as session:
        end_all(session, by=member)
    known, paused = way_back(world, member), way_back(world, member, failures=20)
    tried(site, paused, WRONG)
    hashed.clear()
    asked = {
        (token, pin): statements_of(site, token, pin)
        for token, pin in [("x" * 43, PIN), (known, WRONG), (ended, PIN), (paused, PIN)]
    }
    first, *others = asked.values()
    assert others == [first] * 3
    assert [each.split()[0] for each in first] == ["SELECT", "SELECT", "UPDATE"]
    assert len(hashed) == 4
    assert len(set(hashed)) == 1


def statements_of(site: Database, token: str, pin: str) -> list[str]:
    found: list[str] = []

    def note(_c: Any, _u: Any, statement: str, *_: Any) -> None:
        found.append(statement.strip())

    event.listen(site.engine, "before_cursor_execute", note)
    try:
        assert tried(site, token, pin) is None
    finally:
        event.remove(site.engine, "before_cursor_execute", note)
    return found


@pytest.mark.parametrize(("before", "seconds"), [(4, 0), (5, 1), (6, 2), (13, 256), (400, 300)])
def test_pause_doubles_after_five_failures_and_ends_by_itself(
    world: World, site: Database, member: Actor, before: int, seconds: int
) -> None:
    token = way_back(world, member, failures=before)
    assert tried(site, token, WRONG) is None
    [(pause,)] = world.rows("SELECT not_before - now() FROM return_link")
    assert timedelta(seconds=seconds - 1) < pause <= timedelta(seconds=seconds)
    assert failures(world) == before + 1
    if seconds > 100:  # long enough not to end while this test runs
        assert tried(site, token, PIN) is None
        assert failures(world) == before + 1
    with later(seconds=seconds):
        assert tried(site, token, PIN)
    assert failures(world) == 0


def test_guessing_is_on_record_without_the_pin(world: World, site: Database, member: Actor) -> None:
    token = way_back(world, member, failures=4)
    for _ in range(2):
        tried(site, token, WRONG)
    [(body,)] = world.rows("SELECT body FROM audit_event WHERE action = 'return-link.refused'")
    assert '"failures":6' in body
    assert WRONG not in body
    assert token not in body


def at_once(acts: list[Callable[[], str | None]]) -> list[str | None]:
    barrier = Barrier(len(acts))

    def run(act: Callable[[], str | None]) -> str | None:
        barrier.wait(timeout=5)
        return act()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(run, acts))


@pytest.mark.parametrize(("before", "after"), [(0, 4), (10, 11)])
def test_guesses_at_once_are_counted_one_by_one(
    world: World, site: Database, member: Actor, before: int, after: int
) -> None:
    token = way_back(world, member, failures=before)
    guesses: list[Callable[[], str | None]] = [lambda: tried(site, token, WRONG)] * 4
    assert at_once(guesses) == [None] * 4
    assert failures(world) == after  # after ten, the eleventh begins a pause of 32 seconds


def test_right_pin_among_guesses_at_once_is_refused_in_the_pause(
    world: World, site: Database, member: Actor
) -> None:
    token = way_back(world, member, failures=400)
    tried(site, token, WRONG)
    pins = [WRONG, PIN, WRONG, PIN]
    answers = at_once([lambda pin=pin: tried(site, token, pin) for pin in pins])  # type: ignore[misc]
    assert answers == [None] * 4
    assert failures(world) == 401


def test_visit_is_over_after_15_idle_minutes_or_two_hours(
    world: World, site: Database, member: Actor
) -> None:
    cookie = tried(site, way_back(world, member), PIN)
    assert cookie
    for minutes in range(14, 120, 14):
        with later(minutes=minutes):
            assert seen(site, cookie)
    with later(minutes=119), site.begin(AUTH) as session:
        visit = find_visit(session, cookie)
        assert visit is not None
    with later(minutes=121):
        assert seen(site, cookie) is None
        with site.begin(as_member(member)) as session:
            assert not still_lasts(session, visit, acting=False)
    idle = tried(site, way_back(world, member), PIN)
    assert idle
    with later(minutes=16):
        assert seen(site, idle) is None


def test_cookie_of_nobody_opens_nothing(site: Database) -> None:
    assert seen(site, "") is None
    assert seen(site, "x" * 43) is None


def test_lost_phone_opens_nothing_more_when_every_visit_and_link_has_ended(
    world: World, site: Database, member: Actor
) -> None:
    token = way_back(world, member)
    cookies = [tried(site, token, PIN), tried(site, token, PIN)]
    with site.begin(as_member(member)) as session:
        end_all(session, by=member)
    assert [seen(site, cookie or "") for cookie in cookies] == [None, None]
    assert tried(site, token, PIN) is None


def test_one_members_end_leaves_the_others_in(world: World, site: Database, member: Actor) -> None:
    elsewhere = world.platform("Harbour")
    world.submitted(elsewhere)
    other = world.member_of(elsewhere, "u-77").actor
    token = way_back(world, other)
    cookie = tried(site, token, PIN)
    assert cookie
    with site.begin(as_member(member)) as session:
        end_all(session, by=member)
        end_all(session, by=other)  # row-level policies keep a member to their own
    visit = seen(site, cookie)
    assert visit is not None
    assert tried(site, token, PIN)
    with site.begin(as_member(member)) as session:
        assert not still_lasts(session, visit, acting=False)


def test_whoever_comes_in_while_the_link_ends_is_refused(
    world: World, site: Database, member: Actor
) -> None:
    token = way_back(world, member)
    answers: list[str | None] = []
    comes_in = Thread(target=lambda: answers.append(tried(site, token, PIN)))
    with site.begin(as_member(member)) as session:
        end_all(session, by=member)
        comes_in.start()
        world.wait_for_a_lock()
    comes_in.join()
    assert answers == [None]
    assert world.rows("SELECT 1 FROM member_visit") == []


def test_whoever_just_came_in_is_put_out_when_the_link_ends(
    world: World, site: Database, member: Actor
) -> None:
    token = way_back(world, member)

    def end() -> None:
        with site.begin(as_member(member)) as session:
            end_all(session, by=member)

    ends = Thread(target=end)
    with site.begin(AUTH) as session:
        cookie = enter(session, token, PIN)
        session.flush()
        ends.start()
        world.wait_for_a_lock()
    ends.join()
    assert seen(site, cookie or "") is None


def test_visit_cannot_end_while_its_member_acts_and_nothing_acts_after(
    world: World, site: Database, member: Actor
) -> None:
    cookie = tried(site, way_back(world, member), PIN)
    assert cookie
    visit = seen(site, cookie)
    assert visit is not None

    def sign_out() -> None:
        with site.begin(AUTH) as session:
            end_visit(session, cookie)

    ends = Thread(target=sign_out)
    with site.begin(as_member(member)) as session:
        assert still_lasts(session, visit, acting=True)
        ends.start()
        world.wait_for_a_lock()
    ends.join()
    with site.begin(as_member(member)) as session:
        assert not still_lasts(session, visit, acting=True)


def test_worker_forgets_visits_that_are_over(world: World, site: Database, member: Actor) -> None:
    token = way_back(world, member)
    tried(site, token, PIN)
    worker.clean(site)
    assert len(world.rows("SELECT 1 FROM member_visit")) == 1
    with later(minutes=16):
        tried(site, token, PIN)
        worker.clean(site)
    assert len(world.rows("SELECT 1 FROM member_visit")) == 1


def test_member_of_a_visit_is_nobody_else(world: World, site: Database, member: Actor) -> None:
    visit = seen(site, tried(site, way_back(world, member), PIN) or "")
    assert visit is not None
    actor = member_of(visit)
    assert (actor.persona, actor.id, actor.platform_id) == ("member", member.id, member.platform_id)
    assert actor.scopes == {"consents:manage", "referrals:self"}
    assert actor.client_id == "return-link"
