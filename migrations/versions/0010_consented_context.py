"""Words under keys of their own, whole consent records, links without an account, retention."""

from alembic import op
from sqlalchemy import Connection, text

from api.consents.envelope import Place, new_tenant_key, seal_words
from api.db.root_keys import root_keys
from api.settings import Settings

revision = "0010_consented_context"
down_revision = "0009_audit_bytes"
branch_labels = None
depends_on = None

_KINDS = """'narrative', 'post_excerpt', 'screener', 'safety_plan', 'demographics', 'contact',
    'preferences', 'coverage', 'prior_care'"""

_TABLES = """
CREATE TABLE organisation (
    id UUID NOT NULL,
    name TEXT NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT pk_organisation PRIMARY KEY (id)
);

CREATE TABLE tenant_key (
    platform_id UUID NOT NULL,
    version INTEGER NOT NULL,
    root_key_id TEXT NOT NULL,
    wrapped BYTEA NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT pk_tenant_key PRIMARY KEY (platform_id, version),
    CONSTRAINT fk_tenant_key_platform_id FOREIGN KEY(platform_id) REFERENCES platform (id)
);

CREATE TABLE context_key (
    platform_id UUID NOT NULL,
    context_id UUID NOT NULL,
    tenant_key_version INTEGER NOT NULL,
    wrapped BYTEA NOT NULL,
    CONSTRAINT pk_context_key PRIMARY KEY (platform_id, context_id),
    CONSTRAINT fk_context_key_platform_id_context_id FOREIGN KEY(platform_id,
        context_id) REFERENCES context_item (platform_id, id),
    CONSTRAINT fk_context_key_platform_id_tenant_key_version FOREIGN KEY(platform_id,
        tenant_key_version) REFERENCES tenant_key (platform_id, version)
);

CREATE TABLE consent_event (
    platform_id UUID NOT NULL,
    id UUID NOT NULL,
    consent_id UUID NOT NULL,
    referral_id UUID NOT NULL,
    member_id UUID NOT NULL,
    status TEXT NOT NULL,
    method TEXT NOT NULL,
    at TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT pk_consent_event PRIMARY KEY (platform_id, id),
    CONSTRAINT ck_consent_event_status_known CHECK (status IN ('active', 'denied',
        'revoked', 'superseded')),
    CONSTRAINT ck_consent_event_method_known CHECK (method IN ('member_token',
        'consent_page', 'return_link', 'platform_attestation')),
    CONSTRAINT fk_consent_event_platform_id_consent_id FOREIGN KEY(platform_id,
        consent_id) REFERENCES consent (platform_id, id)
);
CREATE INDEX ix_consent_event_platform_id_consent_id ON consent_event (platform_id, consent_id);

CREATE TABLE consent_link (
    platform_id UUID NOT NULL,
    id UUID NOT NULL,
    referral_id UUID NOT NULL,
    member_id UUID NOT NULL,
    digest BYTEA NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE NOT NULL,
    expires_at TIMESTAMP WITH TIME ZONE NOT NULL,
    draft JSONB,
    decided_at TIMESTAMP WITH TIME ZONE,
    decided_by BYTEA,
    CONSTRAINT pk_consent_link PRIMARY KEY (platform_id, id),
    CONSTRAINT ck_consent_link_decided_at_paired CHECK (num_nulls(decided_at, decided_by)
        IN (0, 2)),
    CONSTRAINT fk_consent_link_platform_id_referral_id FOREIGN KEY(platform_id,
        referral_id) REFERENCES referral (platform_id, id)
);
CREATE UNIQUE INDEX uq_consent_link_digest ON consent_link (digest);
CREATE INDEX ix_consent_link_platform_id_referral_id ON consent_link (platform_id, referral_id);

CREATE TABLE return_link (
    platform_id UUID NOT NULL,
    id UUID NOT NULL,
    member_id UUID NOT NULL,
    digest BYTEA NOT NULL,
    pin_hash TEXT NOT NULL,
    failures INTEGER NOT NULL,
    not_before TIMESTAMP WITH TIME ZONE NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE NOT NULL,
    ended_at TIMESTAMP WITH TIME ZONE,
    CONSTRAINT pk_return_link PRIMARY KEY (platform_id, id),
    CONSTRAINT fk_return_link_platform_id_member_id FOREIGN KEY(platform_id, member_id)
        REFERENCES member (platform_id, id)
);
CREATE UNIQUE INDEX uq_return_link_digest ON return_link (digest);
CREATE INDEX ix_return_link_platform_id_member_id ON return_link (platform_id, member_id);

CREATE TABLE member_visit (
    platform_id UUID NOT NULL,
    id UUID NOT NULL,
    member_id UUID NOT NULL,
    return_link_id UUID NOT NULL,
    digest BYTEA NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE NOT NULL,
    last_seen_at TIMESTAMP WITH TIME ZONE NOT NULL,
    expires_at TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT pk_member_visit PRIMARY KEY (platform_id, id),
    CONSTRAINT fk_member_visit_platform_id_return_link_id FOREIGN KEY(platform_id,
        return_link_id) REFERENCES return_link (platform_id, id)
);
CREATE UNIQUE INDEX uq_member_visit_digest ON member_visit (digest);
CREATE INDEX ix_member_visit_platform_id_return_link_id
    ON member_visit (platform_id, return_link_id);
CREATE INDEX ix_member_visit_expires_at ON member_visit (expires_at);
"""

# Expand; fill; close.
_COLUMNS = f"""
ALTER TABLE clinician
    ADD COLUMN organisation_id UUID,
    ADD CONSTRAINT fk_clinician_organisation_id FOREIGN KEY(organisation_id)
        REFERENCES organisation (id);
CREATE INDEX ix_clinician_organisation_id ON clinician (organisation_id);
ALTER TABLE community ADD COLUMN attestation_agreement TEXT;
ALTER TABLE member ADD COLUMN erased_at TIMESTAMP WITH TIME ZONE;
ALTER TABLE platform ADD COLUMN forgotten_position BIGINT NOT NULL DEFAULT 0;
ALTER TABLE platform ALTER COLUMN forgotten_position DROP DEFAULT;
ALTER TABLE referral
    ADD COLUMN ended_at TIMESTAMP WITH TIME ZONE,
    ADD COLUMN retained_until TIMESTAMP WITH TIME ZONE;
UPDATE referral SET ended_at = coalesce(outcome_at, updated_at) WHERE due_at IS NULL;
CREATE INDEX ix_referral_ended_at ON referral (ended_at) WHERE retained_until IS NULL;
CREATE INDEX ix_referral_retained_until ON referral (retained_until);

ALTER TABLE context_item
    ADD COLUMN regime TEXT,
    ADD COLUMN version INTEGER,
    ADD COLUMN about UUID,
    ADD COLUMN sent_by TEXT;
UPDATE context_item SET regime = 'state', version = 1, sent_by = 'platform';
ALTER TABLE context_item
    ALTER COLUMN regime SET NOT NULL,
    ALTER COLUMN version SET NOT NULL,
    ALTER COLUMN sent_by SET NOT NULL,
    DROP CONSTRAINT ck_context_item_kind_known,
    ADD CONSTRAINT ck_context_item_kind_known CHECK (kind IN ({_KINDS},
        'emergency_location', 'emergency_contact', 'disagreement')),
    ADD CONSTRAINT ck_context_item_regime_known CHECK (regime IN ('hipaa', 'part2', 'gdpr',
        'state')),
    ADD CONSTRAINT ck_context_item_sent_by_known CHECK (sent_by IN ('platform', 'member')),
    ADD CONSTRAINT ck_context_item_disagreement_is_about CHECK ((kind = 'disagreement') =
        (about IS NOT NULL)),
    ADD CONSTRAINT fk_context_item_platform_id_about FOREIGN KEY(platform_id, about)
        REFERENCES context_item (platform_id, id);

ALTER TABLE consent
    ADD COLUMN covers TEXT,
    ADD COLUMN grantor_role TEXT,
    ADD COLUMN grantor_basis TEXT,
    ADD COLUMN recipient_clinician_id UUID,
    ADD COLUMN recipient_organisation_id UUID,
    ADD COLUMN regimes TEXT[],
    ADD COLUMN policy_version TEXT,
    ADD COLUMN evidence_sha256 TEXT,
    ADD COLUMN evidence_reference TEXT;
UPDATE consent SET covers = 'referral', grantor_role = 'self', regimes = '{{state}}',
    policy_version = '2026-11';
ALTER TABLE consent
    ALTER COLUMN covers SET NOT NULL,
    ALTER COLUMN grantor_role SET NOT NULL,
    ALTER COLUMN regimes SET NOT NULL,
    ALTER COLUMN policy_version SET NOT NULL,
    DROP CONSTRAINT ck_consent_method_known,
    ADD CONSTRAINT ck_consent_method_known CHECK (method IN ('member_token', 'consent_page',
        'return_link', 'platform_attestation')),
    DROP CONSTRAINT ck_consent_recipient_class_known,
    ADD CONSTRAINT ck_consent_recipient_class_known CHECK (recipient_class IN
        ('licensed_clinician', 'on_call_clinician')),
    ADD CONSTRAINT ck_consent_covers_known CHECK (covers IN ('referral', 'emergency')),
    ADD CONSTRAINT ck_consent_grantor_role_known CHECK (grantor_role IN ('self', 'guardian',
        'representative')),
    ADD CONSTRAINT ck_consent_emergency_is_on_call CHECK ((covers = 'emergency') =
        (recipient_class = 'on_call_clinician')),
    ADD CONSTRAINT ck_consent_one_recipient CHECK (num_nonnulls(recipient_clinician_id,
        recipient_organisation_id) <= 1),
    ADD CONSTRAINT ck_consent_attested_with_evidence CHECK (method <> 'platform_attestation'
        OR num_nonnulls(evidence_sha256, evidence_reference) = 2),
    ADD CONSTRAINT fk_consent_recipient_clinician_id FOREIGN KEY(recipient_clinician_id)
        REFERENCES clinician (id),
    ADD CONSTRAINT fk_consent_recipient_organisation_id
        FOREIGN KEY(recipient_organisation_id) REFERENCES organisation (id);
DROP INDEX uq_consent_active;
CREATE UNIQUE INDEX uq_consent_active ON consent (platform_id, referral_id, covers)
    WHERE status = 'active';
INSERT INTO consent_event (platform_id, id, consent_id, referral_id, member_id, status, method,
        at)
    SELECT platform_id, gen_random_uuid(), id, referral_id, member_id,
        CASE status WHEN 'denied' THEN 'denied' ELSE 'active' END, method, decided_at
    FROM consent;

ALTER TABLE consent_item
    DROP CONSTRAINT ck_consent_item_purpose_known,
    ADD CONSTRAINT ck_consent_item_purpose_known CHECK (purpose IN ('triage', 'care',
        'emergency'));

ALTER TABLE disclosure ADD COLUMN context_version INTEGER, ADD COLUMN statement TEXT;
ALTER TABLE intake_card
    ADD COLUMN only_clinician_id UUID,
    ADD COLUMN only_organisation_id UUID;
ALTER TABLE context_body ADD COLUMN sealed BYTEA;
CREATE INDEX ix_referral_id ON referral (id);
CREATE INDEX ix_context_item_referral_id ON context_item (referral_id);
"""  # noqa: S608 - only constants of this file

_CLOSE = """
ALTER TABLE context_body ALTER COLUMN sealed SET NOT NULL, DROP COLUMN content;
-- A dropped column stays in the files; a rewritten table leaves it behind.
CLUSTER context_body USING pk_context_body;
ALTER TABLE context_body SET WITHOUT CLUSTER;
"""

_RIGHTS = """
ALTER TABLE tenant_key ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_all ON tenant_key TO wh_owner USING (true) WITH CHECK (true);
ALTER TABLE context_key ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_all ON context_key TO wh_owner USING (true) WITH CHECK (true);
ALTER TABLE consent_event ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_all ON consent_event TO wh_owner USING (true) WITH CHECK (true);
ALTER TABLE consent_link ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_all ON consent_link TO wh_owner USING (true) WITH CHECK (true);
ALTER TABLE return_link ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_all ON return_link TO wh_owner USING (true) WITH CHECK (true);
ALTER TABLE member_visit ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_all ON member_visit TO wh_owner USING (true) WITH CHECK (true);

-- Keys are wrapped: to read one is to know nothing without the root key. A tenant's own key is
-- made with its first words; whoever operates wraps it anew when the root key changes.
GRANT SELECT ON tenant_key TO wh_platform, wh_member, wh_clinician, wh_operator;
GRANT INSERT ON tenant_key TO wh_platform, wh_member, wh_operator;
GRANT UPDATE (root_key_id, wrapped) ON tenant_key TO wh_operator;
CREATE POLICY tenant ON tenant_key TO wh_platform USING (platform_id = (SELECT app_tenant()));
CREATE POLICY tenant_of_member ON tenant_key FOR SELECT TO wh_member
    USING (platform_id = (SELECT app_tenant()));
CREATE POLICY first_of_member ON tenant_key FOR INSERT TO wh_member
    WITH CHECK (platform_id = (SELECT app_tenant()) AND version = 1);
CREATE POLICY of_the_referral ON tenant_key FOR SELECT TO wh_clinician
    USING (platform_id IN (SELECT i.platform_id FROM context_item i
        WHERE i.referral_id = (SELECT app_referral())));
CREATE POLICY rotation ON tenant_key TO wh_operator USING (true);
GRANT SELECT (platform_id, context_id, tenant_key_version, wrapped),
    UPDATE (tenant_key_version, wrapped) ON context_key TO wh_operator;
CREATE POLICY rotation ON context_key TO wh_operator USING (true);
GRANT SELECT (platform_id, id, referral_id, version) ON context_item TO wh_operator;
CREATE POLICY rotation ON context_item FOR SELECT TO wh_operator USING (true);
CREATE POLICY key_acts ON audit_event FOR INSERT TO wh_operator
    WITH CHECK (actor_persona = 'system' AND object_kind = 'tenant_key');

-- A key follows its words: handed in by the platform, read by the member and under consent.
GRANT INSERT ON context_key TO wh_platform, wh_member;
GRANT SELECT ON context_key TO wh_member, wh_clinician;
GRANT DELETE ON context_key TO wh_member, wh_worker;
GRANT SELECT (platform_id, context_id) ON context_key TO wh_worker;
CREATE POLICY tenant ON context_key FOR INSERT TO wh_platform
    WITH CHECK (platform_id = (SELECT app_tenant()));
CREATE POLICY own ON context_key TO wh_member
    USING (platform_id = (SELECT app_tenant())
        AND context_id IN (SELECT i.id FROM context_item i));
CREATE POLICY timers ON context_key TO wh_worker
    USING (context_id IN (SELECT i.id FROM context_item i));
GRANT INSERT ON context_body TO wh_member;
GRANT INSERT, UPDATE (version) ON context_item TO wh_member;
CREATE POLICY own_new ON context_item FOR INSERT TO wh_member
    WITH CHECK (platform_id = (SELECT app_tenant()) AND member_id = (SELECT app_subject())
        AND sent_by = 'member' AND referral_id IN (SELECT r.id FROM referral r));
CREATE POLICY own_change ON context_item FOR UPDATE TO wh_member
    USING (platform_id = (SELECT app_tenant()) AND member_id = (SELECT app_subject()));
-- What the member writes here, or that they disagree, is nothing the platform may find.
DROP POLICY tenant ON context_item;
CREATE POLICY tenant ON context_item TO wh_platform
    USING (platform_id = (SELECT app_tenant()) AND sent_by = 'platform');

-- Who has taken an alert is told that there is something to read, and accounts for reading it.
CREATE POLICY of_an_alert ON consent FOR SELECT TO wh_clinician
    USING (covers = 'emergency' AND EXISTS (
        SELECT FROM crisis_alert a WHERE a.platform_id = consent.platform_id
        AND a.referral_id = consent.referral_id AND a.reviewed_at IS NULL
        AND a.acknowledged_by = (SELECT app_subject())));
CREATE POLICY of_an_alert ON disclosure FOR INSERT TO wh_clinician
    WITH CHECK (purpose = 'emergency' AND recipient_id = (SELECT app_subject())
        AND EXISTS (
            SELECT FROM consent c WHERE c.platform_id = disclosure.platform_id
            AND c.id = disclosure.consent_id AND c.referral_id = disclosure.referral_id
            AND c.member_id = disclosure.member_id AND c.covers = 'emergency'));

-- One function says which items a clinician may read now, for words and for keys alike.
CREATE FUNCTION may_read_item(tenant uuid, item uuid) RETURNS boolean
LANGUAGE sql STABLE SET search_path = pg_catalog, public, pg_temp
AS $$
SELECT EXISTS (
    SELECT FROM context_item i
    JOIN consent_item k ON k.platform_id = i.platform_id
        AND k.context_id = coalesce(i.about, i.id)
    JOIN consent c ON c.platform_id = k.platform_id AND c.id = k.consent_id
    WHERE i.platform_id = tenant AND i.id = item
      AND c.status = 'active' AND c.expires_at > now()
      AND (c.recipient_clinician_id IS NULL
          OR c.recipient_clinician_id = (SELECT app_subject()))
      AND (c.recipient_organisation_id IS NULL
          OR c.recipient_organisation_id = (SELECT d.organisation_id FROM clinician d
              WHERE d.id = (SELECT app_subject())))
      AND CASE k.purpose WHEN 'emergency' THEN EXISTS (
              SELECT FROM crisis_alert a WHERE a.platform_id = k.platform_id
              AND a.referral_id = k.referral_id AND a.reviewed_at IS NULL
              AND a.acknowledged_by = (SELECT app_subject()))
          ELSE EXISTS (
              SELECT FROM referral r WHERE r.platform_id = k.platform_id
              AND r.id = k.referral_id AND r.clinician_id = (SELECT app_subject())
              AND k.purpose = CASE WHEN r.status = 'claimed' THEN 'triage'
                  WHEN r.status = 'accepted' THEN 'care'
                  WHEN r.status = 'completed' AND r.outcome_at > now() - interval '30 days'
                      THEN 'care' END)
          END
) $$;
REVOKE ALL ON FUNCTION may_read_item(uuid, uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION may_read_item(uuid, uuid) TO wh_clinician;
DROP POLICY consented ON context_body;
CREATE POLICY consented ON context_body FOR SELECT TO wh_clinician
    USING (may_read_item(platform_id, context_id));
CREATE POLICY consented ON context_key FOR SELECT TO wh_clinician
    USING (may_read_item(platform_id, context_id));

-- An attested consent comes from the platform with a new referral, whole: it can add one where an
-- agreement allows it, and change none, not even by adding to it later.
GRANT INSERT ON consent, consent_item, consent_event TO wh_platform;
CREATE POLICY attested ON consent FOR INSERT TO wh_platform
    WITH CHECK (platform_id = (SELECT app_tenant()) AND method = 'platform_attestation'
        AND status = 'active' AND covers = 'referral' AND EXISTS (
            SELECT FROM referral r JOIN community u ON u.platform_id = r.platform_id
                AND u.id = r.community_id AND u.attestation_agreement IS NOT NULL
            WHERE r.platform_id = consent.platform_id AND r.id = consent.referral_id
              AND r.member_id = consent.member_id AND r.status = 'awaiting_consent'));
CREATE POLICY attested ON consent_item FOR INSERT TO wh_platform
    WITH CHECK (platform_id = (SELECT app_tenant()) AND purpose <> 'emergency' AND EXISTS (
            SELECT FROM consent c JOIN referral r ON r.platform_id = c.platform_id
                AND r.id = c.referral_id AND r.status = 'awaiting_consent'
            WHERE c.platform_id = consent_item.platform_id AND c.id = consent_item.consent_id
              AND c.referral_id = consent_item.referral_id
              AND c.member_id = consent_item.member_id AND c.method = 'platform_attestation')
        AND EXISTS (
            SELECT FROM context_item i
            WHERE i.platform_id = consent_item.platform_id AND i.id = consent_item.context_id
              AND i.referral_id = consent_item.referral_id));
GRANT SELECT, INSERT ON consent_event TO wh_member;
GRANT SELECT (platform_id, member_id, status, at) ON consent_event TO wh_platform;
CREATE POLICY tenant ON consent_event FOR SELECT TO wh_platform
    USING (platform_id = (SELECT app_tenant()));
CREATE POLICY attested ON consent_event FOR INSERT TO wh_platform
    WITH CHECK (platform_id = (SELECT app_tenant()) AND method = 'platform_attestation'
        AND status = 'active' AND EXISTS (
            SELECT FROM consent c JOIN referral r ON r.platform_id = c.platform_id
                AND r.id = c.referral_id AND r.status = 'awaiting_consent'
            WHERE c.platform_id = consent_event.platform_id AND c.id = consent_event.consent_id
              AND c.referral_id = consent_event.referral_id
              AND c.member_id = consent_event.member_id AND c.method = 'platform_attestation'));
CREATE POLICY own ON consent_event TO wh_member
    USING (platform_id = (SELECT app_tenant()) AND member_id = (SELECT app_subject())
        AND consent_id IN (SELECT c.id FROM consent c));

-- Where an attested referral goes to the queue at once, its platform posts the card; without a
-- consent it can neither open a referral to clinicians nor bring back one that was decided.
GRANT INSERT ON intake_card TO wh_platform;
GRANT UPDATE (status, next_action, next_actor, due_at, queued_at) ON referral TO wh_platform;
CREATE POLICY attested ON intake_card AS RESTRICTIVE FOR INSERT TO wh_platform
    WITH CHECK (EXISTS (
        SELECT FROM consent c WHERE c.platform_id = intake_card.platform_id
        AND c.referral_id = intake_card.referral_id AND c.covers = 'referral'
        AND c.status = 'active' AND c.method = 'platform_attestation'));
CREATE POLICY begun ON referral AS RESTRICTIVE FOR INSERT TO wh_platform
    WITH CHECK (status = 'awaiting_consent');
CREATE POLICY decided ON referral AS RESTRICTIVE FOR UPDATE TO wh_platform USING (true)
    WITH CHECK (CASE
        WHEN status = 'awaiting_consent' THEN NOT EXISTS (
            SELECT FROM consent c WHERE c.platform_id = referral.platform_id
            AND c.referral_id = referral.id AND c.covers = 'referral')
        WHEN status IN ('queued', 'claimed', 'accepted') THEN EXISTS (
            SELECT FROM consent c WHERE c.platform_id = referral.platform_id
            AND c.referral_id = referral.id AND c.covers = 'referral' AND c.status = 'active')
        ELSE true END);
GRANT UPDATE (only_clinician_id, only_organisation_id) ON intake_card TO wh_member;

-- A card for one clinician or one organisation is no card for anybody else.
DROP POLICY licensed ON intake_card;
DROP POLICY taken ON intake_card;
CREATE POLICY licensed ON intake_card FOR SELECT TO wh_clinician
    USING (referral_id = (SELECT app_referral()) OR (jurisdiction IN (
        SELECT l.jurisdiction FROM licence l
        WHERE l.clinician_id = (SELECT app_subject()) AND l.status = 'active'
          AND current_date BETWEEN l.issued_on AND l.expires_on)
        AND (only_clinician_id IS NULL OR only_clinician_id = (SELECT app_subject()))
        AND (only_organisation_id IS NULL OR only_organisation_id = (SELECT d.organisation_id
            FROM clinician d WHERE d.id = (SELECT app_subject())))));
CREATE POLICY taken ON intake_card FOR UPDATE TO wh_clinician
    USING (referral_id = (SELECT app_referral()) OR (jurisdiction IN (
        SELECT l.jurisdiction FROM licence l
        WHERE l.clinician_id = (SELECT app_subject()) AND l.status = 'active'
          AND current_date BETWEEN l.issued_on AND l.expires_on)
        AND (only_clinician_id IS NULL OR only_clinician_id = (SELECT app_subject()))
        AND (only_organisation_id IS NULL OR only_organisation_id = (SELECT d.organisation_id
            FROM clinician d WHERE d.id = (SELECT app_subject())))));

-- A member is told who read, and may name who shall.
-- A platform may name whom its member named: it can tell that there is somebody of this id.
GRANT SELECT (id, name, organisation_id) ON clinician TO wh_member;
GRANT SELECT (id) ON clinician TO wh_platform;
CREATE POLICY told ON clinician FOR SELECT TO wh_member, wh_platform USING (true);
ALTER TABLE organisation ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_all ON organisation TO wh_owner USING (true) WITH CHECK (true);
GRANT SELECT ON organisation TO wh_member, wh_clinician, wh_operator;
GRANT SELECT (id) ON organisation TO wh_platform;
GRANT INSERT ON organisation TO wh_operator;
CREATE POLICY known ON organisation FOR SELECT TO wh_member, wh_clinician, wh_platform
    USING (true);
CREATE POLICY kept ON organisation TO wh_operator USING (true);
GRANT SELECT, UPDATE (attestation_agreement) ON community TO wh_operator;
CREATE POLICY agreements ON community TO wh_operator USING (true);

-- Links are found by their digest before anybody knows whose they are; that is all wh_auth does.
GRANT INSERT ON consent_link TO wh_platform;
GRANT SELECT (platform_id, id, referral_id), DELETE ON consent_link TO wh_platform;
CREATE POLICY tenant ON consent_link TO wh_platform USING (platform_id = (SELECT app_tenant()));
GRANT SELECT ON consent_link TO wh_member, wh_auth;
GRANT UPDATE (draft, decided_at, decided_by) ON consent_link TO wh_member;
CREATE POLICY own ON consent_link TO wh_member
    USING (platform_id = (SELECT app_tenant()) AND member_id = (SELECT app_subject()));
CREATE POLICY found ON consent_link FOR SELECT TO wh_auth USING (true);
GRANT SELECT, INSERT, UPDATE (ended_at) ON return_link TO wh_member;
GRANT SELECT, UPDATE (failures, not_before) ON return_link TO wh_auth;
CREATE POLICY own ON return_link TO wh_member
    USING (platform_id = (SELECT app_tenant()) AND member_id = (SELECT app_subject()));
CREATE POLICY found ON return_link TO wh_auth USING (true);
GRANT SELECT, INSERT, DELETE, UPDATE (last_seen_at) ON member_visit TO wh_auth;
GRANT SELECT, DELETE, UPDATE (last_seen_at) ON member_visit TO wh_member;
CREATE POLICY own ON member_visit TO wh_member
    USING (platform_id = (SELECT app_tenant()) AND member_id = (SELECT app_subject()));
CREATE POLICY found ON member_visit TO wh_auth USING (true);

-- Erasure: what names the member goes; what must be kept holds no name.
GRANT UPDATE (member_ref, languages, safe_channel, safe_to_name_service, erased_at) ON member
    TO wh_member;
CREATE POLICY erased ON member FOR UPDATE TO wh_member
    USING (platform_id = (SELECT app_tenant()) AND id = (SELECT app_subject()));
GRANT UPDATE (reference, topics, preferences, languages, safe_channel, safe_to_name_service)
    ON referral TO wh_member;
GRANT UPDATE (facts) ON feed_event TO wh_member, wh_worker;
GRANT UPDATE (withheld) ON feed_event TO wh_worker;
GRANT UPDATE (reference, languages, safe_channel, safe_to_name_service) ON crisis_alert
    TO wh_member, wh_worker;
GRANT SELECT (platform_id, id, referral_id, code, created_at), UPDATE (comment, next_place)
    ON decline TO wh_member;
GRANT SELECT (platform_id, referral_id, claim_token, claimed_at) ON claim_record TO wh_member;
CREATE POLICY own_referral ON decline TO wh_member
    USING (platform_id = (SELECT app_tenant()) AND referral_id IN (SELECT r.id FROM referral r));
CREATE POLICY own_referral ON claim_record FOR SELECT TO wh_member
    USING (platform_id = (SELECT app_tenant()) AND referral_id IN (SELECT r.id FROM referral r));

-- Whoever was erased calls no more; only what the erasure itself was answered may be told again.
ALTER FUNCTION grant_is_alive(uuid) RENAME TO grant_stands;
CREATE FUNCTION grant_is_alive(wanted uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
AS $$
SELECT grant_stands(wanted) AND NOT EXISTS (
    SELECT FROM oauth_grant g
    JOIN member m ON m.platform_id = g.platform_id AND m.id = g.subject_id
    WHERE g.id = wanted AND g.persona = 'member' AND m.erased_at IS NOT NULL
) $$;
REVOKE ALL ON FUNCTION grant_is_alive(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION grant_is_alive(uuid)
    TO wh_app, wh_platform, wh_member, wh_clinician, wh_operator, wh_auth;

-- What is kept, and until when: `ended_at` is written by whoever ends it.
GRANT UPDATE (ended_at) ON referral TO wh_member, wh_clinician, wh_worker;
GRANT UPDATE (retained_until) ON referral TO wh_member, wh_worker;
GRANT UPDATE (forgotten_position) ON platform TO wh_worker;

-- Accounts of what was disclosed, decided and flagged are never changed; they go only when six
-- years are over (45 CFR 164.528, 164.530(j)), whoever asks.
CREATE FUNCTION refuse_early_end() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (to_jsonb(OLD) ->> TG_ARGV[0])::timestamptz > now() - interval '6 years' THEN
        RAISE EXCEPTION '% rows are never changed, and kept for six years', TG_TABLE_NAME;
    END IF;
    RETURN OLD;
END $$;
DROP TRIGGER only_added ON disclosure;
CREATE TRIGGER only_added BEFORE UPDATE OR TRUNCATE ON disclosure
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER kept BEFORE DELETE ON disclosure
    FOR EACH ROW EXECUTE FUNCTION refuse_early_end('at');
CREATE TRIGGER only_added BEFORE UPDATE OR TRUNCATE ON consent_event
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER kept BEFORE DELETE ON consent_event
    FOR EACH ROW EXECUTE FUNCTION refuse_early_end('at');
DROP TRIGGER only_added ON crisis_flag;
CREATE TRIGGER only_added BEFORE UPDATE OR TRUNCATE ON crisis_flag
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER kept BEFORE DELETE ON crisis_flag
    FOR EACH ROW EXECUTE FUNCTION refuse_early_end('created_at');
CREATE TRIGGER kept BEFORE DELETE ON consent
    FOR EACH ROW EXECUTE FUNCTION refuse_early_end('decided_at');
GRANT DELETE ON disclosure, consent_event, consent_item, consent, context_item, consent_link,
    return_link, member_visit, crisis_flag, crisis_alert, decline, claim_record, feed_event,
    referral, member TO wh_worker;
GRANT SELECT (kind, about) ON context_item TO wh_worker;
GRANT SELECT ON disclosure, consent_event, consent_item, consent_link, return_link,
    member_visit, crisis_flag, decline, claim_record, member TO wh_worker;
DROP POLICY timers ON disclosure;
CREATE POLICY timers ON disclosure TO wh_worker USING (true);
DROP POLICY timers ON consent;
CREATE POLICY timers ON consent TO wh_worker USING (true);
DROP POLICY timers ON context_item;
CREATE POLICY timers ON context_item TO wh_worker USING (referral_id = (SELECT app_referral()));
CREATE POLICY timers ON consent_event TO wh_worker USING (true);
CREATE POLICY timers ON consent_item TO wh_worker USING (true);
CREATE POLICY timers ON consent_link TO wh_worker USING (true);
CREATE POLICY timers ON return_link TO wh_worker USING (true);
CREATE POLICY timers ON member_visit TO wh_worker USING (true);
CREATE POLICY timers ON crisis_flag TO wh_worker USING (true);
CREATE POLICY timers ON decline TO wh_worker USING (true);
CREATE POLICY timers ON member TO wh_worker USING (true);
CREATE POLICY timers ON claim_record TO wh_worker USING (true);
"""

_BACK = f"""
DROP INDEX ix_referral_id;
DROP INDEX ix_context_item_referral_id;
DROP FUNCTION grant_is_alive(uuid);
ALTER FUNCTION grant_stands(uuid) RENAME TO grant_is_alive;
DROP POLICY own_referral ON claim_record;
DROP POLICY own_referral ON decline;
REVOKE SELECT, UPDATE ON decline FROM wh_member;
REVOKE SELECT ON claim_record FROM wh_member;
REVOKE UPDATE (reference, languages, safe_channel, safe_to_name_service) ON crisis_alert
    FROM wh_member, wh_worker;
REVOKE UPDATE (withheld) ON feed_event FROM wh_worker;
REVOKE UPDATE (facts) ON feed_event FROM wh_member, wh_worker;
REVOKE UPDATE (safe_channel, safe_to_name_service) ON referral FROM wh_member;
DROP POLICY erased ON member;
DROP POLICY timers ON member;
DROP POLICY agreements ON community;
REVOKE SELECT, UPDATE (attestation_agreement) ON community FROM wh_operator;
DROP POLICY told ON clinician;
DROP POLICY timers ON claim_record;
DROP POLICY timers ON decline;
DROP POLICY timers ON crisis_flag;
DROP POLICY timers ON consent_item;
DROP POLICY timers ON context_item;
CREATE POLICY timers ON context_item FOR SELECT TO wh_worker
    USING (referral_id = (SELECT app_referral()));
DROP POLICY timers ON consent;
CREATE POLICY timers ON consent FOR SELECT TO wh_worker USING (true);
DROP POLICY timers ON disclosure;
CREATE POLICY timers ON disclosure FOR INSERT TO wh_worker WITH CHECK (true);
REVOKE SELECT (kind, about) ON context_item FROM wh_worker;
REVOKE SELECT, DELETE ON disclosure, consent_item, crisis_flag, decline, claim_record, member
    FROM wh_worker;
REVOKE DELETE ON consent, context_item, crisis_alert, feed_event, referral FROM wh_worker;
DROP TRIGGER kept ON consent;
DROP TRIGGER kept ON crisis_flag;
DROP TRIGGER only_added ON crisis_flag;
CREATE TRIGGER only_added BEFORE UPDATE OR DELETE OR TRUNCATE ON crisis_flag
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
DROP TRIGGER kept ON disclosure;
DROP TRIGGER only_added ON disclosure;
CREATE TRIGGER only_added BEFORE UPDATE OR DELETE OR TRUNCATE ON disclosure
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
REVOKE UPDATE (member_ref, languages, safe_channel, safe_to_name_service) ON member
    FROM wh_member;
REVOKE UPDATE (reference, topics, preferences, languages) ON referral FROM wh_member;
REVOKE SELECT (id, name) ON clinician FROM wh_member;
REVOKE SELECT (id) ON clinician FROM wh_platform;
DROP POLICY licensed ON intake_card;
DROP POLICY taken ON intake_card;
CREATE POLICY licensed ON intake_card FOR SELECT TO wh_clinician
    USING (referral_id = (SELECT app_referral()) OR jurisdiction IN (
        SELECT l.jurisdiction FROM licence l
        WHERE l.clinician_id = (SELECT app_subject()) AND l.status = 'active'
          AND current_date BETWEEN l.issued_on AND l.expires_on));
CREATE POLICY taken ON intake_card FOR UPDATE TO wh_clinician
    USING (referral_id = (SELECT app_referral()) OR jurisdiction IN (
        SELECT l.jurisdiction FROM licence l
        WHERE l.clinician_id = (SELECT app_subject()) AND l.status = 'active'
          AND current_date BETWEEN l.issued_on AND l.expires_on));
DROP POLICY attested ON intake_card;
DROP POLICY begun ON referral;
DROP POLICY decided ON referral;
REVOKE INSERT ON intake_card FROM wh_platform;
REVOKE UPDATE (status, next_action, next_actor, due_at, queued_at) ON referral
    FROM wh_platform;
DROP POLICY attested ON consent;
DROP POLICY attested ON consent_item;
REVOKE INSERT ON consent, consent_item FROM wh_platform;
DROP POLICY consented ON context_body;
DROP POLICY of_an_alert ON consent;
DROP POLICY of_an_alert ON disclosure;
DROP POLICY tenant ON context_item;
CREATE POLICY tenant ON context_item TO wh_platform USING (platform_id = (SELECT app_tenant()));
DROP POLICY own_new ON context_item;
DROP POLICY own_change ON context_item;
DROP POLICY rotation ON context_item;
REVOKE SELECT (platform_id, id, referral_id, version) ON context_item FROM wh_operator;
DROP POLICY key_acts ON audit_event;
REVOKE INSERT, UPDATE ON context_item FROM wh_member;
REVOKE INSERT ON context_body FROM wh_member;
DROP TABLE member_visit, return_link, consent_link, consent_event, context_key;
DROP FUNCTION may_read_item(uuid, uuid);
DROP FUNCTION refuse_early_end();
DROP TABLE tenant_key;

-- What was sealed cannot be opened here, and what is newer than this schema has no place in it.
DELETE FROM context_body;
DELETE FROM consent_item WHERE purpose = 'emergency' OR consent_id IN
    (SELECT id FROM consent WHERE covers = 'emergency' OR method <> 'member_token');
DELETE FROM consent WHERE covers = 'emergency' OR method <> 'member_token';
DELETE FROM consent_item WHERE context_id IN (SELECT id FROM context_item
    WHERE NOT kind IN ({_KINDS}));
DELETE FROM context_item WHERE kind = 'disagreement';
DELETE FROM context_item WHERE NOT kind IN ({_KINDS});
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
ALTER TABLE context_body DROP COLUMN sealed, ADD COLUMN content JSONB NOT NULL;
ALTER TABLE intake_card DROP COLUMN only_clinician_id, DROP COLUMN only_organisation_id;
ALTER TABLE disclosure DROP COLUMN context_version, DROP COLUMN statement;
ALTER TABLE consent_item
    DROP CONSTRAINT ck_consent_item_purpose_known,
    ADD CONSTRAINT ck_consent_item_purpose_known CHECK (purpose IN ('triage', 'care'));
DROP INDEX uq_consent_active;
CREATE UNIQUE INDEX uq_consent_active ON consent (platform_id, referral_id) WHERE status =
    'active';
ALTER TABLE consent
    DROP CONSTRAINT ck_consent_method_known,
    ADD CONSTRAINT ck_consent_method_known CHECK (method IN ('member_token')),
    DROP COLUMN covers, DROP COLUMN grantor_role, DROP COLUMN grantor_basis,
    DROP COLUMN recipient_clinician_id, DROP COLUMN recipient_organisation_id,
    DROP COLUMN regimes, DROP COLUMN policy_version, DROP COLUMN evidence_sha256,
    DROP COLUMN evidence_reference,
    DROP CONSTRAINT ck_consent_recipient_class_known,
    ADD CONSTRAINT ck_consent_recipient_class_known CHECK (recipient_class IN
        ('licensed_clinician'));
ALTER TABLE context_item
    DROP COLUMN regime, DROP COLUMN version, DROP COLUMN about, DROP COLUMN sent_by,
    DROP CONSTRAINT ck_context_item_kind_known,
    ADD CONSTRAINT ck_context_item_kind_known CHECK (kind IN ({_KINDS}));
ALTER TABLE member DROP COLUMN erased_at;
ALTER TABLE referral DROP COLUMN ended_at, DROP COLUMN retained_until;
ALTER TABLE platform DROP COLUMN forgotten_position;
ALTER TABLE community DROP COLUMN attestation_agreement;
ALTER TABLE clinician DROP COLUMN organisation_id;
DROP TABLE organisation;
"""  # noqa: S608 - only constants of this file


def upgrade() -> None:
    op.execute(_TABLES)
    op.execute(_COLUMNS)
    _seal(op.get_bind())
    op.execute(_CLOSE)
    op.execute(_RIGHTS)


def downgrade() -> None:
    op.execute(_BACK)


def _seal(bind: Connection) -> None:
    """Seal what lay open; only an installation that holds words has to know its root key here."""
    rows = bind.execute(
        text("""SELECT b.platform_id, b.context_id, i.referral_id, b.content
                FROM context_body b JOIN context_item i USING (platform_id)
                WHERE i.id = b.context_id ORDER BY b.platform_id""")
    ).all()
    if not rows:
        return
    root = root_keys(Settings.from_env())
    keys: dict[object, bytes] = {}
    for row in rows:
        if row.platform_id not in keys:
            keys[row.platform_id], wrapped = new_tenant_key(root, row.platform_id, 1)
            bind.execute(
                text("INSERT INTO tenant_key VALUES (:platform, 1, :root, :wrapped, now())"),
                {
                    "platform": row.platform_id,
                    "root": wrapped.root_key_id,
                    "wrapped": wrapped.wrapped,
                },
            )
        place = Place(row.platform_id, row.referral_id, row.context_id, 1)
        wrapped_key, sealed = seal_words(keys[row.platform_id], place, row.content)
        at = {"platform": row.platform_id, "item": row.context_id}
        bind.execute(
            text("INSERT INTO context_key VALUES (:platform, :item, 1, :wrapped)"),
            at | {"wrapped": wrapped_key},
        )
        bind.execute(
            text("""UPDATE context_body SET sealed = :sealed
                    WHERE platform_id = :platform AND context_id = :item"""),
            at | {"sealed": sealed},
        )
