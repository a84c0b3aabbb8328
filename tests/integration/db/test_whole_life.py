"""What the schema itself holds of a referral's whole life: places, blindness, and the way back."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from uuid import UUID

import pytest
from sqlalchemy import NullPool, create_engine, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from api.db.migrate import downgrade
from api.db.session import Database, Reach, Role, admit
from tests.world import World

HANDED = "UPDATE referral SET next_actor = 'coordinator', next_action = 'find_clinician'"
LAPSED = (
    "status = 'on_hold', hold_reason = 'consent_lapsed', held_from = 'queued',"
    " clinician_id = NULL, claimed_at = NULL"
)
Acting = Callable[[], AbstractContextManager[Session]]


@pytest.fixture
def coordinating(world: World) -> Iterator[Acting]:
    """Begin transactions as one coordinator."""
    database = Database(world.urls.app, pool_size=1)
    coordinator = world.coordinator().actor.id

    @contextmanager
    def begin() -> Iterator[Session]:
        with database.begin(Reach(Role.COORDINATOR, subject=coordinator)) as session:
            yield session

    yield begin
    database.dispose()


def changed(world: World, sql: str) -> None:
    with world.as_owner() as session:
        session.execute(text(sql))


def queued(world: World) -> UUID:
    return UUID(world.queued(world.platform())[0]["id"])


@pytest.mark.parametrize(
    "contradiction",
    [
        "status = 'in_progress'",
        "phase = 'engaged'",
        "status = 'on_hold'",
        "status = 'on_hold', hold_reason = 'waitlist'",
        "hold_reason = 'waitlist', held_from = 'accepted'",
        "held_from = 'accepted'",
        "status = 'on_hold', hold_reason = 'tired', held_from = 'accepted'",
        "status = 'cancellation_requested', due_at = NULL",
        "next_action = 'widen_consent'",
    ],
)
def test_contradictory_place_is_refused(world: World, contradiction: str) -> None:
    queued(world)
    with pytest.raises(DBAPIError, match="ck_referral_"):
        changed(world, f"UPDATE referral SET {contradiction}")


def test_places_follow_the_card_and_a_tombstone_tells_where_it_was(world: World) -> None:
    queued(world)
    place = "SELECT jurisdiction, language, waiting FROM intake_place ORDER BY language"
    gone = "SELECT jurisdiction FROM intake_gone"
    assert world.rows(place) == [("NY", "*", True), ("NY", "en", True)]
    changed(world, "UPDATE intake_card SET languages = '{en-US,en,ES-MX}'")
    assert world.rows(place) == [("NY", each, True) for each in ("*", "en", "es")]
    assert world.rows(gone) == []
    changed(world, "UPDATE intake_card SET jurisdiction = 'NJ'")
    assert world.rows(place) == [("NJ", each, True) for each in ("*", "en", "es")]
    assert world.rows(gone) == [("NY",)]
    changed(world, "DELETE FROM intake_card")
    assert world.rows(place) == []
    assert sorted(world.rows(gone)) == [("NJ",), ("NY",)]


def test_card_that_changes_says_so(world: World) -> None:
    queued(world)
    [before] = world.rows("SELECT changed_in FROM intake_card")
    changed(world, "UPDATE intake_card SET widened = true")
    [after] = world.rows("SELECT changed_in FROM intake_card")
    assert after.changed_in > before.changed_in


def test_coordinator_finds_only_what_was_handed_to_them(world: World, coordinating: Acting) -> None:
    referral = queued(world)
    with coordinating() as session:
        admit(session, referral)
        for asked in ("SELECT id FROM referral", "SELECT kind FROM timer"):
            assert session.execute(text(asked)).all() == []
    changed(world, HANDED)
    with coordinating() as session:
        assert len(session.execute(text("SELECT kind FROM timer")).all()) > 1
        assert session.execute(text("SELECT status FROM referral")).all() == [("queued",)]


@pytest.mark.parametrize(
    "asked",
    [
        "SELECT member_id FROM referral",
        "SELECT reference FROM referral",
        "SELECT community_id FROM referral",
        "SELECT preferences FROM referral",
        "SELECT id FROM member",
        "SELECT name FROM clinician",
        "SELECT name FROM platform",
        "SELECT id FROM context_item",
        "SELECT id FROM message",
        "SELECT id FROM appointment",
        "SELECT referral_id FROM match_profile",
        "SELECT clinician_id FROM referral",
        "SELECT reference FROM crisis_alert",
        "SELECT id FROM consent",
        "SELECT clinician_id FROM decline",
        "UPDATE referral SET risk = 'L0'",
        "UPDATE referral SET status = 'declined'",
        "UPDATE timer SET due_at = now()",
        "DELETE FROM intake_card",
        "UPDATE contact SET result = 'reached'",
        "DELETE FROM contact",
    ],
)
def test_coordinator_learns_nothing_of_whom_it_is_about(
    world: World, coordinating: Acting, asked: str
) -> None:
    referral = queued(world)
    changed(world, HANDED)
    with coordinating() as session:
        admit(session, referral)
        with pytest.raises(DBAPIError, match="permission denied"), session.begin_nested():
            session.execute(text(asked))


def test_coordinator_adds_attempts_to_what_was_admitted_and_as_their_own(
    world: World, coordinating: Acting
) -> None:
    referral = queued(world)
    changed(world, HANDED)
    attempt = text(
        "INSERT INTO contact SELECT platform_id, gen_random_uuid(), id, 'coordinator', :by,"
        " 'platform_contact', 'reached', now(), now() FROM referral"
    )
    with coordinating() as session:
        me = session.scalar(text("SELECT app_subject()"))
        with pytest.raises(DBAPIError, match="row-level security"), session.begin_nested():
            session.execute(attempt, {"by": me})
        admit(session, referral)
        with pytest.raises(DBAPIError, match="row-level security"), session.begin_nested():
            session.execute(attempt, {"by": referral})
        session.execute(attempt, {"by": me})
    assert len(world.rows("SELECT 1 FROM contact")) == 1


@pytest.mark.parametrize("role", ["wh_clinician", "wh_coordinator", "wh_platform", "wh_worker"])
def test_wishes_are_read_by_their_member_alone(world: World, role: str) -> None:
    queued(world)
    engine = create_engine(world.urls.app, poolclass=NullPool)
    with engine.connect() as connection:
        connection.exec_driver_sql(f"SET LOCAL ROLE {role}")
        with pytest.raises(DBAPIError, match="permission denied"):
            connection.exec_driver_sql("SELECT coverage FROM match_profile")


@pytest.mark.parametrize(
    ("newer", "older"),
    [
        ("status = 'in_progress', phase = 'engaged'", ("accepted", "record_outcome", "clinician")),
        ("status = 'cancellation_requested'", ("accepted", "record_outcome", "clinician")),
        (
            "status = 'on_hold', hold_reason = 'waitlist', held_from = 'accepted'",
            ("accepted", "record_outcome", "clinician"),
        ),
        (LAPSED, ("queued", "claim", "clinician")),
        ("status = 'cancelled', next_action = 'nothing'", ("withdrawn", "nothing", "clinician")),
        ("status = 'void', next_action = 'nothing'", ("withdrawn", "nothing", "clinician")),
    ],
)
def test_newer_place_goes_back_to_the_nearest_older_one(
    world: World, newer: str, older: tuple[str, str, str]
) -> None:
    queued(world)
    world.clinician("NY")
    changed(
        world,
        "UPDATE referral SET clinician_id = c.id, claimed_at = now(), next_action = 'resume',"
        " next_actor = 'clinician', status = 'accepted' FROM clinician c",
    )
    changed(world, f"UPDATE referral SET {newer}")
    downgrade(world.urls.owner, "0010_consented_context")
    [found] = world.rows("SELECT status, next_action, next_actor FROM referral")
    assert tuple(found) == older
