"""The gate: what the catalog must never hold, and proof that the gate would see it."""

from collections.abc import Iterator

import pytest
from sqlalchemy import Connection, NullPool, create_engine, make_url

from api.db.bootstrap import Urls

_TENANT_TABLES = """
tenant AS (
    SELECT c.oid, c.relname AS name, c.relrowsecurity, c.relforcerowsecurity FROM pg_class c
    JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'platform_id' AND NOT attisdropped
    WHERE c.relkind IN ('r', 'p') AND c.relnamespace = 'public'::regnamespace)"""

_RIGHTS = """
rights AS (
    SELECT t.oid, t.name, r.rolname, p.command, p.code FROM tenant t
    CROSS JOIN (SELECT rolname FROM pg_roles WHERE rolname LIKE 'wh\\_%') r
    CROSS JOIN (VALUES ('SELECT', 'r'), ('INSERT', 'a'), ('UPDATE', 'w'), ('DELETE', 'd'))
        AS p (command, code)
    WHERE has_table_privilege(r.rolname, t.oid, p.command)
       OR p.command <> 'DELETE' AND has_any_column_privilege(r.rolname, t.oid, p.command))"""

RULES = {
    "tenant table without forced row-level security": f"""
        WITH {_TENANT_TABLES}
        SELECT name FROM tenant WHERE NOT (relrowsecurity AND relforcerowsecurity)""",
    "right that no policy bounds": f"""
        WITH {_TENANT_TABLES}, {_RIGHTS}
        SELECT name || ' ' || rolname || ' ' || command FROM rights g
        WHERE NOT EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = g.oid
            AND p.polcmd::text IN ('*', g.code)
            AND (0 = ANY (p.polroles) OR g.rolname::regrole = ANY (p.polroles)))""",
    "TRUNCATE or TRIGGER, which no policy bounds": f"""
        WITH {_TENANT_TABLES}
        SELECT t.name || ' ' || r.rolname FROM tenant t, pg_roles r
        WHERE r.rolname LIKE 'wh\\_%' AND r.rolname <> 'wh_owner'
          AND has_table_privilege(r.rolname, t.oid, 'TRUNCATE, TRIGGER')""",
    "view that does not ask as its reader": """
        SELECT relname FROM pg_class
        WHERE relnamespace = 'public'::regnamespace AND (relkind = 'm' OR relkind = 'v'
            AND NOT coalesce(reloptions, '{}') && ARRAY['security_invoker=true',
                'security_invoker=on', 'security_invoker=1'])""",
    "role above the policies": """
        SELECT rolname FROM pg_roles WHERE rolname LIKE 'wh\\_%' AND (rolsuper OR rolbypassrls)""",
    "table that the login role or a persona owns": """
        SELECT relname FROM pg_class
        WHERE relnamespace = 'public'::regnamespace AND relowner <> 'wh_owner'::regrole""",
    "function that lends its owner's rights to anybody": """
        SELECT proname FROM pg_proc p
        WHERE pronamespace = 'public'::regnamespace AND prosecdef
          AND (NOT EXISTS (SELECT FROM unnest(proconfig) s WHERE s LIKE 'search\\_path=%')
            OR EXISTS (SELECT FROM aclexplode(coalesce(proacl, acldefault('f', proowner))) a
                WHERE a.grantee = 0 AND a.privilege_type = 'EXECUTE'))""",
    "enum, whose comparison no index serves under a policy": f"""
        WITH {_TENANT_TABLES}
        SELECT t.name || '.' || a.attname FROM tenant t
        JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum > 0 AND NOT a.attisdropped
        JOIN pg_type y ON y.oid = a.atttypid LEFT JOIN pg_type e ON e.oid = y.typelem
        LEFT JOIN pg_type b ON b.oid = y.typbasetype
        WHERE 'e' IN (y.typtype, e.typtype, b.typtype)""",
    "key that does not start with the tenant": f"""
        WITH {_TENANT_TABLES}
        SELECT i.indexrelid::regclass::text FROM tenant t
        JOIN pg_index i ON i.indrelid = t.oid AND i.indisunique
        LEFT JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = i.indkey[0]
        WHERE a.attname IS DISTINCT FROM 'platform_id'""",
    "policy that calls a function for every row": """
        SELECT tablename || '.' || policyname FROM pg_policies
        WHERE schemaname = 'public' AND regexp_replace(
            coalesce(qual, '') || ' ' || coalesce(with_check, ''),
            'SELECT (app_[a-z_]+\\(\\)|[^;]{0,40}current_setting\\()', '', 'g')
            ~ '(\\mapp_[a-z_]+|current_setting|random|clock_timestamp)\\('
        UNION SELECT polrelid::regclass || '.' || polname FROM pg_policy
        JOIN pg_depend d ON d.classid = 'pg_policy'::regclass AND d.objid = pg_policy.oid
        JOIN pg_proc p ON d.refclassid = 'pg_proc'::regclass AND p.oid = d.refobjid
        WHERE p.provolatile = 'v'""",
}

PERMITTED = {
    "key that does not start with the tenant": {
        "pk_intake_card": "a clinician claims by the referral's id and knows no tenant",
        "pk_audit_event": "the record is of the whole server, and some acts have no tenant",
        "uq_audit_event_position": "as above; positions are given by the server alone",
        "pk_oauth_client": "a client is looked up before its tenant is known",
        "pk_oauth_grant": "a token names its grant alone",
        "uq_oauth_grant_standing": "a client has one standing grant, whosever it is",
        "uq_consent_link_digest": "a link is looked up by its secret before a tenant is known",
        "uq_member_visit_digest": "as above",
        "uq_return_link_digest": "as above",
    },
}
"""What a rule may find, and why."""

SABOTAGE = [
    (
        "tenant table without forced row-level security",
        "CREATE TABLE gap (platform_id uuid); ALTER TABLE gap ENABLE ROW LEVEL SECURITY",
        "gap",
    ),
    (
        "tenant table without forced row-level security",
        "ALTER TABLE referral DISABLE ROW LEVEL SECURITY",
        "referral",
    ),
    (
        "right that no policy bounds",
        "GRANT DELETE ON referral TO wh_operator",
        "referral wh_operator DELETE",
    ),
    (
        "right that no policy bounds",
        "GRANT SELECT (id) ON disclosure TO wh_operator",
        "disclosure wh_operator SELECT",
    ),
    ("right that no policy bounds", "DROP POLICY own ON referral", "referral wh_member SELECT"),
    (
        "TRUNCATE or TRIGGER, which no policy bounds",
        "GRANT TRUNCATE ON member TO wh_worker",
        "member wh_worker",
    ),
    ("view that does not ask as its reader", "CREATE VIEW gap AS SELECT * FROM member", "gap"),
    (
        "view that does not ask as its reader",
        "CREATE VIEW gap WITH (security_invoker = false) AS SELECT * FROM member",
        "gap",
    ),
    (
        "view that does not ask as its reader",
        "CREATE MATERIALIZED VIEW gap AS SELECT id FROM member",
        "gap",
    ),
    ("role above the policies", "CREATE ROLE wh_gap BYPASSRLS", "wh_gap"),
    ("role above the policies", "ALTER ROLE wh_worker SUPERUSER", "wh_worker"),
    (
        "table that the login role or a persona owns",
        "ALTER TABLE member OWNER TO wh_worker",
        "member",
    ),
    (
        "function that lends its owner's rights to anybody",
        (
            "CREATE FUNCTION gap() RETURNS int LANGUAGE sql SECURITY DEFINER AS 'SELECT 1';"
            "REVOKE ALL ON FUNCTION gap() FROM PUBLIC"
        ),
        "gap",
    ),
    (
        "function that lends its owner's rights to anybody",
        (
            "CREATE FUNCTION gap() RETURNS int LANGUAGE sql SECURITY DEFINER"
            " SET search_path = pg_catalog AS 'SELECT 1'"
        ),
        "gap",
    ),
    (
        "enum, whose comparison no index serves under a policy",
        "CREATE TYPE mood AS ENUM ('low'); ALTER TABLE member ADD COLUMN mood mood",
        "member.mood",
    ),
    (
        "enum, whose comparison no index serves under a policy",
        "CREATE TYPE mood AS ENUM ('low'); ALTER TABLE member ADD COLUMN moods mood[]",
        "member.moods",
    ),
    (
        "key that does not start with the tenant",
        "CREATE UNIQUE INDEX gap ON member (member_ref)",
        "gap",
    ),
    (
        "key that does not start with the tenant",
        "ALTER TABLE consent ADD CONSTRAINT gap UNIQUE (referral_id, platform_id)",
        "gap",
    ),
    (
        "policy that calls a function for every row",
        "CREATE POLICY gap ON member TO wh_auth USING (platform_id = app_tenant())",
        "member.gap",
    ),
    (
        "policy that calls a function for every row",
        "CREATE POLICY gap ON member TO wh_auth USING (member_ref = current_setting('app.client'))",
        "member.gap",
    ),
    (
        "policy that calls a function for every row",
        (
            "CREATE FUNCTION slow() RETURNS uuid LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END';"
            "CREATE POLICY gap ON member TO wh_auth WITH CHECK (id = slow())"
        ),
        "member.gap",
    ),
]
"""A rule, what somebody might do one day, and what the rule then names."""


@pytest.fixture
def catalog(server: str, database: Urls) -> Iterator[Connection]:
    """A superuser's transaction, which is rolled back: roles belong to the whole server."""
    url = make_url(server).set(database=make_url(database.app).database)
    with create_engine(url, poolclass=NullPool).connect() as connection:
        yield connection.execution_options(no_parameters=True)
        connection.rollback()


def found(catalog: Connection, rule: str) -> set[str]:
    return {row[0] for row in catalog.exec_driver_sql(RULES[rule])}


@pytest.mark.parametrize("rule", RULES)
def test_catalog_holds_nothing_that_the_rule_finds(catalog: Connection, rule: str) -> None:
    assert found(catalog, rule) == set(PERMITTED.get(rule, ()))


@pytest.mark.parametrize(("rule", "change", "name"), SABOTAGE)
def test_rule_names_what_was_done(catalog: Connection, rule: str, change: str, name: str) -> None:
    catalog.exec_driver_sql(change)
    assert name in found(catalog, rule)


def test_every_rule_was_seen_to_find_something() -> None:
    assert {rule for rule, _, _ in SABOTAGE} == set(RULES)


def test_tables_of_the_tenants_are_seen(catalog: Connection) -> None:
    """A gate over no table would always be open."""
    tables = catalog.exec_driver_sql(f"WITH {_TENANT_TABLES} SELECT name FROM tenant")
    assert {"referral", "consent", "context_item", "disclosure"} <= {row[0] for row in tables}
