"""The database and its roles: an owner for migrations, a login that can do nothing by itself."""

import base64
import hashlib
import hmac
import secrets
from dataclasses import dataclass

from sqlalchemy import URL, Connection, NullPool, create_engine, make_url, text

DATABASE = "warmhandoff"
OWNER, APP = "wh_owner", "wh_app"
PERSONAS = (
    "wh_platform",
    "wh_clinician",
    "wh_member",
    "wh_operator",
    "wh_coordinator",
    "wh_worker",
    "wh_auth",
    "wh_public",
)

_CREATE_ROLE = (
    "DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '{role}')"
    " THEN CREATE ROLE {role}; END IF; END $$"
)
# A role left by something else could bypass every policy; only a superuser may take that away.
_REFUSE_MIGHTY = (
    "DO $$ BEGIN IF EXISTS (SELECT FROM pg_roles WHERE (rolsuper OR rolbypassrls)"
    " AND rolname IN ({roles})) THEN RAISE EXCEPTION"
    " 'a role of Warm Handoff may bypass row-level security'; END IF; END $$"
)
# What follows closes the database to everybody else: it must not be somebody's already.
_REFUSE_FOREIGN = (
    "DO $$ BEGIN IF EXISTS (SELECT FROM pg_class WHERE relkind IN ('r', 'p')"
    " AND relnamespace = 'public'::regnamespace AND relowner <> '{owner}'::regrole)"
    " THEN RAISE EXCEPTION 'database % holds tables of something else', current_database();"
    " END IF; END $$"
)
_IS_THERE = text("SELECT EXISTS (SELECT FROM pg_database WHERE datname = :name)")
_MAY_BOOTSTRAP = text(
    "SELECT rolsuper OR (rolcreaterole AND rolcreatedb) FROM pg_roles WHERE rolname = current_user"
)


@dataclass(frozen=True, slots=True)
class Urls:
    """Two ways into one database: `app` runs the product, `owner` changes its schema."""

    app: str
    owner: str

    def on(self, database: str) -> "Urls":
        """Return the same roles' URLs for another database of the same server."""
        return Urls(
            *(_shown(make_url(url).set(database=database)) for url in (self.app, self.owner))
        )


def may_bootstrap(url: str) -> bool:
    """Tell whether this URL's role may create roles and databases."""
    with _connected(make_url(url)) as connection:
        return bool(connection.scalar(_MAY_BOOTSTRAP))


def bootstrap(admin_url: str, *, database: str = DATABASE) -> Urls:
    """Create what is missing of the database and the roles, and set fresh passwords.

    `admin_url` is a role that may create both, on PostgreSQL 15 or later, with any database that
    exists already. Roles belong to the whole server: its other databases see new passwords too.
    """
    passwords = new_passwords()
    with _connected(make_url(admin_url)) as connection:
        for statement in _role_statements(passwords):
            connection.exec_driver_sql(statement)
        if not connection.scalar(_IS_THERE, {"name": database}):
            connection.exec_driver_sql(_create_database(database))
    with _connected(make_url(admin_url).set(database=database)) as connection:
        for statement in _database_statements(database):
            connection.exec_driver_sql(statement)
    return urls_for(admin_url, passwords, database=database)


def bootstrap_sql(passwords: dict[str, str], *, database: str = DATABASE) -> str:
    """Write the same as text for psql, connected as an administrator to any database.

    It holds SCRAM verifiers in place of the passwords (RFC 5802), so it may be handed around.
    """
    create, name = (x.replace("'", "''") for x in (_create_database(database), database))
    absent = f"WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = '{name}')"
    statements = [
        *(f"{statement};" for statement in _role_statements(passwords)),
        f"SELECT '{create}' {absent} \\gexec",
        f"\\connect {_quoted(database)}",
        *(f"{statement};" for statement in _database_statements(database)),
    ]
    return "\n".join(("\\set ON_ERROR_STOP on", *statements, ""))


def new_passwords() -> dict[str, str]:
    """Make a password for each role that logs in."""
    return {role: secrets.token_hex(32) for role in (OWNER, APP)}


def urls_for(url: str, passwords: dict[str, str], *, database: str = DATABASE) -> Urls:
    """Write the two URLs for the server that `url` points to."""
    base = make_url(url).set(database=database)
    return Urls(
        app=_shown(base.set(username=APP, password=passwords[APP])),
        owner=_shown(base.set(username=OWNER, password=passwords[OWNER])),
    )


def _role_statements(passwords: dict[str, str]) -> list[str]:
    everyone = (OWNER, APP, *PERSONAS)
    listed = ", ".join(f"'{role}'" for role in everyone)
    return [
        *(_CREATE_ROLE.format(role=role) for role in everyone),
        _REFUSE_MIGHTY.format(roles=listed),
        f"ALTER ROLE {OWNER} LOGIN PASSWORD '{_verifier(passwords[OWNER])}'",
        f"ALTER ROLE {APP} LOGIN PASSWORD '{_verifier(passwords[APP])}'",
        # before the grants: from version 16 on each grant keeps its own answer
        f"ALTER ROLE {APP} NOINHERIT NOCREATEDB NOCREATEROLE",
        f"GRANT {', '.join(PERSONAS)} TO {APP}",
    ]


def _create_database(database: str) -> str:
    return f"CREATE DATABASE {_quoted(database)} TEMPLATE template0 ENCODING 'UTF8'"


def _database_statements(database: str) -> list[str]:
    name = _quoted(database)
    return [
        _REFUSE_FOREIGN.format(owner=OWNER),
        # who is no superuser must be a member of a role to make it an owner
        f"GRANT {OWNER} TO CURRENT_USER",
        f"REVOKE ALL ON DATABASE {name} FROM PUBLIC",
        f"GRANT CONNECT ON DATABASE {name} TO {APP}, {OWNER}",
        f"GRANT CREATE ON DATABASE {name} TO {OWNER}",
        f"ALTER SCHEMA public OWNER TO {OWNER}",
        "REVOKE ALL ON SCHEMA public FROM PUBLIC",
        f"GRANT USAGE ON SCHEMA public TO {', '.join((APP, *PERSONAS))}",
        f"REVOKE {OWNER} FROM CURRENT_USER",
    ]


def _verifier(password: str) -> str:
    """Compute what PostgreSQL keeps of a password (RFC 5802), so that no log holds it in clear."""
    salt, rounds = secrets.token_bytes(16), 4096
    salted = hashlib.pbkdf2_hmac("sha256", password.encode(), salt, rounds)
    stored = hashlib.sha256(hmac.digest(salted, b"Client Key", "sha256")).digest()
    served = hmac.digest(salted, b"Server Key", "sha256")
    salt64, stored64, served64 = (base64.b64encode(x).decode() for x in (salt, stored, served))
    return f"SCRAM-SHA-256${rounds}:{salt64}${stored64}:{served64}"


def _connected(url: URL) -> Connection:
    engine = create_engine(url, poolclass=NullPool, connect_args={"connect_timeout": 5})
    # CREATE DATABASE takes no transaction; a percent sign without parameters is itself
    return engine.connect().execution_options(isolation_level="AUTOCOMMIT", no_parameters=True)


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _shown(url: URL) -> str:
    """Write a URL that libpq reads too: it takes a plus sign in a socket's path as it stands."""
    head, mark, query = url.render_as_string(hide_password=False).partition("?")
    return head + mark + query.replace("+", "%20")
