"""Isolation: another tenant's object does not exist, for the routes and for the database."""

from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy import NullPool, create_engine, text
from sqlalchemy.exc import ProgrammingError

from api.db.session import Database, Reach, Role, admit
from tests.world import World, claimed


@pytest.mark.parametrize("suffix", ["", "/actions"])
def test_another_platforms_referral_looks_like_a_random_id(world: World, suffix: str) -> None:
    referral, _ = world.queued(world.platform())
    stranger = world.platform()
    answers = [
        stranger.get(f"/v1/referrals/{id_}{suffix}").json | {"request_id": ""}
        for id_ in (referral["id"], uuid4())
    ]
    assert answers[0] == answers[1]
    assert answers[0]["status"] == 404
    assert stranger.get("/v1/referrals").json["items"] == []


def test_login_role_reads_nothing_without_a_persona(world: World) -> None:
    engine = create_engine(world.urls.app, poolclass=NullPool)
    with engine.connect() as connection, pytest.raises(ProgrammingError, match="denied"):
        connection.exec_driver_sql("SELECT * FROM referral")


@pytest.mark.parametrize("role", [Role.PLATFORM, Role.MEMBER, Role.CLINICIAN])
def test_persona_sees_no_row_when_its_reach_is_empty(world: World, role: Role) -> None:
    world.queued(world.platform())
    database = Database(world.urls.app, pool_size=1)
    with database.begin(Reach(role), read_only=True) as session:
        assert session.scalar(text("SELECT count(*) FROM referral")) == 0
        assert session.scalar(text("SELECT count(*) FROM context_item")) == 0
    database.dispose()


def test_next_transaction_of_a_pooled_connection_starts_from_nothing(world: World) -> None:
    platform = world.platform()
    world.queued(platform)
    database = Database(world.urls.app, pool_size=1)
    with database.begin(Reach(Role.PLATFORM, tenant=platform.actor.id)) as session:
        assert session.scalar(text("SELECT count(*) FROM referral")) == 1
    with database.begin(Reach(Role.PLATFORM)) as session:
        assert session.scalar(text("SELECT count(*) FROM referral")) == 0
    database.dispose()


def test_platform_cannot_read_words_back_even_with_its_own_rows(world: World) -> None:
    platform = world.platform()
    world.submitted(platform)
    database = Database(world.urls.app, pool_size=1)
    reach = Reach(Role.PLATFORM, tenant=platform.actor.id)
    with pytest.raises(ProgrammingError, match="denied"), database.begin(reach) as session:
        session.execute(text("SELECT sealed FROM context_body"))
    database.dispose()


def test_clinician_reads_no_words_without_a_consent_even_when_admitted(world: World) -> None:
    clinician = world.clinician("NY")
    referral = world.submitted(world.platform())
    database = Database(world.urls.app, pool_size=1)
    with database.begin(Reach(Role.CLINICIAN, subject=clinician.actor.id)) as session:
        admit(session, UUID(referral["id"]))
        assert session.scalar(text("SELECT count(*) FROM context_item")) == 1
        assert session.scalar(text("SELECT count(*) FROM context_body")) == 0
    database.dispose()


def test_clinician_cannot_change_a_consent_it_may_lock(world: World) -> None:
    clinician = world.clinician("NY")
    referral, _ = world.queued(world.platform())
    database = Database(world.urls.app, pool_size=1)
    change = text("UPDATE consent SET status = 'revoked'")
    with database.begin(Reach(Role.CLINICIAN, subject=clinician.actor.id)) as session:
        admit(session, UUID(referral["id"]))
        with pytest.raises(ProgrammingError, match="row-level security"):
            session.execute(change)
        session.rollback()
        session.info.clear()
    database.dispose()


@pytest.mark.parametrize("table", ["audit_event", "disclosure"])
def test_record_cannot_be_changed_even_by_the_owner(world: World, table: str) -> None:
    referral, _ = world.queued(world.platform())
    clinician = world.clinician("NY")
    claimed(clinician, referral)
    assert clinician.get(f"/v1/referrals/{referral['id']}/context").status_code == 200
    with (
        pytest.raises(Exception, match="never changed"),
        world.as_owner() as session,
    ):
        session.execute(text(f"DELETE FROM {table}"))


def test_ended_grant_is_refused_at_once(world: World) -> None:
    platform = world.platform()
    assert platform.get("/v1/referrals").status_code == 200
    world.rows("UPDATE oauth_grant SET revoked_at = now() RETURNING id")
    answer = platform.get("/v1/referrals")
    assert (answer.status_code, answer.json["type"].rpartition("/")[2]) == (401, "grant-ended")
    assert "invalid_token" in answer.headers["WWW-Authenticate"]


def test_platform_is_out_when_suspended(world: World) -> None:
    platform = world.platform()
    world.rows("UPDATE platform SET suspended_at = now() RETURNING id")
    assert platform.get("/v1/referrals").status_code == 401


def _admitted(world: World, reach: Reach, referral: dict[str, Any], sql: str) -> list[Any]:
    """Run a statement as a persona whose code had admitted this referral by mistake."""
    database = Database(world.urls.app, pool_size=1)
    try:
        with database.begin(reach) as session:
            admit(session, UUID(referral["id"]))
            return list(session.execute(text(sql), {"id": referral["id"]}))
    finally:
        database.dispose()


def test_admitting_a_referral_that_another_holds_shows_no_words(world: World) -> None:
    referral, _ = world.queued(world.platform())
    holder, other = world.clinician("NY"), world.clinician("CA")
    claimed(holder, referral)
    for clinician, seen in ((holder, 1), (other, 0)):
        reach = Reach(Role.CLINICIAN, subject=clinician.actor.id)
        assert len(_admitted(world, reach, referral, "SELECT 1 FROM context_body")) == seen
        assert len(_admitted(world, reach, referral, "SELECT 1 FROM referral")) == seen


@pytest.mark.parametrize("change", ["expires_at = now() - interval '1 s'", "status = 'revoked'"])
def test_words_are_hidden_by_the_database_when_the_consent_has_ended(
    world: World, change: str
) -> None:
    referral, _ = world.queued(world.platform())
    holder = world.clinician("NY")
    claimed(holder, referral)
    world.rows(f"UPDATE consent SET {change} RETURNING id")
    reach = Reach(Role.CLINICIAN, subject=holder.actor.id)
    assert _admitted(world, reach, referral, "SELECT 1 FROM context_body") == []


def test_words_for_care_are_hidden_by_the_database_before_acceptance(world: World) -> None:
    referral, _ = world.queued(world.platform(), purposes=("care",))
    holder = world.clinician("NY")
    claimed(holder, referral)
    reach = Reach(Role.CLINICIAN, subject=holder.actor.id)
    assert _admitted(world, reach, referral, "SELECT 1 FROM context_body") == []


def test_member_cannot_touch_another_members_card_or_feed(world: World) -> None:
    platform = world.platform()
    referral, _ = world.queued(platform, member_ref="u-1")
    world.submitted(platform, member_ref="u-2")
    stranger = world.member_of(platform, "u-2").actor
    reach = Reach(Role.MEMBER, tenant=stranger.platform_id, subject=stranger.id)
    taken = "DELETE FROM intake_card WHERE referral_id = :id RETURNING 1"
    hidden = "UPDATE feed_event SET withheld = true WHERE referral_id = :id RETURNING 1"
    assert _admitted(world, reach, referral, taken) == []
    assert _admitted(world, reach, referral, hidden) == []


def test_expired_licence_shows_no_card_by_the_database(world: World) -> None:
    world.queued(world.platform())
    clinician = world.clinician("NY")
    database = Database(world.urls.app, pool_size=1)
    world.rows("UPDATE licence SET expires_on = current_date - 1 RETURNING jurisdiction")
    with database.begin(Reach(Role.CLINICIAN, subject=clinician.actor.id)) as session:
        assert session.scalar(text("SELECT count(*) FROM intake_card")) == 0
    database.dispose()
