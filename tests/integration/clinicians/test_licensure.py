"""Where somebody may practise, and on which days; a compact's privilege only when it counts."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import text

from api.clinicians import compact
from api.clinicians.licensure import practises
from api.clinicians.models import Licence, LicenceStatus
from api.clock import utc_now
from api.db.session import Database, Reach, Role
from tests.world import Caller, World

ROLES = (
    Role.PLATFORM,
    Role.MEMBER,
    Role.CLINICIAN,
    Role.COORDINATOR,
    Role.OPERATOR,
    Role.WORKER,
)


@pytest.fixture
def issuing(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let the compact have issued licences since long ago, as its row does not say yet."""
    monkeypatch.setattr(compact, "COMPACT", replace(compact.COMPACT, usable_from=date(2020, 1, 1)))
    yield
    compact.switch_compact(on=False)


def may(world: World, clinician: Caller, place: str, on: date, role: Role = Role.WORKER) -> bool:
    database = Database(world.urls.app, pool_size=1)
    try:
        with database.begin(Reach(role), read_only=True) as session:
            return practises(session, clinician.actor.id, place, on)
    finally:
        database.dispose()


def test_a_licence_counts_on_each_of_its_days_in_its_own_state(world: World) -> None:
    clinician, today = world.clinician("NY"), utc_now().date()
    first, last = today - timedelta(days=400), today + timedelta(days=400)
    counts = {day: may(world, clinician, "NY", day) for day in (first, today, last)}
    assert counts == {first: True, today: True, last: True}
    for day in (first - timedelta(days=1), last + timedelta(days=1)):
        assert not may(world, clinician, "NY", day)
    assert not may(world, clinician, "CA", today)


@pytest.mark.parametrize(
    "wrong",
    [
        "licence SET status = 'lapsed'",
        "licence SET status = 'revoked'",
        "licence SET title_confirmed = false",
        "clinician SET status = 'suspended'",
    ],
)
def test_whatever_is_not_certain_is_no(world: World, wrong: str) -> None:
    clinician, today = world.clinician("NY"), utc_now().date()
    with world.as_owner() as session:
        session.execute(text(f"UPDATE {wrong}"))
    assert not may(world, clinician, "NY", today)


def test_every_role_may_ask_what_boards_publish(world: World) -> None:
    clinician, today = world.clinician("NY"), utc_now().date()
    assert all(may(world, clinician, "NY", today, role) for role in ROLES)


# The compact: Kansas and Missouri are members, New York is none


def _privileged(world: World, *, home: LicenceStatus = LicenceStatus.ACTIVE) -> Caller:
    """Return somebody with a licence of Kansas, and privileges that rest on it."""
    clinician, today = world.clinician("KS"), utc_now().date()
    with world.as_owner() as session:
        session.execute(text("UPDATE licence SET status = :status"), {"status": home.value})
        session.add_all(
            Licence(
                clinician_id=clinician.actor.id,
                jurisdiction=place,
                type="LSCSW",
                number="1",
                status=LicenceStatus.ACTIVE,
                issued_on=today,
                expires_on=today,
                verified_with="test board",
                verified_on=today,
                title_confirmed=True,
                privilege="compact",
                home_jurisdiction="KS",
            )
            for place in ("MO", "NY")
        )
    return clinician


def test_a_compact_privilege_counts_for_nothing_while_it_is_off(
    world: World,
    issuing: None,  # noqa: ARG001 - a fixture
) -> None:
    world.queued(world.platform(), jurisdiction="MO")
    clinician = _privileged(world)
    assert not may(world, clinician, "MO", utc_now().date())
    assert clinician.get("/v1/intake-queue").json["items"] == []


def test_it_counts_for_nothing_when_it_is_on_and_no_licence_is_issued(world: World) -> None:
    compact.switch_compact(on=True)
    try:
        assert not may(world, _privileged(world), "MO", utc_now().date())
    finally:
        compact.switch_compact(on=False)


def test_once_it_counts_it_does_among_members_and_with_its_home_licence(
    world: World,
    issuing: None,  # noqa: ARG001 - a fixture
) -> None:
    referral, _ = world.queued(world.platform(), jurisdiction="MO")
    clinician, today = _privileged(world), utc_now().date()
    compact.switch_compact(on=True)
    assert may(world, clinician, "MO", today)
    assert not may(world, clinician, "NY", today)
    [card] = clinician.get("/v1/intake-queue").json["items"]
    assert card["referral_id"] == referral["id"]
    assert clinician.post(f"/v1/referrals/{referral['id']}/claim").status_code == 200


def test_it_falls_with_its_home_licence(
    world: World,
    issuing: None,  # noqa: ARG001 - a fixture
) -> None:
    clinician = _privileged(world, home=LicenceStatus.LAPSED)
    compact.switch_compact(on=True)
    assert not may(world, clinician, "MO", utc_now().date())
