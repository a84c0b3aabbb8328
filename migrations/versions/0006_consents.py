"""Context, consents to share it, and the account of disclosures."""

from alembic import op

revision = "0006_consents"
down_revision = "0005_referrals"
branch_labels = None
depends_on = None

_TABLES = """
CREATE TABLE context_item (
    platform_id UUID NOT NULL,
    id UUID NOT NULL,
    referral_id UUID NOT NULL,
    member_id UUID NOT NULL,
    kind TEXT NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT pk_context_item PRIMARY KEY (platform_id, id),
    CONSTRAINT ck_context_item_kind_known CHECK (kind IN ('narrative', 'post_excerpt',
        'screener', 'safety_plan', 'demographics', 'contact', 'preferences', 'coverage',
        'prior_care')),
    CONSTRAINT fk_context_item_platform_id_referral_id FOREIGN KEY(platform_id,
        referral_id) REFERENCES referral (platform_id, id)
);
CREATE INDEX ix_context_item_platform_id_referral_id ON context_item (platform_id, referral_id);

CREATE TABLE context_body (
    platform_id UUID NOT NULL,
    context_id UUID NOT NULL,
    content JSONB NOT NULL,
    CONSTRAINT pk_context_body PRIMARY KEY (platform_id, context_id),
    CONSTRAINT fk_context_body_platform_id_context_id FOREIGN KEY(platform_id,
        context_id) REFERENCES context_item (platform_id, id)
);

CREATE TABLE consent (
    platform_id UUID NOT NULL,
    id UUID NOT NULL,
    referral_id UUID NOT NULL,
    member_id UUID NOT NULL,
    status TEXT NOT NULL,
    share_back TEXT NOT NULL,
    recipient_class TEXT NOT NULL,
    notice_version TEXT NOT NULL,
    notice_language TEXT NOT NULL,
    notice_sha256 TEXT NOT NULL,
    method TEXT NOT NULL,
    supersedes UUID,
    decided_at TIMESTAMP WITH TIME ZONE NOT NULL,
    expires_at TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT pk_consent PRIMARY KEY (platform_id, id),
    CONSTRAINT ck_consent_status_known CHECK (status IN ('active', 'denied', 'revoked',
        'superseded')),
    CONSTRAINT ck_consent_share_back_known CHECK (share_back IN ('none', 'open_closed',
        'outcome')),
    CONSTRAINT ck_consent_recipient_class_known CHECK (recipient_class IN ('licensed_clinician')),
    CONSTRAINT ck_consent_method_known CHECK (method IN ('member_token')),
    CONSTRAINT fk_consent_platform_id_referral_id FOREIGN KEY(platform_id, referral_id)
        REFERENCES referral (platform_id, id)
);
CREATE INDEX ix_consent_platform_id_member_id ON consent (platform_id, member_id);
CREATE UNIQUE INDEX uq_consent_active ON consent (platform_id, referral_id) WHERE status =
    'active';

CREATE TABLE consent_item (
    platform_id UUID NOT NULL,
    consent_id UUID NOT NULL,
    context_id UUID NOT NULL,
    purpose TEXT NOT NULL,
    referral_id UUID NOT NULL,
    member_id UUID NOT NULL,
    CONSTRAINT pk_consent_item PRIMARY KEY (platform_id, consent_id, context_id, purpose),
    CONSTRAINT ck_consent_item_purpose_known CHECK (purpose IN ('triage', 'care')),
    CONSTRAINT fk_consent_item_platform_id_consent_id FOREIGN KEY(platform_id,
        consent_id) REFERENCES consent (platform_id, id),
    CONSTRAINT fk_consent_item_platform_id_context_id FOREIGN KEY(platform_id,
        context_id) REFERENCES context_item (platform_id, id)
);

CREATE TABLE disclosure (
    platform_id UUID NOT NULL,
    id UUID NOT NULL,
    at TIMESTAMP WITH TIME ZONE NOT NULL,
    referral_id UUID NOT NULL,
    member_id UUID NOT NULL,
    context_id UUID,
    what TEXT NOT NULL,
    consent_id UUID NOT NULL,
    notice_version TEXT NOT NULL,
    purpose TEXT NOT NULL,
    recipient_persona TEXT NOT NULL,
    recipient_id UUID NOT NULL,
    CONSTRAINT pk_disclosure PRIMARY KEY (platform_id, id),
    CONSTRAINT fk_disclosure_platform_id FOREIGN KEY(platform_id) REFERENCES platform (id)
);
CREATE INDEX ix_disclosure_platform_id_member_id_id ON disclosure (platform_id, member_id, id);
"""

_RIGHTS = """
ALTER TABLE context_item ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_all ON context_item TO wh_owner USING (true) WITH CHECK (true);
ALTER TABLE context_body ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_all ON context_body TO wh_owner USING (true) WITH CHECK (true);
ALTER TABLE consent ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_all ON consent TO wh_owner USING (true) WITH CHECK (true);
ALTER TABLE consent_item ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_all ON consent_item TO wh_owner USING (true) WITH CHECK (true);
ALTER TABLE disclosure ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_all ON disclosure TO wh_owner USING (true) WITH CHECK (true);
GRANT SELECT, INSERT ON context_item TO wh_platform;
GRANT SELECT ON context_item TO wh_member, wh_clinician;
CREATE POLICY tenant ON context_item TO wh_platform USING (platform_id = (SELECT app_tenant()));
CREATE POLICY own ON context_item FOR SELECT TO wh_member
    USING (platform_id = (SELECT app_tenant()) AND member_id = (SELECT app_subject()));
CREATE POLICY held ON context_item FOR SELECT TO wh_clinician
    USING (referral_id = (SELECT app_referral()));

GRANT SELECT, INSERT, UPDATE (status) ON consent TO wh_member;
GRANT SELECT ON consent TO wh_platform, wh_clinician, wh_worker;
CREATE POLICY own ON consent TO wh_member
    USING (platform_id = (SELECT app_tenant()) AND member_id = (SELECT app_subject())
        AND referral_id IN (SELECT r.id FROM referral r));
CREATE POLICY tenant ON consent FOR SELECT TO wh_platform
    USING (platform_id = (SELECT app_tenant()));
CREATE POLICY held ON consent FOR SELECT TO wh_clinician
    USING (referral_id = (SELECT app_referral()));
CREATE POLICY timers ON consent FOR SELECT TO wh_worker USING (true);
-- A row lock asks for the right to update; the check lets no update through.
GRANT UPDATE (status) ON consent TO wh_clinician;
CREATE POLICY lock_only ON consent FOR UPDATE TO wh_clinician
    USING (referral_id = (SELECT app_referral())) WITH CHECK (false);

GRANT SELECT, INSERT ON consent_item TO wh_member;
GRANT SELECT ON consent_item TO wh_clinician;
CREATE POLICY own ON consent_item TO wh_member
    USING (platform_id = (SELECT app_tenant()) AND member_id = (SELECT app_subject())
        AND consent_id IN (SELECT c.id FROM consent c));
CREATE POLICY held ON consent_item FOR SELECT TO wh_clinician
    USING (referral_id = (SELECT app_referral()));

-- The platform hands words in and cannot read them back; a clinician reads none without consent.
GRANT INSERT ON context_body TO wh_platform;
GRANT SELECT ON context_body TO wh_member, wh_clinician;
-- Words are destroyed when the member takes everything back, and when nothing came of it.
GRANT DELETE ON context_body TO wh_member, wh_worker;
GRANT SELECT (platform_id, context_id) ON context_body TO wh_worker;
GRANT SELECT (platform_id, id, referral_id) ON context_item TO wh_worker;
CREATE POLICY timers ON context_item FOR SELECT TO wh_worker
    USING (referral_id = (SELECT app_referral()));
CREATE POLICY timers ON context_body TO wh_worker
    USING (context_id IN (SELECT i.id FROM context_item i));
CREATE POLICY tenant ON context_body FOR INSERT TO wh_platform
    WITH CHECK (platform_id = (SELECT app_tenant()));
CREATE POLICY own ON context_body TO wh_member
    USING (platform_id = (SELECT app_tenant())
        AND context_id IN (SELECT i.id FROM context_item i));
CREATE POLICY consented ON context_body FOR SELECT TO wh_clinician
    USING (EXISTS (
        SELECT FROM consent_item k
        JOIN consent c ON c.platform_id = k.platform_id AND c.id = k.consent_id
        JOIN referral r ON r.platform_id = k.platform_id AND r.id = k.referral_id
            AND r.clinician_id = (SELECT app_subject())
        WHERE k.platform_id = context_body.platform_id
          AND k.context_id = context_body.context_id
          AND c.status = 'active' AND c.expires_at > now()
          AND k.purpose = CASE r.status
              WHEN 'claimed' THEN 'triage' WHEN 'accepted' THEN 'care' END));

CREATE TRIGGER only_added BEFORE UPDATE OR DELETE OR TRUNCATE ON disclosure
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
GRANT INSERT ON disclosure TO wh_clinician, wh_member, wh_worker;
GRANT SELECT ON disclosure TO wh_member, wh_clinician;
CREATE POLICY held ON disclosure FOR INSERT TO wh_clinician
    WITH CHECK (referral_id = (SELECT app_referral())
        AND (recipient_id = (SELECT app_subject()) OR purpose = 'share_back')
        AND (platform_id, member_id) =
            (SELECT r.platform_id, r.member_id FROM referral r
             WHERE r.id = (SELECT app_referral())));
CREATE POLICY widened ON disclosure FOR INSERT TO wh_member
    WITH CHECK (platform_id = (SELECT app_tenant()) AND member_id = (SELECT app_subject())
        AND purpose = 'share_back');
CREATE POLICY timers ON disclosure FOR INSERT TO wh_worker WITH CHECK (true);
CREATE POLICY own ON disclosure FOR SELECT TO wh_member
    USING (platform_id = (SELECT app_tenant()) AND member_id = (SELECT app_subject()));
CREATE POLICY received ON disclosure FOR SELECT TO wh_clinician
    USING (recipient_id = (SELECT app_subject()));
"""


def upgrade() -> None:
    op.execute(_TABLES)
    op.execute(_RIGHTS)


def downgrade() -> None:
    op.execute("""DROP TABLE disclosure, consent_item, consent, context_body, context_item;""")
