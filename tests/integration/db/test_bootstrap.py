"""The database and its roles: who may do what before any table has policies."""

import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import NullPool, create_engine, make_url
from sqlalchemy.exc import DBAPIError, OperationalError, ProgrammingError

from api.db.bootstrap import (
    PERSONAS,
    Urls,
    bootstrap,
    bootstrap_sql,
    may_bootstrap,
    new_passwords,
    urls_for,
)
from api.db.embedded import embedded_server
from api.db.embedded.cluster import program_home


def _run(url: str, *statements: str) -> list[object]:
    engine = create_engine(url, poolclass=NullPool, isolation_level="AUTOCOMMIT")
    found: list[object] = []
    with engine.connect() as connection:
        for statement in statements:
            result = connection.exec_driver_sql(statement)
            found = list(result.scalars()) if result.returns_rows else []
    return found


def _as(url: str, role: str) -> str:
    return make_url(url).set(username=role, password="pw").render_as_string(hide_password=False)


def _on(url: str, database: str) -> str:
    return make_url(url).set(database=database).render_as_string(hide_password=False)


@pytest.fixture(scope="module")
def admin() -> Iterator[str]:
    """A server of this module's own: roles belong to a whole server."""
    folder = Path(tempfile.mkdtemp(prefix="warmhandoff-roles-"))
    try:
        with embedded_server(folder, durable=False) as url:
            yield url
    finally:
        shutil.rmtree(folder)


@pytest.fixture(scope="module")
def urls(admin: str) -> Urls:
    urls = bootstrap(admin)
    _run(urls.owner, "CREATE TABLE thing (id int)", "GRANT SELECT ON thing TO wh_worker")
    return urls


def test_the_login_role_reads_nothing_until_it_takes_a_persona(urls: Urls) -> None:
    with pytest.raises(ProgrammingError, match="permission denied"):
        _run(urls.app, "SELECT id FROM thing")
    assert _run(urls.app, "SET ROLE wh_worker", "SELECT id FROM thing") == []


def test_the_login_role_can_take_every_persona(urls: Urls) -> None:
    for persona in PERSONAS:
        assert _run(urls.app, f"SET ROLE {persona}", "SELECT current_user") == [persona]


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TABLE mine (id int)",
        "CREATE TEMPORARY TABLE mine (id int)",
        "CREATE SCHEMA mine",
        "SET ROLE wh_owner",
        "CREATE ROLE mine",
        "ALTER ROLE wh_app BYPASSRLS",
    ],
)
def test_the_login_role_is_refused_when_it_wants_more(urls: Urls, statement: str) -> None:
    with pytest.raises(DBAPIError, match=r"permission denied|must "):
        _run(urls.app, statement)


def test_no_role_can_bypass_policies_or_log_in_beyond_two(urls: Urls) -> None:
    mighty = "SELECT rolname FROM pg_roles WHERE rolname LIKE 'wh%%' AND (rolsuper OR rolbypassrls)"
    assert _run(urls.owner, mighty) == []
    logins = "SELECT rolname FROM pg_roles WHERE rolname LIKE 'wh%%' AND rolcanlogin ORDER BY 1"
    assert _run(urls.owner, logins) == ["wh_app", "wh_owner"]


def test_others_cannot_connect(admin: str, urls: Urls) -> None:
    _run(admin, "CREATE ROLE stranger LOGIN PASSWORD 'pw'")
    with pytest.raises(OperationalError, match="permission denied for database"):
        _run(_as(urls.app, "stranger"), "SELECT 1")


def test_who_is_let_in_still_sees_no_table(admin: str, urls: Urls) -> None:
    _run(
        admin,
        "CREATE ROLE guest LOGIN PASSWORD 'pw'",
        "GRANT CONNECT ON DATABASE warmhandoff TO guest",
    )
    with pytest.raises(ProgrammingError, match="permission denied for schema public"):
        _run(_as(urls.app, "guest"), "SELECT id FROM public.thing")


def test_a_second_time_keeps_the_tables_and_sets_fresh_passwords(admin: str) -> None:
    before = bootstrap(admin, database="twice")
    _run(before.owner, "CREATE TABLE kept (id int)", "INSERT INTO kept VALUES (1)")
    after = bootstrap(admin, database="twice")
    assert _run(after.owner, "SELECT id FROM kept") == [1]
    assert _run(after.app, "SELECT 1") == [1]
    with pytest.raises(OperationalError, match="password"):
        _run(before.app, "SELECT 1")


@pytest.mark.parametrize("database", ["two words", "100%", "it's", 'a"b'])
def test_it_works_when_the_databases_name_is_unusual(admin: str, database: str) -> None:
    assert _run(bootstrap(admin, database=database).app, "SELECT current_database()") == [database]


def test_a_database_is_left_alone_when_it_holds_other_tables(admin: str) -> None:
    _run(admin, "CREATE DATABASE somebodys")
    _run(_on(admin, "somebodys"), "CREATE TABLE theirs (id int)")
    with pytest.raises(DBAPIError, match="holds tables of something else"):
        bootstrap(admin, database="somebodys")
    _run(admin, "CREATE ROLE theirs LOGIN PASSWORD 'pw'")
    assert _run(_as(_on(admin, "somebodys"), "theirs"), "SELECT 1") == [1]


def test_it_is_refused_when_a_role_of_that_name_may_bypass_policies(admin: str) -> None:
    _run(admin, "ALTER ROLE wh_worker BYPASSRLS")
    try:
        with pytest.raises(DBAPIError, match="bypass row-level security"):
            bootstrap(admin, database="never_made")
    finally:
        _run(admin, "ALTER ROLE wh_worker NOBYPASSRLS")


def test_only_who_may_make_roles_and_databases_may_bootstrap(admin: str) -> None:
    _run(admin, "CREATE ROLE half LOGIN CREATEROLE PASSWORD 'pw'")
    _run(admin, "CREATE ROLE whole LOGIN CREATEROLE CREATEDB PASSWORD 'pw'")
    assert may_bootstrap(admin)
    assert may_bootstrap(_as(admin, "whole"))
    assert not may_bootstrap(_as(admin, "half"))


@pytest.mark.slow
def test_an_administrator_who_is_no_superuser_can_bootstrap_twice() -> None:
    folder = Path(tempfile.mkdtemp(prefix="warmhandoff-roles-"))
    try:
        with embedded_server(folder, durable=False) as superuser:
            _run(superuser, "CREATE ROLE manager LOGIN CREATEROLE CREATEDB PASSWORD 'pw'")
            for _ in range(2):
                urls = bootstrap(_as(superuser, "manager"), database="managed")
            _run(urls.owner, "CREATE TABLE thing (id int)")
            with pytest.raises(ProgrammingError, match="permission denied"):
                _run(_as(urls.owner, "manager"), "SELECT id FROM public.thing")
    finally:
        shutil.rmtree(folder)


def test_the_printed_sql_does_the_same_when_psql_runs_it_twice(admin: str) -> None:
    passwords = new_passwords()
    for _ in range(2):
        subprocess.run(
            [program_home() / "bin" / "psql", "-X", admin],
            input=bootstrap_sql(passwords, database="by psql"),
            text=True,
            check=True,
            capture_output=True,
        )
    urls = urls_for(admin, passwords, database="by psql")
    assert _run(urls.app, "SET ROLE wh_member", "SELECT current_user") == ["wh_member"]
    assert _run(urls.owner, "CREATE TABLE thing (id int)") == []


def test_the_printed_sql_holds_no_password() -> None:
    passwords = new_passwords()
    text = bootstrap_sql(passwords)
    assert not any(password in text for password in passwords.values())
