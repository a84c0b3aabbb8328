"""Whether a grant is alive, which every transaction asks, and who may see the rows behind it."""

from uuid import UUID, uuid4

import pytest
from sqlalchemy import text
from sqlalchemy.exc import ProgrammingError

from api.db.session import GrantEnded, Reach, Role
from api.oauth.enrol import revoke_grants
from tests.integration.oauth.browser import body, refused
from tests.integration.oauth.small_site import Site

TABLES = (
    "oauth_client",
    "oauth_account",
    "oauth_grant",
    "oauth_code",
    "oauth_login",
    "oauth_replay",
    "oauth_attempt",
)
OTHERS = [role for role in Role if role is not Role.AUTH]


def _platform_grant(site: Site) -> UUID:
    grant: UUID = site.verify(body(site.platform_token())["access_token"]).grant_id
    return grant


def _member_grant(site: Site) -> UUID:
    grant: UUID = site.verify(body(site.member_token())["access_token"]).grant_id
    return grant


def _clinician_grant(site: Site) -> UUID:
    browser = site.signed_in()
    grant: UUID = site.verify(body(browser.redeem(browser.code()))["access_token"]).grant_id
    return grant


def _coordinator_grant(site: Site) -> UUID:
    browser = site.signed_in("alex")
    grant: UUID = site.verify(body(browser.redeem(browser.code()))["access_token"]).grant_id
    return grant


def _alive(site: Site, grant: UUID, role: Role = Role.PLATFORM) -> bool:
    """Ask as a request does."""
    try:
        with site.database.begin(Reach(role=role, grant=grant)) as session:
            return bool(session.scalar(text("SELECT true")))
    except GrantEnded:
        return False


def test_every_persona_may_ask_about_its_grant(own_site: Site) -> None:
    assert _alive(own_site, _platform_grant(own_site), Role.PLATFORM)
    assert _alive(own_site, _member_grant(own_site), Role.MEMBER)
    assert _alive(own_site, _clinician_grant(own_site), Role.CLINICIAN)
    assert _alive(own_site, _coordinator_grant(own_site), Role.COORDINATOR)
    assert not _alive(own_site, uuid4())


def test_suspended_coordinator_calls_no_more(own_site: Site) -> None:
    coordinator, clinician = _coordinator_grant(own_site), _clinician_grant(own_site)
    own_site.execute("UPDATE coordinator SET status = 'suspended'")
    assert not _alive(own_site, coordinator, Role.COORDINATOR)
    assert _alive(own_site, clinician, Role.CLINICIAN)


@pytest.mark.parametrize(
    "ending",
    [
        "UPDATE oauth_grant SET revoked_at = now()",
        "UPDATE oauth_grant SET expires_at = now()",
        "UPDATE oauth_client SET suspended_at = now()",
        "UPDATE platform SET suspended_at = now()",
        "UPDATE clinician SET status = 'suspended'",
        "UPDATE oauth_account SET disabled_at = now()",
    ],
)
def test_grant_ends_when_any_part_behind_it_ends(own_site: Site, ending: str) -> None:
    platform, member, clinician = (
        _platform_grant(own_site),
        _member_grant(own_site),
        _clinician_grant(own_site),
    )
    own_site.execute(ending)
    of_person = "clinician" in ending or "account" in ending
    of_tenant = "platform" in ending
    assert _alive(own_site, platform) is of_person
    assert _alive(own_site, member) is of_person
    assert _alive(own_site, clinician) is of_tenant


def test_no_token_is_minted_when_it_would_be_dead_at_birth(own_site: Site) -> None:
    own_site.execute("UPDATE platform SET suspended_at = now()")
    assert refused(own_site.platform_token()) == (400, "invalid_grant")
    assert refused(own_site.member_token()) == (400, "invalid_grant")


def test_revoked_standing_grant_stays_revoked_and_gets_a_successor(own_site: Site) -> None:
    before = _platform_grant(own_site)
    with own_site.auth() as session:
        assert revoke_grants(session, own_site.people["platform"]) == 1
    assert not _alive(own_site, before)
    after = _platform_grant(own_site)
    assert after != before
    assert _alive(own_site, after)
    assert not _alive(own_site, before)


def test_revoking_one_member_leaves_the_platform_alone(own_site: Site) -> None:
    platform, member = _platform_grant(own_site), _member_grant(own_site)
    with own_site.auth() as session:
        assert revoke_grants(session, own_site.people["member"]) == 1
    assert _alive(own_site, platform)
    assert not _alive(own_site, member)


@pytest.mark.parametrize("role", OTHERS)
def test_no_other_role_can_read_or_write_the_servers_rows(site: Site, role: Role) -> None:
    for table in TABLES:
        for statement in (f"SELECT * FROM {table}", f"DELETE FROM {table}"):
            with (
                pytest.raises(ProgrammingError, match="permission denied"),
                site.database.begin(Reach(role=role)) as session,
            ):
                session.execute(text(statement))


def test_login_role_alone_can_read_nothing_but_may_ask(site: Site) -> None:
    with site.database.engine.connect() as connection:
        assert connection.scalar(text("SELECT grant_is_alive(gen_random_uuid())")) is False
        with pytest.raises(ProgrammingError, match="permission denied"):
            connection.execute(text("SELECT * FROM oauth_grant"))


def test_function_is_the_owners_with_a_fixed_search_path(site: Site) -> None:
    [(owner, definer, config, public)] = site.execute(
        "SELECT proowner::regrole::text, prosecdef, proconfig,"
        " has_function_privilege('public', oid, 'EXECUTE')"
        " FROM pg_proc WHERE proname = 'grant_is_alive'"
    )
    assert (owner, definer, public) == ("wh_owner", True, False)
    assert config == ["search_path=pg_catalog, public, pg_temp"]
