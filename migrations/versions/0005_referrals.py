"""Referrals, their blind cards and declines."""

from alembic import op

revision = "0005_referrals"
down_revision = "0004_oauth"
branch_labels = None
depends_on = None

_TABLES = """
CREATE TABLE referral (
    platform_id UUID NOT NULL,
    id UUID NOT NULL,
    reference TEXT NOT NULL,
    community_id UUID NOT NULL,
    member_id UUID NOT NULL,
    status TEXT NOT NULL,
    priority TEXT NOT NULL,
    risk TEXT NOT NULL,
    risk_domains TEXT[] NOT NULL,
    risk_rules TEXT[] NOT NULL,
    topics TEXT[] NOT NULL,
    jurisdiction TEXT NOT NULL,
    age_group TEXT NOT NULL,
    languages TEXT[] NOT NULL,
    preferences JSONB NOT NULL,
    member_agreed_at TIMESTAMP WITH TIME ZONE NOT NULL,
    agreed_text_version TEXT NOT NULL,
    clinician_id UUID,
    claimed_at TIMESTAMP WITH TIME ZONE,
    claim_token INTEGER NOT NULL,
    first_claimed_at TIMESTAMP WITH TIME ZONE,
    queued_at TIMESTAMP WITH TIME ZONE,
    outcome_code TEXT,
    outcome_evidence TEXT,
    outcome_at TIMESTAMP WITH TIME ZONE,
    next_action TEXT NOT NULL,
    next_actor TEXT NOT NULL,
    due_at TIMESTAMP WITH TIME ZONE,
    created_at TIMESTAMP WITH TIME ZONE NOT NULL,
    updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
    version INTEGER NOT NULL,
    CONSTRAINT pk_referral PRIMARY KEY (platform_id, id),
    CONSTRAINT ck_referral_status_known CHECK (status IN ('awaiting_consent', 'queued',
        'claimed', 'accepted', 'completed', 'closed_not_engaged', 'declined',
        'withdrawn', 'expired')),
    CONSTRAINT ck_referral_priority_known CHECK (priority IN ('routine', 'urgent')),
    CONSTRAINT ck_referral_risk_known CHECK (risk IN ('L0', 'L1', 'L2', 'L3')),
    CONSTRAINT ck_referral_next_action_known CHECK (next_action IN ('decide_consent',
        'claim', 'accept_or_decline', 'record_outcome', 'find_clinician', 'reach_out',
        'await_clinician', 'nothing')),
    CONSTRAINT ck_referral_next_actor_known CHECK (next_actor IN ('member', 'clinician',
        'coordinator', 'nobody')),
    CONSTRAINT ck_referral_clinician_id_paired CHECK (num_nulls(clinician_id,
        claimed_at) IN (0, 2)),
    CONSTRAINT ck_referral_outcome_code_paired CHECK (num_nulls(outcome_code,
        outcome_evidence, outcome_at) IN (0, 3)),
    CONSTRAINT ck_referral_open_has_due_at CHECK (status NOT IN ('accepted',
        'awaiting_consent', 'claimed', 'queued') OR due_at IS NOT NULL),
    CONSTRAINT fk_referral_platform_id_community_id FOREIGN KEY(platform_id,
        community_id) REFERENCES community (platform_id, id),
    CONSTRAINT fk_referral_platform_id_member_id FOREIGN KEY(platform_id, member_id)
        REFERENCES member (platform_id, id),
    CONSTRAINT fk_referral_clinician_id FOREIGN KEY(clinician_id) REFERENCES clinician (id)
);
CREATE INDEX ix_referral_clinician_id_id ON referral (clinician_id, id) WHERE clinician_id
    IS NOT NULL;
CREATE INDEX ix_referral_due_at ON referral (due_at) WHERE status IN ('accepted',
    'awaiting_consent', 'claimed', 'queued');
CREATE UNIQUE INDEX uq_referral_open ON referral (platform_id, community_id, member_id)
    WHERE status IN ('accepted', 'awaiting_consent', 'claimed', 'queued');

CREATE TABLE decline (
    platform_id UUID NOT NULL,
    id UUID NOT NULL,
    referral_id UUID NOT NULL,
    clinician_id UUID NOT NULL,
    code TEXT NOT NULL,
    comment TEXT,
    next_place TEXT,
    excluded_until TIMESTAMP WITH TIME ZONE,
    created_at TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT pk_decline PRIMARY KEY (platform_id, id),
    CONSTRAINT ck_decline_code_known CHECK (code IN ('out_of_scope', 'no_capacity',
        'waitlist_only', 'licensure', 'language', 'modality', 'age', 'cost_or_coverage',
        'higher_level_of_care', 'conflict_of_interest', 'insufficient_information',
        'duplicate', 'member_declined', 'other')),
    CONSTRAINT fk_decline_platform_id_referral_id FOREIGN KEY(platform_id, referral_id)
        REFERENCES referral (platform_id, id)
);
CREATE INDEX ix_decline_referral_id_clinician_id ON decline (referral_id, clinician_id);

CREATE TABLE claim_record (
    platform_id UUID NOT NULL,
    referral_id UUID NOT NULL,
    claim_token INTEGER NOT NULL,
    clinician_id UUID NOT NULL,
    claimed_at TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT pk_claim_record PRIMARY KEY (platform_id, referral_id, claim_token),
    CONSTRAINT fk_claim_record_platform_id_referral_id FOREIGN KEY(platform_id, referral_id)
        REFERENCES referral (platform_id, id)
);
CREATE INDEX ix_claim_record_referral_id_clinician_id ON claim_record (referral_id, clinician_id);

CREATE TABLE intake_card (
    jurisdiction TEXT NOT NULL,
    referral_id UUID NOT NULL,
    platform_id UUID NOT NULL,
    waiting BOOLEAN NOT NULL,
    shown_until TIMESTAMP WITH TIME ZONE NOT NULL,
    risk_rank INTEGER NOT NULL,
    priority_rank INTEGER NOT NULL,
    due_at TIMESTAMP WITH TIME ZONE NOT NULL,
    queued_at TIMESTAMP WITH TIME ZONE NOT NULL,
    topics TEXT[] NOT NULL,
    age_group TEXT NOT NULL,
    languages TEXT[] NOT NULL,
    CONSTRAINT pk_intake_card PRIMARY KEY (referral_id),
    CONSTRAINT fk_intake_card_platform_id_referral_id FOREIGN KEY(platform_id,
        referral_id) REFERENCES referral (platform_id, id)
);
CREATE INDEX ix_intake_card_waiting ON intake_card (jurisdiction, risk_rank, priority_rank,
    due_at, referral_id) WHERE waiting;
"""

_RIGHTS = """
ALTER TABLE referral ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_all ON referral TO wh_owner USING (true) WITH CHECK (true);
ALTER TABLE decline ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_all ON decline TO wh_owner USING (true) WITH CHECK (true);
ALTER TABLE claim_record ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_all ON claim_record TO wh_owner USING (true) WITH CHECK (true);
ALTER TABLE intake_card ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_all ON intake_card TO wh_owner USING (true) WITH CHECK (true);
-- `app.referral` names the one referral that a verb has admitted (api/db/session.py `admit`).
GRANT SELECT, INSERT ON referral TO wh_platform;
GRANT SELECT ON referral TO wh_member, wh_clinician, wh_worker;
-- The tenant, the member and what the platform asked for never change.
GRANT UPDATE (jurisdiction, updated_at, version) ON referral TO wh_platform;
GRANT UPDATE (status, clinician_id, claimed_at, next_action, next_actor, due_at, queued_at,
    updated_at, version) ON referral TO wh_member, wh_clinician, wh_worker;
GRANT UPDATE (claim_token, first_claimed_at, outcome_code, outcome_evidence, outcome_at)
    ON referral TO wh_clinician;
CREATE POLICY tenant ON referral TO wh_platform USING (platform_id = (SELECT app_tenant()));
CREATE POLICY own ON referral TO wh_member
    USING (platform_id = (SELECT app_tenant()) AND member_id = (SELECT app_subject()));
CREATE POLICY held ON referral TO wh_clinician
    USING (clinician_id = (SELECT app_subject())
        OR (id = (SELECT app_referral()) AND status IN ('queued', 'declined')));
CREATE POLICY timers ON referral TO wh_worker USING (true);

GRANT SELECT, INSERT ON decline TO wh_clinician;
CREATE POLICY own ON decline FOR INSERT TO wh_clinician
    WITH CHECK (clinician_id = (SELECT app_subject()) AND referral_id = (SELECT app_referral()));
CREATE POLICY own_or_held ON decline FOR SELECT TO wh_clinician
    USING (clinician_id = (SELECT app_subject()) OR referral_id = (SELECT app_referral()));

GRANT SELECT, INSERT ON claim_record TO wh_clinician;
CREATE POLICY own ON claim_record TO wh_clinician USING (clinician_id = (SELECT app_subject()));

-- An event is of the referral's own tenant, whoever writes it.
CREATE POLICY own_referral ON feed_event TO wh_member
    USING (platform_id = (SELECT app_tenant()) AND referral_id = (SELECT app_referral())
        AND referral_id IN (SELECT r.id FROM referral r));
CREATE POLICY held ON feed_event FOR INSERT TO wh_clinician
    WITH CHECK (referral_id = (SELECT app_referral()) AND platform_id =
        (SELECT r.platform_id FROM referral r WHERE r.id = (SELECT app_referral())));

-- Licensure fails closed here once more: a card of another state is not there at all.
GRANT SELECT, DELETE, UPDATE (waiting, due_at) ON intake_card
    TO wh_clinician, wh_member, wh_worker;
GRANT INSERT, UPDATE (shown_until) ON intake_card TO wh_member;
GRANT SELECT (platform_id, referral_id), UPDATE (jurisdiction) ON intake_card TO wh_platform;
CREATE POLICY tenant ON intake_card TO wh_platform USING (platform_id = (SELECT app_tenant()));
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
CREATE POLICY ended ON intake_card FOR DELETE TO wh_clinician
    USING (referral_id = (SELECT app_referral()));
CREATE POLICY own_referral ON intake_card TO wh_member
    USING (platform_id = (SELECT app_tenant()) AND referral_id = (SELECT app_referral())
        AND referral_id IN (SELECT r.id FROM referral r));
CREATE POLICY timers ON intake_card TO wh_worker USING (true);
"""


def upgrade() -> None:
    op.execute(_TABLES)
    op.execute(_RIGHTS)


def downgrade() -> None:
    op.execute("""
    DROP POLICY own_referral ON feed_event;
    DROP POLICY held ON feed_event;
    DROP TABLE intake_card, claim_record, decline, referral;
    """)
