"""The second lock of the queue: outside the places of a licence in force there is no card."""

from collections.abc import Callable, Iterator, Mapping

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from api.db.session import Database, Reach, Role
from tests.integration.intake.cards import many_cards
from tests.world import World

NOBODY = "CAST(repeat('0', 32) AS uuid)"
SEEN = {
    "cards": "SELECT referral_id FROM intake_card",
    "taken": "UPDATE intake_card SET waiting = waiting RETURNING referral_id",
    "places": "SELECT referral_id FROM walk_queue('{NY,TX}', '{en}', '{0}', '{0}',"
    f" '{{-infinity}}', ARRAY[{NOBODY}], '{{9}}', '{{0}}', 8, 8)",
    "gone": "SELECT referral_id FROM intake_gone",
}
Look = Callable[[], Mapping[str, int]]


@pytest.fixture
def look(world: World) -> Iterator[Look]:
    """Count what somebody licensed in NY sees, where one card waits and one has gone."""
    clinician, _ = world.clinician("NY"), world.clinician("TX")
    world.queued(world.platform())
    many_cards(world, 1)
    many_cards(world, 2, jurisdiction="'TX'")
    world.rows(
        "DELETE FROM intake_card WHERE referral_id IN (SELECT max(referral_id::text)::uuid"
        " FROM intake_card GROUP BY jurisdiction) RETURNING 1"
    )
    database = Database(world.urls.app, pool_size=1)

    def seen() -> Mapping[str, int]:
        with database.begin(Reach(Role.CLINICIAN, subject=clinician.actor.id)) as session:
            return {name: len(session.execute(text(sql)).all()) for name, sql in SEEN.items()}

    yield seen
    database.dispose()


def test_what_is_in_a_licensed_place_is_seen_and_nothing_beside_it(look: Look) -> None:
    assert look() == dict.fromkeys(SEEN, 1)


@pytest.mark.parametrize(
    "change",
    [
        "status = 'lapsed'",
        "title_confirmed = false",
        "expires_on = current_date - 1",
        "issued_on = current_date + 1",
    ],
)
def test_nothing_is_seen_without_a_licence_in_force(world: World, look: Look, change: str) -> None:
    world.rows(f"UPDATE licence SET {change} WHERE jurisdiction = 'NY' RETURNING 1")
    assert look() == dict.fromkeys(SEEN, 0)


@pytest.mark.parametrize("role", [each for each in Role if each is not Role.CLINICIAN])
def test_nobody_else_walks_the_queue(world: World, role: Role) -> None:
    database = Database(world.urls.app, pool_size=1)
    for sql in (SEEN["places"], "SELECT own_places()"):
        with database.begin(Reach(role)) as session, pytest.raises(DBAPIError, match="denied"):
            session.execute(text(sql))
    database.dispose()


def test_places_are_read_by_the_walk_alone(world: World) -> None:
    database = Database(world.urls.app, pool_size=1)
    with (
        database.begin(Reach(Role.CLINICIAN)) as session,
        pytest.raises(DBAPIError, match="permission denied for table intake_place"),
    ):
        session.execute(text("SELECT referral_id FROM intake_place"))
    database.dispose()
