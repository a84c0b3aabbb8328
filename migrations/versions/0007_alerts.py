"""Crisis flags and alerts, the on-call roster, and whom at a platform to call."""

from alembic import op

revision = "0007_alerts"
down_revision = "0006_consents"
branch_labels = None
depends_on = None

_TYPES = """'referral.submitted', 'referral.queued', 'referral.opened', 'referral.closed',
    'referral.completed', 'referral.closed_not_engaged', 'referral.declined',
    'referral.withdrawn', 'referral.expired'"""
_CRISIS_TYPES = """'referral.crisis_raised', 'referral.crisis_acknowledged',
    'referral.crisis_overdue', 'referral.safe_message'"""

_TABLES = """
CREATE TABLE on_call_shift (
    id UUID NOT NULL,
    clinician_id UUID NOT NULL,
    tier TEXT NOT NULL,
    starts_at TIMESTAMP WITH TIME ZONE NOT NULL,
    ends_at TIMESTAMP WITH TIME ZONE NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT pk_on_call_shift PRIMARY KEY (id),
    CONSTRAINT ck_on_call_shift_tier_known CHECK (tier IN ('first', 'supervisor')),
    CONSTRAINT ck_on_call_shift_ends_after_start CHECK (ends_at >= starts_at),
    CONSTRAINT fk_on_call_shift_clinician_id FOREIGN KEY(clinician_id) REFERENCES clinician (id)
);
CREATE INDEX ix_on_call_shift_ends_at ON on_call_shift (ends_at);

CREATE TABLE crisis_contact (
    platform_id UUID NOT NULL,
    id UUID NOT NULL,
    name TEXT NOT NULL,
    phone TEXT NOT NULL,
    time_zone TEXT NOT NULL,
    hours JSONB NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT pk_crisis_contact PRIMARY KEY (platform_id, id),
    CONSTRAINT fk_crisis_contact_platform_id FOREIGN KEY(platform_id) REFERENCES platform (id)
);

CREATE TABLE crisis_flag (
    platform_id UUID NOT NULL,
    id UUID NOT NULL,
    referral_id UUID NOT NULL,
    raised_by TEXT NOT NULL,
    level TEXT NOT NULL,
    domains TEXT[] NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT pk_crisis_flag PRIMARY KEY (platform_id, id),
    CONSTRAINT ck_crisis_flag_raised_by_known CHECK (raised_by IN ('screen', 'platform',
        'member', 'clinician')),
    CONSTRAINT ck_crisis_flag_level_known CHECK (level IN ('L0', 'L1', 'L2', 'L3')),
    CONSTRAINT fk_crisis_flag_platform_id_referral_id FOREIGN KEY(platform_id,
        referral_id) REFERENCES referral (platform_id, id)
);
CREATE INDEX ix_crisis_flag_platform_id_referral_id_created_at
    ON crisis_flag (platform_id, referral_id, created_at);

CREATE TABLE crisis_alert (
    platform_id UUID NOT NULL,
    id UUID NOT NULL,
    referral_id UUID NOT NULL,
    reference TEXT NOT NULL,
    domains TEXT[] NOT NULL,
    jurisdiction TEXT NOT NULL,
    age_group TEXT NOT NULL,
    languages TEXT[] NOT NULL,
    safe_channel TEXT NOT NULL,
    safe_to_name_service BOOLEAN NOT NULL,
    shared BOOLEAN NOT NULL,
    raised_at TIMESTAMP WITH TIME ZONE NOT NULL,
    due_at TIMESTAMP WITH TIME ZONE NOT NULL,
    next_page_at TIMESTAMP WITH TIME ZONE,
    pages INTEGER NOT NULL,
    overdue_at TIMESTAMP WITH TIME ZONE,
    acknowledged_at TIMESTAMP WITH TIME ZONE,
    acknowledged_by UUID,
    messaged_at TIMESTAMP WITH TIME ZONE,
    reviewed_at TIMESTAMP WITH TIME ZONE,
    reviewed_by UUID,
    review_code TEXT,
    CONSTRAINT pk_crisis_alert PRIMARY KEY (platform_id, id),
    CONSTRAINT ck_crisis_alert_age_group_known CHECK (age_group IN ('under_13', '13_15',
        '16_17', 'adult')),
    CONSTRAINT ck_crisis_alert_safe_channel_known CHECK (safe_channel IN ('in_app', 'email',
        'text', 'phone', 'none')),
    CONSTRAINT ck_crisis_alert_review_code_known CHECK (review_code IN ('safe_for_now',
        'safety_plan_made', 'connected_to_988', 'emergency_called', 'community_informed',
        'not_at_risk')),
    CONSTRAINT ck_crisis_alert_acknowledged_at_paired CHECK (num_nulls(acknowledged_at,
        acknowledged_by) IN (0, 2)),
    CONSTRAINT ck_crisis_alert_reviewed_at_paired CHECK (num_nulls(reviewed_at, reviewed_by,
        review_code) IN (0, 3)),
    CONSTRAINT ck_crisis_alert_paged_until_answered CHECK (next_page_at IS NOT NULL OR
        acknowledged_at IS NOT NULL OR reviewed_at IS NOT NULL),
    CONSTRAINT fk_crisis_alert_platform_id_referral_id FOREIGN KEY(platform_id,
        referral_id) REFERENCES referral (platform_id, id),
    CONSTRAINT fk_crisis_alert_acknowledged_by FOREIGN KEY(acknowledged_by)
        REFERENCES clinician (id),
    CONSTRAINT fk_crisis_alert_reviewed_by FOREIGN KEY(reviewed_by) REFERENCES clinician (id)
);
CREATE UNIQUE INDEX uq_crisis_alert_open ON crisis_alert (platform_id, referral_id, shared)
    WHERE reviewed_at IS NULL;
CREATE INDEX ix_crisis_alert_referral_id ON crisis_alert (referral_id);
CREATE INDEX ix_crisis_alert_next_page_at ON crisis_alert (next_page_at)
    WHERE next_page_at IS NOT NULL;
"""

# Expand, fill, close.
_REFERRAL = """
ALTER TABLE referral
    ADD COLUMN source_risk TEXT,
    ADD COLUMN screen_engine TEXT,
    ADD COLUMN screen_degraded BOOLEAN,
    ADD COLUMN banner_hidden_at TIMESTAMP WITH TIME ZONE,
    ADD COLUMN safe_channel TEXT,
    ADD COLUMN safe_to_name_service BOOLEAN;
UPDATE referral r SET source_risk = r.risk, screen_engine = '2026.11', screen_degraded = false,
    safe_channel = m.safe_channel, safe_to_name_service = m.safe_to_name_service
    FROM member m WHERE m.platform_id = r.platform_id AND m.id = r.member_id;
ALTER TABLE referral
    ALTER COLUMN source_risk SET NOT NULL,
    ALTER COLUMN screen_engine SET NOT NULL,
    ALTER COLUMN screen_degraded SET NOT NULL,
    ALTER COLUMN safe_channel SET NOT NULL,
    ALTER COLUMN safe_to_name_service SET NOT NULL,
    ADD CONSTRAINT ck_referral_source_risk_known
        CHECK (source_risk IN ('L0', 'L1', 'L2', 'L3')),
    ADD CONSTRAINT ck_referral_safe_channel_known
        CHECK (safe_channel IN ('in_app', 'email', 'text', 'phone', 'none'));
"""

_RIGHTS = """
ALTER TABLE on_call_shift ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_all ON on_call_shift TO wh_owner USING (true) WITH CHECK (true);
ALTER TABLE crisis_contact ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_all ON crisis_contact TO wh_owner USING (true) WITH CHECK (true);
ALTER TABLE crisis_flag ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_all ON crisis_flag TO wh_owner USING (true) WITH CHECK (true);
ALTER TABLE crisis_alert ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_all ON crisis_alert TO wh_owner USING (true) WITH CHECK (true);

-- Everybody may know whether somebody is on call; who it is, only those who wake and keep them.
GRANT SELECT (starts_at, ends_at) ON on_call_shift TO wh_platform, wh_member;
GRANT SELECT ON on_call_shift TO wh_clinician, wh_worker, wh_operator;
GRANT INSERT, UPDATE (starts_at, ends_at) ON on_call_shift TO wh_operator;
CREATE POLICY known ON on_call_shift FOR SELECT
    TO wh_platform, wh_member, wh_clinician, wh_worker USING (true);
CREATE POLICY kept ON on_call_shift TO wh_operator USING (true) WITH CHECK (true);

GRANT SELECT, INSERT ON crisis_contact TO wh_platform;
GRANT SELECT ON crisis_contact TO wh_clinician;
CREATE POLICY own ON crisis_contact TO wh_platform USING (platform_id = (SELECT app_tenant()));
CREATE POLICY of_an_alert ON crisis_contact FOR SELECT TO wh_clinician
    USING (platform_id IN (SELECT a.platform_id FROM crisis_alert a));

CREATE TRIGGER only_added BEFORE UPDATE OR DELETE OR TRUNCATE ON crisis_contact
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER only_added BEFORE UPDATE OR DELETE OR TRUNCATE ON crisis_flag
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
GRANT INSERT ON crisis_flag TO wh_platform, wh_member, wh_clinician;
GRANT SELECT (platform_id, referral_id, level, created_at) ON crisis_flag
    TO wh_platform, wh_member, wh_clinician;
CREATE POLICY tenant ON crisis_flag TO wh_platform USING (platform_id = (SELECT app_tenant()));
CREATE POLICY own_referral ON crisis_flag TO wh_member
    USING (platform_id = (SELECT app_tenant()) AND referral_id = (SELECT app_referral())
        AND referral_id IN (SELECT r.id FROM referral r));
CREATE POLICY held ON crisis_flag TO wh_clinician
    USING (referral_id = (SELECT app_referral()) AND platform_id =
        (SELECT r.platform_id FROM referral r WHERE r.id = (SELECT app_referral())));

-- An alert is raised by whoever is in the referral, and answered by whoever is on call now, took
-- it, or holds the referral. The platform sees only what it may know of.
GRANT SELECT, INSERT ON crisis_alert TO wh_platform, wh_member, wh_clinician;
GRANT SELECT ON crisis_alert TO wh_worker;
GRANT UPDATE (domains, due_at, next_page_at, overdue_at, acknowledged_at, acknowledged_by)
    ON crisis_alert TO wh_platform, wh_member, wh_clinician;
GRANT UPDATE (safe_channel, safe_to_name_service) ON crisis_alert TO wh_platform;
GRANT UPDATE (messaged_at, reviewed_at, reviewed_by, review_code) ON crisis_alert
    TO wh_clinician;
GRANT UPDATE (next_page_at, pages, overdue_at) ON crisis_alert TO wh_worker;
CREATE POLICY tenant ON crisis_alert TO wh_platform
    USING (platform_id = (SELECT app_tenant()) AND shared);
CREATE POLICY own ON crisis_alert TO wh_member
    USING (platform_id = (SELECT app_tenant())
        AND referral_id IN (SELECT r.id FROM referral r));
CREATE POLICY on_call ON crisis_alert TO wh_clinician
    USING (acknowledged_by = (SELECT app_subject())
        OR EXISTS (SELECT FROM on_call_shift s WHERE s.clinician_id = (SELECT app_subject())
            AND now() >= s.starts_at AND now() < s.ends_at)
        OR EXISTS (SELECT FROM referral r WHERE r.id = crisis_alert.referral_id
            AND r.platform_id = crisis_alert.platform_id
            AND r.clinician_id = (SELECT app_subject())));
CREATE POLICY pages ON crisis_alert TO wh_worker USING (true);

CREATE POLICY answered ON feed_event FOR INSERT TO wh_clinician
    WITH CHECK (type IN ('referral.crisis_acknowledged', 'referral.safe_message')
        AND EXISTS (SELECT FROM crisis_alert a WHERE a.platform_id = feed_event.platform_id
            AND a.referral_id = feed_event.referral_id AND a.shared));

GRANT UPDATE (risk, source_risk, banner_hidden_at) ON referral
    TO wh_platform, wh_member, wh_clinician;
GRANT UPDATE (safe_channel, safe_to_name_service) ON referral TO wh_platform;
GRANT UPDATE (risk_rank) ON intake_card TO wh_platform, wh_member, wh_clinician;
"""


def upgrade() -> None:
    op.execute(_TABLES)
    op.execute(_REFERRAL)
    op.execute(f"""
    ALTER TABLE feed_event DROP CONSTRAINT ck_feed_event_type_known,
        ADD CONSTRAINT ck_feed_event_type_known CHECK (type IN ({_TYPES}, {_CRISIS_TYPES}))""")
    op.execute(_RIGHTS)


def downgrade() -> None:
    op.execute(f"""
    DROP POLICY answered ON feed_event;
    DROP TABLE crisis_alert, crisis_flag, crisis_contact, on_call_shift;
    DELETE FROM feed_event WHERE NOT type IN ({_TYPES});
    ALTER TABLE feed_event DROP CONSTRAINT ck_feed_event_type_known,
        ADD CONSTRAINT ck_feed_event_type_known CHECK (type IN ({_TYPES}));
    REVOKE UPDATE (risk) ON referral FROM wh_platform, wh_member, wh_clinician;
    REVOKE UPDATE (risk_rank) ON intake_card FROM wh_platform, wh_member, wh_clinician;
    ALTER TABLE referral DROP COLUMN source_risk, DROP COLUMN screen_engine,
        DROP COLUMN screen_degraded, DROP COLUMN banner_hidden_at, DROP COLUMN safe_channel,
        DROP COLUMN safe_to_name_service;""")  # noqa: S608 - only constants of this file
