"""Platforms, communities, members, the public directory, and what a transaction may reach."""

from alembic import op

revision = "0001_communities"
down_revision = None
branch_labels = None
depends_on = None

_TABLES = """
CREATE TABLE platform (
    id UUID NOT NULL,
    name TEXT NOT NULL,
    suspended_at TIMESTAMP WITH TIME ZONE,
    last_position BIGINT NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT pk_platform PRIMARY KEY (id)
);

CREATE TABLE community (
    platform_id UUID NOT NULL,
    id UUID NOT NULL,
    name TEXT NOT NULL,
    suspended_at TIMESTAMP WITH TIME ZONE,
    created_at TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT pk_community PRIMARY KEY (platform_id, id),
    CONSTRAINT fk_community_platform_id FOREIGN KEY(platform_id) REFERENCES platform (id)
);

CREATE TABLE member (
    platform_id UUID NOT NULL,
    id UUID NOT NULL,
    member_ref TEXT NOT NULL,
    jurisdiction TEXT NOT NULL,
    jurisdiction_asked_at TIMESTAMP WITH TIME ZONE NOT NULL,
    age_group TEXT NOT NULL,
    languages TEXT[] NOT NULL,
    safe_channel TEXT NOT NULL,
    safe_to_name_service BOOLEAN NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT pk_member PRIMARY KEY (platform_id, id),
    CONSTRAINT uq_member_platform_id_member_ref UNIQUE (platform_id, member_ref),
    CONSTRAINT ck_member_age_group_known CHECK (age_group IN ('under_13', '13_15',
        '16_17', 'adult')),
    CONSTRAINT ck_member_safe_channel_known CHECK (safe_channel IN ('in_app', 'email',
        'text', 'phone', 'none')),
    CONSTRAINT fk_member_platform_id FOREIGN KEY(platform_id) REFERENCES platform (id)
);

CREATE TABLE directory_entry (
    id UUID NOT NULL,
    slug TEXT NOT NULL,
    name TEXT NOT NULL,
    operator TEXT NOT NULL,
    url TEXT,
    description TEXT NOT NULL,
    topics TEXT[] NOT NULL,
    format TEXT[],
    led_by TEXT,
    schedule TEXT,
    cost TEXT,
    registration_required BOOLEAN,
    pseudonymous_ok BOOLEAN,
    moderation TEXT,
    crisis_policy_url TEXT,
    minimum_age INTEGER,
    languages TEXT[],
    sources JSONB NOT NULL,
    unconfirmed TEXT[] NOT NULL,
    verified_on DATE NOT NULL,
    CONSTRAINT pk_directory_entry PRIMARY KEY (id),
    CONSTRAINT uq_directory_entry_slug UNIQUE (slug)
);
"""

_RIGHTS = """
-- What this transaction may reach (api/db/session.py). STABLE and plain SQL, so that the planner
-- evaluates each once and can use an index; an empty setting is NULL and matches nothing.
CREATE FUNCTION app_tenant() RETURNS uuid LANGUAGE sql STABLE
    AS $$ SELECT nullif(current_setting('app.tenant', true), '')::uuid $$;
CREATE FUNCTION app_subject() RETURNS uuid LANGUAGE sql STABLE
    AS $$ SELECT nullif(current_setting('app.subject', true), '')::uuid $$;
CREATE FUNCTION app_referral() RETURNS uuid LANGUAGE sql STABLE
    AS $$ SELECT nullif(current_setting('app.referral', true), '')::uuid $$;
CREATE FUNCTION app_client() RETURNS text LANGUAGE sql STABLE
    AS $$ SELECT nullif(current_setting('app.client', true), '') $$;
ALTER TABLE platform ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_all ON platform TO wh_owner USING (true) WITH CHECK (true);
ALTER TABLE community ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_all ON community TO wh_owner USING (true) WITH CHECK (true);
ALTER TABLE member ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_all ON member TO wh_owner USING (true) WITH CHECK (true);
GRANT SELECT ON platform TO wh_platform, wh_auth, wh_worker;
GRANT UPDATE (last_position) ON platform TO wh_worker;
CREATE POLICY own ON platform FOR SELECT TO wh_platform USING (id = (SELECT app_tenant()));
CREATE POLICY all_of_them ON platform FOR SELECT TO wh_auth, wh_worker USING (true);
CREATE POLICY numbering ON platform FOR UPDATE TO wh_worker USING (true);

GRANT SELECT ON community TO wh_platform;
CREATE POLICY tenant ON community FOR SELECT TO wh_platform
    USING (platform_id = (SELECT app_tenant()));

GRANT SELECT, INSERT, UPDATE ON member TO wh_platform;
GRANT SELECT ON member TO wh_member, wh_auth;
CREATE POLICY tenant ON member TO wh_platform USING (platform_id = (SELECT app_tenant()));
CREATE POLICY self ON member FOR SELECT TO wh_member
    USING (platform_id = (SELECT app_tenant()) AND id = (SELECT app_subject()));
CREATE POLICY all_of_them ON member FOR SELECT TO wh_auth USING (true);

-- The directory is public: no tenant, no policy.
GRANT SELECT ON directory_entry
    TO wh_public, wh_platform, wh_member, wh_clinician, wh_operator;
"""


def upgrade() -> None:
    op.execute(_TABLES)
    op.execute(_RIGHTS)


def downgrade() -> None:
    op.execute("""DROP TABLE directory_entry, member, community, platform;
    DROP FUNCTION app_tenant(), app_subject(), app_referral(), app_client();""")
