"""The authorization server: clients, accounts, grants, codes, logins and what was used up."""

from alembic import op

revision = "0004_oauth"
down_revision = "0003_clinicians"
branch_labels = None
depends_on = None

_TABLES = """
CREATE TABLE oauth_client (
    id TEXT NOT NULL,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    platform_id UUID,
    secret_hash BYTEA,
    jwks JSONB,
    redirect_uris TEXT[] NOT NULL,
    grant_types TEXT[] NOT NULL,
    scopes TEXT[] NOT NULL,
    first_party BOOLEAN NOT NULL,
    suspended_at TIMESTAMP WITH TIME ZONE,
    created_at TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT pk_oauth_client PRIMARY KEY (id),
    CONSTRAINT ck_oauth_client_kind_known CHECK (kind IN ('platform', 'browser', 'native')),
    CONSTRAINT ck_oauth_client_platform_owned
        CHECK ((kind = 'platform') = (platform_id IS NOT NULL)),
    CONSTRAINT ck_oauth_client_public_has_no_secret
        CHECK (kind = 'platform' OR num_nonnulls(secret_hash, jwks) = 0),
    CONSTRAINT fk_oauth_client_platform_id FOREIGN KEY(platform_id) REFERENCES platform (id)
);

CREATE TABLE oauth_account (
    id UUID NOT NULL,
    username TEXT NOT NULL,
    password_hash TEXT NOT NULL,
    kind TEXT NOT NULL,
    clinician_id UUID,
    disabled_at TIMESTAMP WITH TIME ZONE,
    created_at TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT pk_oauth_account PRIMARY KEY (id),
    CONSTRAINT uq_oauth_account_username UNIQUE (username),
    CONSTRAINT ck_oauth_account_kind_known CHECK (kind IN ('clinician', 'operator')),
    CONSTRAINT ck_oauth_account_of_clinician
        CHECK ((kind = 'clinician') = (clinician_id IS NOT NULL)),
    CONSTRAINT fk_oauth_account_clinician_id FOREIGN KEY(clinician_id) REFERENCES clinician (id)
);

CREATE TABLE oauth_grant (
    id UUID NOT NULL,
    client_id TEXT NOT NULL,
    persona TEXT NOT NULL,
    subject_id UUID NOT NULL,
    platform_id UUID,
    account_id UUID,
    login_digest BYTEA,
    standing BOOLEAN NOT NULL,
    scopes TEXT[] NOT NULL,
    auth_time TIMESTAMP WITH TIME ZONE,
    created_at TIMESTAMP WITH TIME ZONE NOT NULL,
    expires_at TIMESTAMP WITH TIME ZONE NOT NULL,
    revoked_at TIMESTAMP WITH TIME ZONE,
    CONSTRAINT pk_oauth_grant PRIMARY KEY (id),
    CONSTRAINT ck_oauth_grant_persona_known
        CHECK (persona IN ('platform', 'member', 'clinician', 'operator')),
    CONSTRAINT ck_oauth_grant_standing_without_account
        CHECK (NOT standing OR account_id IS NULL),
    CONSTRAINT fk_oauth_grant_client_id FOREIGN KEY(client_id)
        REFERENCES oauth_client (id) ON DELETE CASCADE,
    CONSTRAINT fk_oauth_grant_platform_id FOREIGN KEY(platform_id) REFERENCES platform (id),
    CONSTRAINT fk_oauth_grant_account_id FOREIGN KEY(account_id)
        REFERENCES oauth_account (id) ON DELETE CASCADE
);
CREATE UNIQUE INDEX uq_oauth_grant_standing ON oauth_grant (client_id, subject_id)
    WHERE standing AND revoked_at IS NULL;
CREATE INDEX ix_oauth_grant_subject_id ON oauth_grant (subject_id);
CREATE INDEX ix_oauth_grant_login_digest ON oauth_grant (login_digest);
CREATE INDEX ix_oauth_grant_expires_at ON oauth_grant (expires_at);

CREATE TABLE oauth_code (
    digest BYTEA NOT NULL,
    grant_id UUID NOT NULL,
    redirect_uri TEXT NOT NULL,
    code_challenge TEXT NOT NULL,
    expires_at TIMESTAMP WITH TIME ZONE NOT NULL,
    used_at TIMESTAMP WITH TIME ZONE,
    CONSTRAINT pk_oauth_code PRIMARY KEY (digest),
    CONSTRAINT fk_oauth_code_grant_id FOREIGN KEY(grant_id)
        REFERENCES oauth_grant (id) ON DELETE CASCADE
);
CREATE INDEX ix_oauth_code_grant_id ON oauth_code (grant_id);

CREATE TABLE oauth_login (
    digest BYTEA NOT NULL,
    account_id UUID NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE NOT NULL,
    last_seen_at TIMESTAMP WITH TIME ZONE NOT NULL,
    expires_at TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT pk_oauth_login PRIMARY KEY (digest),
    CONSTRAINT fk_oauth_login_account_id FOREIGN KEY(account_id)
        REFERENCES oauth_account (id) ON DELETE CASCADE
);

CREATE TABLE oauth_replay (
    client_id TEXT NOT NULL,
    jti TEXT NOT NULL,
    expires_at TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT pk_oauth_replay PRIMARY KEY (client_id, jti),
    CONSTRAINT fk_oauth_replay_client_id FOREIGN KEY(client_id)
        REFERENCES oauth_client (id) ON DELETE CASCADE
);
CREATE INDEX ix_oauth_replay_expires_at ON oauth_replay (expires_at);

CREATE TABLE oauth_attempt (
    name_digest BYTEA NOT NULL,
    failures INTEGER NOT NULL,
    not_before TIMESTAMP WITH TIME ZONE NOT NULL,
    last_at TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT pk_oauth_attempt PRIMARY KEY (name_digest)
);
CREATE INDEX ix_oauth_attempt_last_at ON oauth_attempt (last_at);
"""

_RIGHTS = """
-- Only the authorization server reads and writes here; it serves every tenant, so it sees all.
GRANT SELECT, INSERT, UPDATE, DELETE
    ON oauth_grant, oauth_code, oauth_login, oauth_replay, oauth_attempt TO wh_auth;
GRANT SELECT, INSERT, UPDATE ON oauth_client, oauth_account TO wh_auth;
ALTER TABLE oauth_client ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_all ON oauth_client TO wh_owner USING (true) WITH CHECK (true);
CREATE POLICY all_of_them ON oauth_client TO wh_auth USING (true);
ALTER TABLE oauth_grant ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_all ON oauth_grant TO wh_owner USING (true) WITH CHECK (true);
CREATE POLICY all_of_them ON oauth_grant TO wh_auth USING (true);

-- What every transaction asks before it takes a persona's role (api/db/session.py). It says only
-- yes or no about an id that the caller must know; a missing row anywhere means no.
CREATE FUNCTION grant_is_alive(wanted uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
AS $$
SELECT EXISTS (
    SELECT FROM oauth_grant g
    JOIN oauth_client c ON c.id = g.client_id
    WHERE g.id = wanted AND g.revoked_at IS NULL AND g.expires_at > now()
    AND c.suspended_at IS NULL
    AND (g.platform_id IS NULL OR EXISTS (
        SELECT FROM platform p WHERE p.id = g.platform_id AND p.suspended_at IS NULL))
    AND (g.account_id IS NULL OR EXISTS (
        SELECT FROM oauth_account a WHERE a.id = g.account_id AND a.disabled_at IS NULL))
    AND (g.persona <> 'clinician' OR EXISTS (
        SELECT FROM clinician d WHERE d.id = g.subject_id AND d.status = 'active'))
) $$;
REVOKE ALL ON FUNCTION grant_is_alive(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION grant_is_alive(uuid)
    TO wh_app, wh_platform, wh_member, wh_clinician, wh_operator, wh_auth;
"""


def upgrade() -> None:
    op.execute(_TABLES)
    op.execute(_RIGHTS)


def downgrade() -> None:
    op.execute("""DROP FUNCTION grant_is_alive(uuid);
    DROP TABLE oauth_attempt, oauth_replay, oauth_login, oauth_code, oauth_grant,
        oauth_account, oauth_client;""")
