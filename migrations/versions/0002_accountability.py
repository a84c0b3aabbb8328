"""The record of acts, the feed of events, and the answers kept for retries."""

from alembic import op

revision = "0002_accountability"
down_revision = "0001_communities"
branch_labels = None
depends_on = None

_TABLES = """
CREATE TABLE audit_event (
    id UUID NOT NULL,
    position BIGINT GENERATED ALWAYS AS IDENTITY,
    at TIMESTAMP WITH TIME ZONE NOT NULL,
    action TEXT NOT NULL,
    actor_persona TEXT NOT NULL,
    actor_id UUID,
    client_id TEXT,
    object_kind TEXT NOT NULL,
    object_id UUID NOT NULL,
    platform_id UUID,
    facts JSONB NOT NULL,
    written_in BIGINT DEFAULT pg_current_xact_id()::text::bigint NOT NULL,
    CONSTRAINT pk_audit_event PRIMARY KEY (id),
    CONSTRAINT uq_audit_event_position UNIQUE (position)
);

CREATE TABLE feed_event (
    platform_id UUID NOT NULL,
    id UUID NOT NULL,
    recorded BIGINT GENERATED ALWAYS AS IDENTITY,
    position BIGINT,
    referral_id UUID NOT NULL,
    type TEXT NOT NULL,
    at TIMESTAMP WITH TIME ZONE NOT NULL,
    facts JSONB NOT NULL,
    shared BOOLEAN NOT NULL,
    shown_until TIMESTAMP WITH TIME ZONE,
    withheld BOOLEAN NOT NULL,
    CONSTRAINT pk_feed_event PRIMARY KEY (platform_id, id),
    CONSTRAINT ck_feed_event_type_known CHECK (type IN ('referral.submitted',
        'referral.queued', 'referral.opened', 'referral.closed', 'referral.completed',
        'referral.closed_not_engaged', 'referral.declined', 'referral.withdrawn',
        'referral.expired')),
    CONSTRAINT fk_feed_event_platform_id FOREIGN KEY(platform_id) REFERENCES platform (id)
);
CREATE UNIQUE INDEX ix_feed_event_numbered ON feed_event (platform_id, position) WHERE
    position IS NOT NULL;
CREATE INDEX ix_feed_event_waiting ON feed_event (recorded) WHERE position IS NULL;

CREATE TABLE idempotency_record (
    client_id TEXT NOT NULL,
    subject_id UUID NOT NULL,
    key TEXT NOT NULL,
    fingerprint BYTEA NOT NULL,
    status INTEGER NOT NULL,
    headers JSONB NOT NULL,
    sealed_body BYTEA NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE NOT NULL,
    expires_at TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT pk_idempotency_record PRIMARY KEY (client_id, subject_id, key)
);
CREATE INDEX ix_idempotency_record_expires_at ON idempotency_record (expires_at);
"""

_RIGHTS = """
ALTER TABLE audit_event ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_all ON audit_event TO wh_owner USING (true) WITH CHECK (true);
ALTER TABLE feed_event ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_all ON feed_event TO wh_owner USING (true) WITH CHECK (true);
ALTER TABLE idempotency_record ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_all ON idempotency_record TO wh_owner USING (true) WITH CHECK (true);
-- Rows of the record are only ever added, whoever asks.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql
    AS $$ BEGIN RAISE EXCEPTION '% rows are never changed', TG_TABLE_NAME; END $$;
CREATE TRIGGER only_added BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_event
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
GRANT INSERT ON audit_event
    TO wh_platform, wh_member, wh_clinician, wh_operator, wh_worker, wh_auth;
GRANT SELECT ON audit_event TO wh_operator;
CREATE POLICY own_acts ON audit_event FOR INSERT
    TO wh_platform, wh_member, wh_clinician, wh_operator
    WITH CHECK (actor_id = (SELECT app_subject()));
CREATE POLICY system_acts ON audit_event FOR INSERT TO wh_worker, wh_auth WITH CHECK (true);
CREATE POLICY review ON audit_event FOR SELECT TO wh_operator USING (true);

GRANT INSERT ON feed_event TO wh_platform, wh_member, wh_clinician, wh_worker;
GRANT SELECT ON feed_event TO wh_platform, wh_member, wh_worker;
GRANT UPDATE (withheld, shown_until) ON feed_event TO wh_member;
GRANT UPDATE (position) ON feed_event TO wh_worker;
CREATE POLICY tenant ON feed_event FOR INSERT TO wh_platform
    WITH CHECK (platform_id = (SELECT app_tenant()));
CREATE POLICY read ON feed_event FOR SELECT TO wh_platform
    USING (platform_id = (SELECT app_tenant()));
CREATE POLICY relay ON feed_event TO wh_worker USING (true);

GRANT SELECT, INSERT ON idempotency_record
    TO wh_platform, wh_member, wh_clinician, wh_operator;
GRANT SELECT (expires_at), DELETE ON idempotency_record TO wh_worker;
CREATE POLICY own ON idempotency_record
    TO wh_platform, wh_member, wh_clinician, wh_operator
    USING (client_id = (SELECT app_client()) AND subject_id = (SELECT app_subject()));
CREATE POLICY forget ON idempotency_record TO wh_worker USING (true);
"""


def upgrade() -> None:
    op.execute(_TABLES)
    op.execute(_RIGHTS)


def downgrade() -> None:
    op.execute("""DROP TABLE idempotency_record, feed_event, audit_event;
    DROP FUNCTION refuse_change();""")
