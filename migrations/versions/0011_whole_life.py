"""The whole life of a referral: its places, timers, care, matching and the coordinator."""

from alembic import op

revision = "0011_whole_life"
down_revision = "0010_consented_context"
branch_labels = None
depends_on = None

_OPEN = """'accepted', 'awaiting_consent', 'cancellation_requested', 'claimed', 'in_progress',
    'on_hold', 'queued'"""
_OLD_OPEN = "'accepted', 'awaiting_consent', 'claimed', 'queued'"
_OLD_ENDS = "'completed', 'closed_not_engaged', 'declined', 'withdrawn', 'expired'"
_OLD_ACTIONS = """'decide_consent', 'claim', 'accept_or_decline', 'record_outcome',
    'find_clinician', 'reach_out', 'await_clinician', 'nothing'"""
_OLD_TYPES = """'referral.submitted', 'referral.queued', 'referral.opened', 'referral.closed',
    'referral.completed', 'referral.closed_not_engaged', 'referral.declined',
    'referral.withdrawn', 'referral.expired', 'referral.crisis_raised',
    'referral.crisis_acknowledged', 'referral.crisis_overdue', 'referral.safe_message'"""
_PLACES = f"""{_OPEN}, {_OLD_ENDS}, 'cancelled', 'void',
    'in_progress/scheduled', 'in_progress/no_show', 'in_progress/appointment_cancelled',
    'in_progress/engaged', 'on_hold/waitlist', 'on_hold/consent_lapsed',
    'on_hold/moved_state'"""
# Only an administrator makes roles; without this one every grant below would fail half told.
_ROLE_IS_THERE = """
DO $$ BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'wh_coordinator') THEN
        RAISE EXCEPTION 'the role wh_coordinator is missing: an administrator runs the SQL of'
            ' `warmhandoff bootstrap` again';
    END IF;
END $$;
"""

# Expand; fill; close.
_REFERRAL = f"""
ALTER TABLE referral
    ADD COLUMN phase TEXT,
    ADD COLUMN hold_reason TEXT,
    ADD COLUMN held_from TEXT,
    ADD COLUMN responsible_id UUID,
    ADD COLUMN accepted_at TIMESTAMP WITH TIME ZONE,
    ADD COLUMN first_contact_at TIMESTAMP WITH TIME ZONE,
    ADD COLUMN renewals INTEGER NOT NULL DEFAULT 0,
    ADD COLUMN expected_wait_days INTEGER,
    ADD COLUMN widened_at TIMESTAMP WITH TIME ZONE,
    ADD COLUMN asked_at TIMESTAMP WITH TIME ZONE,
    ADD COLUMN jurisdiction_asked_at TIMESTAMP WITH TIME ZONE,
    ADD COLUMN outcome_confirmed_at TIMESTAMP WITH TIME ZONE,
    ADD COLUMN outcome_contested_at TIMESTAMP WITH TIME ZONE,
    DROP CONSTRAINT ck_referral_status_known,
    ADD CONSTRAINT ck_referral_status_known CHECK (status IN ({_OPEN}, {_OLD_ENDS},
        'cancelled', 'void')),
    DROP CONSTRAINT ck_referral_next_action_known,
    ADD CONSTRAINT ck_referral_next_action_known CHECK (next_action IN ({_OLD_ACTIONS},
        'make_contact', 'confirm_appointment', 'record_visit', 'reschedule', 'confirm_cancel',
        'keep_waiting_or_end', 'renew_consent', 'resume', 'reach_owner', 'reassign')),
    DROP CONSTRAINT ck_referral_open_has_due_at,
    ADD CONSTRAINT ck_referral_open_has_due_at CHECK (status NOT IN ({_OPEN})
        OR due_at IS NOT NULL),
    ADD CONSTRAINT ck_referral_phase_known CHECK (phase IN ('scheduled', 'no_show',
        'appointment_cancelled', 'engaged')),
    ADD CONSTRAINT ck_referral_hold_reason_known CHECK (hold_reason IN ('waitlist',
        'consent_lapsed', 'moved_state')),
    ADD CONSTRAINT ck_referral_held_from_known CHECK (held_from IN ({_PLACES})),
    ADD CONSTRAINT ck_referral_phase_in_progress
        CHECK ((status = 'in_progress') = (phase IS NOT NULL)),
    ADD CONSTRAINT ck_referral_hold_says_why
        CHECK ((status = 'on_hold') = (hold_reason IS NOT NULL)
            AND (hold_reason IS NULL) = (held_from IS NULL)),
    ADD CONSTRAINT fk_referral_responsible_id FOREIGN KEY(responsible_id)
        REFERENCES clinician (id);
ALTER TABLE referral ALTER COLUMN renewals DROP DEFAULT;
UPDATE referral SET accepted_at = claimed_at
    WHERE status NOT IN ('awaiting_consent', 'queued', 'claimed') AND clinician_id IS NOT NULL;
UPDATE referral r SET jurisdiction_asked_at = m.jurisdiction_asked_at
    FROM member m WHERE m.platform_id = r.platform_id AND m.id = r.member_id;
ALTER TABLE referral ALTER COLUMN jurisdiction_asked_at SET NOT NULL;
DROP INDEX uq_referral_open;
CREATE UNIQUE INDEX uq_referral_open ON referral (platform_id, community_id, member_id)
    WHERE status IN ({_OPEN});
DROP INDEX ix_referral_due_at;
CREATE INDEX ix_referral_due_at ON referral (due_at) WHERE status IN ({_OPEN});
CREATE INDEX ix_referral_handed ON referral (due_at, id) WHERE next_actor = 'coordinator';
CREATE INDEX ix_referral_responsible_id ON referral (responsible_id)
    WHERE responsible_id IS NOT NULL;
ALTER TABLE claim_record ADD COLUMN excluded_until TIMESTAMP WITH TIME ZONE;
"""  # noqa: S608 - only constants of this file

_TABLES = """
CREATE TABLE timer (
    platform_id UUID NOT NULL,
    referral_id UUID NOT NULL,
    kind TEXT NOT NULL,
    cycle INTEGER NOT NULL,
    set_at TIMESTAMP WITH TIME ZONE NOT NULL,
    due_at TIMESTAMP WITH TIME ZONE NOT NULL,
    fired_at TIMESTAMP WITH TIME ZONE,
    ended_at TIMESTAMP WITH TIME ZONE,
    CONSTRAINT pk_timer PRIMARY KEY (platform_id, referral_id, kind, cycle),
    CONSTRAINT ck_timer_kind_known CHECK (kind IN ('consent_reminder', 'consent_deadline',
        'claim_target', 'waiting_limit', 'waiting_answer', 'claim_lease', 'first_contact',
        'visit_record', 'reschedule', 'outcome', 'waitlist_review', 'waitlist_answer',
        'consent_expiry', 'lapsed_answer', 'moved_requeue', 'clinician_lost', 'cancel_confirm',
        'coordinator_task')),
    CONSTRAINT ck_timer_cycle_counts_from_one CHECK (cycle >= 1),
    CONSTRAINT fk_timer_platform_id_referral_id FOREIGN KEY(platform_id, referral_id)
        REFERENCES referral (platform_id, id)
);
CREATE INDEX ix_timer_due_at ON timer (due_at) WHERE fired_at IS NULL AND ended_at IS NULL;

CREATE TABLE appointment (
    platform_id UUID NOT NULL,
    id UUID NOT NULL,
    referral_id UUID NOT NULL,
    clinician_id UUID NOT NULL,
    status TEXT NOT NULL,
    starts_at TIMESTAMP WITH TIME ZONE NOT NULL,
    ends_at TIMESTAMP WITH TIME ZONE NOT NULL,
    time_zone TEXT NOT NULL,
    modality TEXT NOT NULL,
    jurisdiction TEXT NOT NULL,
    sealed_place BYTEA,
    wrapped_key BYTEA,
    tenant_key_version INTEGER,
    proposed_at TIMESTAMP WITH TIME ZONE NOT NULL,
    confirmed_at TIMESTAMP WITH TIME ZONE,
    cancelled_at TIMESTAMP WITH TIME ZONE,
    cancelled_by TEXT,
    cancel_code TEXT,
    checked_in_at TIMESTAMP WITH TIME ZONE,
    checked_in_jurisdiction TEXT,
    emergency_contact_known BOOLEAN,
    identity_checked BOOLEAN,
    telehealth_consented BOOLEAN,
    visit TEXT,
    visit_recorded_at TIMESTAMP WITH TIME ZONE,
    version INTEGER NOT NULL,
    CONSTRAINT pk_appointment PRIMARY KEY (platform_id, id),
    CONSTRAINT ck_appointment_status_known CHECK (status IN ('proposed', 'scheduled',
        'cancelled', 'past')),
    CONSTRAINT ck_appointment_modality_known CHECK (modality IN ('video', 'phone', 'chat',
        'in_person')),
    CONSTRAINT ck_appointment_visit_known CHECK (visit IN ('attended', 'no_show')),
    CONSTRAINT ck_appointment_cancelled_by_known CHECK (cancelled_by IN ('member',
        'clinician', 'system')),
    CONSTRAINT ck_appointment_cancel_code_known CHECK (cancel_code IN ('cannot_attend',
        'technical', 'not_wanted', 'other')),
    CONSTRAINT ck_appointment_ends_after_start CHECK (ends_at > starts_at),
    CONSTRAINT ck_appointment_sealed_place_paired CHECK (num_nulls(sealed_place, wrapped_key,
        tenant_key_version) IN (0, 3)),
    CONSTRAINT ck_appointment_cancelled_at_paired CHECK (num_nulls(cancelled_at,
        cancelled_by) IN (0, 2)),
    CONSTRAINT ck_appointment_checked_in_at_paired CHECK (num_nulls(checked_in_at,
        checked_in_jurisdiction, emergency_contact_known, identity_checked,
        telehealth_consented) IN (0, 5)),
    CONSTRAINT ck_appointment_visit_paired CHECK (num_nulls(visit, visit_recorded_at) IN (0, 2)),
    CONSTRAINT ck_appointment_attended_was_checked_in CHECK (visit IS DISTINCT FROM 'attended'
        OR checked_in_at IS NOT NULL),
    CONSTRAINT fk_appointment_platform_id_referral_id FOREIGN KEY(platform_id, referral_id)
        REFERENCES referral (platform_id, id),
    CONSTRAINT fk_appointment_clinician_id FOREIGN KEY(clinician_id) REFERENCES clinician (id),
    CONSTRAINT fk_appointment_platform_id_tenant_key_version FOREIGN KEY(platform_id,
        tenant_key_version) REFERENCES tenant_key (platform_id, version)
);
CREATE UNIQUE INDEX uq_appointment_open ON appointment (platform_id, referral_id)
    WHERE status IN ('proposed', 'scheduled');
CREATE INDEX ix_appointment_referral_id_starts_at ON appointment (referral_id, starts_at);

CREATE TABLE contact (
    platform_id UUID NOT NULL,
    id UUID NOT NULL,
    referral_id UUID NOT NULL,
    by_persona TEXT NOT NULL,
    by_id UUID NOT NULL,
    way TEXT NOT NULL,
    result TEXT NOT NULL,
    at TIMESTAMP WITH TIME ZONE NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT pk_contact PRIMARY KEY (platform_id, id),
    CONSTRAINT ck_contact_by_persona_known CHECK (by_persona IN ('clinician', 'coordinator')),
    CONSTRAINT ck_contact_way_known CHECK (way IN ('phone', 'text', 'email', 'message', 'video',
        'in_person', 'platform_contact', 'safe_message')),
    CONSTRAINT ck_contact_result_known CHECK (result IN ('reached', 'not_reached', 'left_word')),
    CONSTRAINT fk_contact_platform_id_referral_id FOREIGN KEY(platform_id, referral_id)
        REFERENCES referral (platform_id, id)
);
CREATE INDEX ix_contact_referral_id_at ON contact (referral_id, at);

ALTER TABLE consent ADD COLUMN messages_with_platform BOOLEAN NOT NULL DEFAULT false;

CREATE TABLE message (
    platform_id UUID NOT NULL,
    id UUID NOT NULL,
    referral_id UUID NOT NULL,
    thread TEXT NOT NULL,
    author_persona TEXT NOT NULL,
    author_id UUID NOT NULL,
    sealed BYTEA NOT NULL,
    screened TEXT NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT pk_message PRIMARY KEY (platform_id, id),
    CONSTRAINT ck_message_thread_known CHECK (thread IN ('member', 'platform')),
    CONSTRAINT ck_message_author_is_an_end CHECK (author_persona IN ('clinician', thread)),
    CONSTRAINT ck_message_screened_known CHECK (screened IN ('L0', 'L1', 'L2', 'L3')),
    CONSTRAINT fk_message_platform_id_referral_id FOREIGN KEY(platform_id, referral_id)
        REFERENCES referral (platform_id, id)
);
CREATE INDEX ix_message_referral_id_id ON message (referral_id, id);

CREATE TABLE message_key (
    platform_id UUID NOT NULL,
    message_id UUID NOT NULL,
    tenant_key_version INTEGER NOT NULL,
    wrapped BYTEA NOT NULL,
    CONSTRAINT pk_message_key PRIMARY KEY (platform_id, message_id),
    CONSTRAINT fk_message_key_platform_id_message_id FOREIGN KEY(platform_id, message_id)
        REFERENCES message (platform_id, id),
    CONSTRAINT fk_message_key_platform_id_tenant_key_version FOREIGN KEY(platform_id,
        tenant_key_version) REFERENCES tenant_key (platform_id, version)
);

-- What the member would like; it matches and stands on no card. `must` names those that exclude.
CREATE TABLE match_profile (
    platform_id UUID NOT NULL,
    referral_id UUID NOT NULL,
    modalities TEXT[] NOT NULL,
    coverage TEXT NOT NULL,
    plan TEXT,
    fee_cents INTEGER,
    genders TEXT[] NOT NULL,
    cultures TEXT[] NOT NULL,
    faiths TEXT[] NOT NULL,
    needs TEXT[] NOT NULL,
    must TEXT[] NOT NULL,
    excluded_clinicians UUID[] NOT NULL,
    excluded_organisations UUID[] NOT NULL,
    version INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT pk_match_profile PRIMARY KEY (platform_id, referral_id),
    CONSTRAINT ck_match_profile_coverage_known CHECK (coverage IN ('self_pay', 'insurance',
        'medicaid', 'medicare', 'unknown')),
    CONSTRAINT ck_match_profile_modalities_known CHECK (modalities <@ ARRAY['video', 'phone',
        'chat', 'in_person']),
    CONSTRAINT ck_match_profile_fee_not_negative CHECK (fee_cents >= 0),
    CONSTRAINT ck_match_profile_needs_known CHECK (needs <@ ARRAY['interpreter', 'asl',
        'captions', 'text_only']),
    CONSTRAINT ck_match_profile_must_known CHECK (must <@ ARRAY['modalities', 'coverage', 'fee',
        'genders', 'cultures', 'faiths', 'topics']),
    CONSTRAINT fk_match_profile_platform_id_referral_id FOREIGN KEY(platform_id, referral_id)
        REFERENCES referral (platform_id, id)
);
CREATE INDEX ix_match_profile_referral_id ON match_profile (referral_id);
-- What ended needs none: nobody is looked for any more.
INSERT INTO match_profile SELECT platform_id, id,
        ARRAY(SELECT jsonb_array_elements_text(coalesce(preferences -> 'modalities', '[]'))),
        coalesce(preferences ->> 'coverage', 'unknown'), NULL, NULL, '{}', '{}', '{}', '{}', '{}',
        '{}', '{}', 1
    FROM referral WHERE due_at IS NOT NULL;

ALTER TABLE clinician
    ADD COLUMN specialties TEXT[] NOT NULL DEFAULT '{}',
    ADD COLUMN age_groups TEXT[] NOT NULL DEFAULT '{adult}',
    ADD COLUMN gender TEXT,
    ADD COLUMN cultures TEXT[] NOT NULL DEFAULT '{}',
    ADD COLUMN faiths TEXT[] NOT NULL DEFAULT '{}',
    ADD COLUMN needs_met TEXT[] NOT NULL DEFAULT '{}',
    ADD COLUMN coverages TEXT[] NOT NULL DEFAULT '{}',
    ADD COLUMN plans TEXT[] NOT NULL DEFAULT '{}',
    ADD COLUMN fee_cents INTEGER,
    ADD COLUMN sliding_scale BOOLEAN NOT NULL DEFAULT false,
    ADD COLUMN expected_wait_days INTEGER,
    ADD COLUMN away_from DATE,
    ADD COLUMN away_until DATE,
    ADD COLUMN version INTEGER NOT NULL DEFAULT 1,
    ADD CONSTRAINT ck_clinician_npi_shape CHECK (npi ~ '^1[0-9]{9}$'),
    ADD CONSTRAINT ck_clinician_fee_not_negative CHECK (fee_cents >= 0),
    ADD CONSTRAINT ck_clinician_wait_not_negative CHECK (expected_wait_days >= 0),
    ADD CONSTRAINT ck_clinician_back_after_leaving CHECK (away_until >= away_from),
    ADD CONSTRAINT ck_clinician_away_from_paired CHECK (num_nulls(away_from, away_until)
        IN (0, 2)),
    ADD CONSTRAINT ck_clinician_age_groups_known CHECK (age_groups <@ ARRAY['under_13', '13_15',
        '16_17', 'adult']),
    ADD CONSTRAINT ck_clinician_needs_met_known CHECK (needs_met <@ ARRAY['interpreter', 'asl',
        'captions', 'text_only']),
    ADD CONSTRAINT ck_clinician_coverages_known CHECK (coverages <@ ARRAY['self_pay',
        'insurance', 'medicaid', 'medicare', 'unknown']);
ALTER TABLE licence
    ADD COLUMN privilege TEXT NOT NULL DEFAULT 'single',
    ADD COLUMN home_jurisdiction TEXT,
    ADD COLUMN title_confirmed BOOLEAN NOT NULL DEFAULT false,
    ADD COLUMN check_again_on DATE,
    ADD CONSTRAINT ck_licence_privilege_known CHECK (privilege IN ('single', 'compact')),
    ADD CONSTRAINT ck_licence_compact_has_home CHECK ((privilege = 'compact') =
        (home_jurisdiction IS NOT NULL));
-- What stands was verified with its board, as an LCSW: in these states that is no clinical licence.
UPDATE licence SET title_confirmed = NOT jurisdiction IN ('AL', 'DC', 'KS', 'MA', 'MD', 'MN',
    'NH', 'OH', 'RI', 'SC', 'VT', 'WA', 'WV');

CREATE TABLE licence_check (
    id UUID NOT NULL,
    clinician_id UUID NOT NULL,
    jurisdiction TEXT NOT NULL,
    status TEXT NOT NULL,
    expires_on DATE NOT NULL,
    verified_with TEXT NOT NULL,
    verified_on DATE NOT NULL,
    verified_by UUID,
    created_at TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT pk_licence_check PRIMARY KEY (id),
    CONSTRAINT ck_licence_check_status_known CHECK (status IN ('active', 'lapsed', 'revoked')),
    CONSTRAINT fk_licence_check_clinician_id_jurisdiction FOREIGN KEY(clinician_id, jurisdiction)
        REFERENCES licence (clinician_id, jurisdiction)
);
CREATE INDEX ix_licence_check_clinician_id_jurisdiction_id
    ON licence_check (clinician_id, jurisdiction, id);

CREATE TABLE clinician_conflict (
    platform_id UUID NOT NULL,
    community_id UUID NOT NULL,
    clinician_id UUID NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT pk_clinician_conflict PRIMARY KEY (platform_id, community_id, clinician_id),
    CONSTRAINT fk_clinician_conflict_platform_id_community_id FOREIGN KEY(platform_id,
        community_id) REFERENCES community (platform_id, id),
    CONSTRAINT fk_clinician_conflict_clinician_id FOREIGN KEY(clinician_id)
        REFERENCES clinician (id)
);
CREATE INDEX ix_clinician_conflict_clinician_id ON clinician_conflict (clinician_id);

CREATE TABLE coordinator (
    id UUID NOT NULL,
    name TEXT NOT NULL,
    status TEXT NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT pk_coordinator PRIMARY KEY (id),
    CONSTRAINT ck_coordinator_status_known CHECK (status IN ('active', 'suspended'))
);
ALTER TABLE oauth_account
    ADD COLUMN coordinator_id UUID,
    DROP CONSTRAINT ck_oauth_account_kind_known,
    ADD CONSTRAINT ck_oauth_account_kind_known CHECK (kind IN ('clinician', 'operator',
        'coordinator')),
    ADD CONSTRAINT ck_oauth_account_of_coordinator
        CHECK ((kind = 'coordinator') = (coordinator_id IS NOT NULL)),
    ADD CONSTRAINT fk_oauth_account_coordinator_id FOREIGN KEY(coordinator_id)
        REFERENCES coordinator (id);
ALTER TABLE oauth_grant
    DROP CONSTRAINT ck_oauth_grant_persona_known,
    ADD CONSTRAINT ck_oauth_grant_persona_known CHECK (persona IN ('platform', 'member',
        'clinician', 'operator', 'coordinator'));
"""

_QUEUE = """
ALTER TABLE intake_card
    ADD COLUMN widened BOOLEAN NOT NULL DEFAULT false,
    ADD COLUMN changed_in BIGINT NOT NULL DEFAULT pg_current_xact_id()::text::bigint;
CREATE INDEX ix_intake_card_jurisdiction_changed_in ON intake_card (jurisdiction, changed_in);
-- The walk along the places needs no order of the cards.
DROP INDEX ix_intake_card_waiting;

-- One row for each language of a card, so that a rare one is a bucket and no long walk, and one for
-- whoever takes any: '*', the wildcard of RFC 4647.
CREATE TABLE intake_place (
    referral_id UUID NOT NULL,
    language TEXT NOT NULL,
    jurisdiction TEXT NOT NULL,
    waiting BOOLEAN NOT NULL,
    risk_rank INTEGER NOT NULL,
    priority_rank INTEGER NOT NULL,
    due_at TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT pk_intake_place PRIMARY KEY (referral_id, language),
    CONSTRAINT fk_intake_place_referral_id FOREIGN KEY(referral_id)
        REFERENCES intake_card (referral_id) ON DELETE CASCADE
);
CREATE INDEX ix_intake_place_waiting ON intake_place (jurisdiction, language, risk_rank,
    priority_rank, due_at, referral_id) WHERE waiting;

CREATE TABLE intake_gone (
    referral_id UUID NOT NULL,
    changed_in BIGINT NOT NULL DEFAULT pg_current_xact_id()::text::bigint,
    jurisdiction TEXT NOT NULL,
    gone_at TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT pk_intake_gone PRIMARY KEY (referral_id, changed_in)
);
CREATE INDEX ix_intake_gone_jurisdiction_changed_in ON intake_gone (jurisdiction, changed_in);
CREATE INDEX ix_intake_gone_gone_at ON intake_gone (gone_at);

INSERT INTO intake_place SELECT DISTINCT c.referral_id, lower(split_part(l, '-', 1)),
        c.jurisdiction, c.waiting, c.risk_rank, c.priority_rank, c.due_at
    FROM intake_card c, unnest(c.languages || ARRAY['*']) l;

-- The places follow the card, whoever changes it, and who waits for work is told where it is.
CREATE FUNCTION keep_places() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp
AS $$
BEGIN
    IF TG_OP <> 'INSERT' AND OLD.waiting AND (TG_OP = 'DELETE' OR NOT NEW.waiting
            OR OLD.jurisdiction <> NEW.jurisdiction
            OR OLD.only_clinician_id IS DISTINCT FROM NEW.only_clinician_id
            OR OLD.only_organisation_id IS DISTINCT FROM NEW.only_organisation_id) THEN
        INSERT INTO intake_gone (referral_id, jurisdiction, gone_at)
            VALUES (OLD.referral_id, OLD.jurisdiction, statement_timestamp())
            ON CONFLICT DO NOTHING;
    END IF;
    IF TG_OP = 'DELETE' THEN
        RETURN OLD;
    END IF;
    IF TG_OP = 'UPDATE' AND OLD.languages = NEW.languages THEN
        UPDATE intake_place SET jurisdiction = NEW.jurisdiction, waiting = NEW.waiting,
            risk_rank = NEW.risk_rank, priority_rank = NEW.priority_rank, due_at = NEW.due_at
            WHERE referral_id = NEW.referral_id;
    ELSE
        DELETE FROM intake_place WHERE referral_id = NEW.referral_id;
        INSERT INTO intake_place SELECT DISTINCT NEW.referral_id,
                lower(split_part(l, '-', 1)), NEW.jurisdiction, NEW.waiting, NEW.risk_rank,
                NEW.priority_rank, NEW.due_at
            FROM unnest(NEW.languages || ARRAY['*']) l;
    END IF;
    IF NEW.waiting AND (TG_OP = 'INSERT' OR NOT OLD.waiting
            OR OLD.jurisdiction <> NEW.jurisdiction) THEN
        PERFORM pg_notify('intake', NEW.jurisdiction);
    END IF;
    RETURN NEW;
END $$;
REVOKE ALL ON FUNCTION keep_places() FROM PUBLIC;
CREATE FUNCTION mark_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.changed_in = pg_current_xact_id()::text::bigint;
    RETURN NEW;
END $$;
CREATE TRIGGER changed BEFORE UPDATE ON intake_card
    FOR EACH ROW EXECUTE FUNCTION mark_changed();
CREATE TRIGGER placed AFTER INSERT OR UPDATE OR DELETE ON intake_card
    FOR EACH ROW EXECUTE FUNCTION keep_places();

-- Where the clinician who asks is licensed today.
CREATE FUNCTION own_places() RETURNS SETOF TEXT
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
AS $$
SELECT DISTINCT l.jurisdiction FROM licence l
WHERE l.clinician_id = app_subject() AND l.status = 'active' AND l.title_confirmed
  AND current_date BETWEEN l.issued_on AND l.expires_on
$$;
-- Where cards stand, of those places alone, in the order of the queue: at most `look`, and of each
-- bucket (a state and a language) at most `each`. So one bucket is read to its end no sooner than
-- all; behind a card that `ends` the walk there may be more. A stretch is what lies behind one key
-- and before two ranks. It is asked for the places once, where a policy asks for every row.
CREATE FUNCTION walk_queue(places TEXT[], languages TEXT[], risks INTEGER[], priorities INTEGER[],
    dues TIMESTAMP WITH TIME ZONE[], ids UUID[], end_risks INTEGER[], end_priorities INTEGER[],
    each INTEGER, look INTEGER)
RETURNS TABLE (risk_rank INTEGER, priority_rank INTEGER, due_at TIMESTAMP WITH TIME ZONE,
    referral_id UUID, ends BOOLEAN)
LANGUAGE sql STABLE SECURITY DEFINER ROWS 64 SET search_path = pg_catalog, public, pg_temp
AS $$
WITH walked AS MATERIALIZED (
    SELECT h.*
    FROM own_places() place
    CROSS JOIN unnest(languages) spoken
    CROSS JOIN unnest(risks, priorities, dues, ids, end_risks, end_priorities)
        s (risk, priority, due, id, end_risk, end_priority)
    CROSS JOIN LATERAL (
        SELECT p.risk_rank, p.priority_rank, p.due_at, p.referral_id, row_number() OVER (
            ORDER BY p.risk_rank, p.priority_rank, p.due_at, p.referral_id) AS nth
        FROM intake_place p
        WHERE p.jurisdiction = place AND p.language = spoken AND p.waiting
          AND (p.risk_rank, p.priority_rank, p.due_at, p.referral_id)
              > (s.risk, s.priority, s.due, s.id)
          AND (p.risk_rank, p.priority_rank) < (s.end_risk, s.end_priority)
        ORDER BY 1, 2, 3, 4 LIMIT each) h
    WHERE place = ANY (places)),
far AS (SELECT w.* FROM walked w WHERE w.nth = each ORDER BY 1, 2, 3, 4 LIMIT 1)
SELECT w.risk_rank, w.priority_rank, w.due_at, w.referral_id,
    coalesce(bool_or(w.referral_id = f.referral_id), false) OR row_number() OVER (
        ORDER BY w.risk_rank, w.priority_rank, w.due_at, w.referral_id) = look
FROM walked w LEFT JOIN far f ON true
WHERE f.referral_id IS NULL OR (w.risk_rank, w.priority_rank, w.due_at, w.referral_id)
    <= (f.risk_rank, f.priority_rank, f.due_at, f.referral_id)
GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4 LIMIT look
$$;
"""

# Codes alone leave these: they read what no role that calls them may read.
_MATCHING = """
-- The queue asks these of each card: in plpgsql, for a plan is made once for a connection and kept.
-- Whether somebody may practise there on that day: in good standing, by a clinical licence of that
-- state, or by a compact's privilege that rests on one. `compact` lists the states among which such
-- privileges count (api/clinicians/compact.py): none while the operator has not turned it on.
CREATE FUNCTION practises(candidate UUID, place TEXT, day DATE, compact TEXT[] DEFAULT '{}')
RETURNS BOOLEAN
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
AS $$
BEGIN
RETURN (SELECT EXISTS (
    SELECT FROM clinician d
    JOIN licence l ON l.clinician_id = d.id
    LEFT JOIN licence home ON home.clinician_id = l.clinician_id
        AND home.jurisdiction = l.home_jurisdiction AND home.privilege = 'single'
        AND home.status = 'active' AND home.title_confirmed
        AND day BETWEEN home.issued_on AND home.expires_on
    WHERE d.id = candidate AND d.status = 'active'
      AND l.jurisdiction = place AND l.status = 'active' AND l.title_confirmed
      AND day BETWEEN l.issued_on AND l.expires_on
      AND (l.privilege = 'single' OR (home.clinician_id IS NOT NULL
          AND ARRAY[l.jurisdiction, l.home_jurisdiction] <@ compact))));
END $$;
CREATE FUNCTION mismatches(card UUID, candidate UUID, at TIMESTAMP WITH TIME ZONE,
    compact TEXT[]) RETURNS TEXT[]
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
AS $$
BEGIN
RETURN (SELECT array_remove(ARRAY[
    CASE WHEN d.status <> 'active' THEN 'suspended'
        WHEN NOT practises(d.id, r.jurisdiction, at::date, compact) THEN 'licensure' END,
    CASE WHEN at::date BETWEEN d.away_from AND d.away_until THEN 'away' END,
    CASE WHEN NOT r.age_group = ANY (d.age_groups) THEN 'age' END,
    CASE WHEN NOT 'interpreter' = ANY (p.needs) AND NOT EXISTS (
        SELECT FROM unnest(r.languages) a, unnest(d.languages) b
        WHERE split_part(lower(a), '-', 1) = split_part(lower(b), '-', 1)) THEN 'language' END,
    CASE WHEN NOT p.needs <@ d.needs_met THEN 'needs' END,
    CASE WHEN d.id = ANY (p.excluded_clinicians)
        OR d.organisation_id = ANY (p.excluded_organisations) THEN 'excluded_by_member' END,
    CASE WHEN EXISTS (SELECT FROM clinician_conflict c WHERE c.clinician_id = d.id
        AND c.platform_id = r.platform_id AND c.community_id = r.community_id)
        THEN 'conflict_of_interest' END,
    CASE WHEN EXISTS (SELECT FROM consent c
        WHERE c.platform_id = r.platform_id AND c.referral_id = r.id
          AND c.covers = 'referral' AND c.status = 'active'
          AND (c.recipient_clinician_id <> d.id
              OR (c.recipient_organisation_id IS NOT NULL
                  AND c.recipient_organisation_id IS DISTINCT FROM d.organisation_id)))
        THEN 'not_named' END,
    (SELECT CASE WHEN bool_or(x.excluded_until IS NULL) THEN 'declined_before'
            WHEN bool_or(x.excluded_until > at) THEN 'declined_for_now' END
        FROM decline x WHERE x.platform_id = r.platform_id AND x.referral_id = r.id
          AND x.clinician_id = d.id),
    CASE WHEN r.responsible_id = d.id THEN 'handed_back' END,
    CASE WHEN EXISTS (SELECT FROM claim_record k
        WHERE k.platform_id = r.platform_id AND k.referral_id = r.id AND k.clinician_id = d.id
          AND k.excluded_until > at) THEN 'claim_lapsed' END,
    CASE WHEN p.modalities <> '{}' AND NOT p.modalities && d.modalities THEN
        CASE WHEN 'modalities' = ANY (p.must) THEN 'modality'
            WHEN r.widened_at IS NULL THEN 'prefers_modality' END END,
    CASE WHEN p.coverage NOT IN ('unknown', 'self_pay') AND NOT p.coverage = ANY (d.coverages)
        THEN CASE WHEN 'coverage' = ANY (p.must) THEN 'coverage'
            WHEN r.widened_at IS NULL THEN 'prefers_coverage' END END,
    CASE WHEN p.plan IS NOT NULL AND NOT p.plan = ANY (d.plans) THEN
        CASE WHEN 'coverage' = ANY (p.must) THEN 'plan'
            WHEN r.widened_at IS NULL THEN 'prefers_plan' END END,
    -- who names no fee may ask for any
    CASE WHEN p.fee_cents IS NOT NULL AND NOT d.sliding_scale
        AND NOT coalesce(d.fee_cents <= p.fee_cents, false) THEN
        CASE WHEN 'fee' = ANY (p.must) THEN 'fee'
            WHEN r.widened_at IS NULL THEN 'prefers_fee' END END,
    CASE WHEN p.genders <> '{}' AND NOT coalesce(d.gender = ANY (p.genders), false) THEN
        CASE WHEN 'genders' = ANY (p.must) THEN 'gender'
            WHEN r.widened_at IS NULL THEN 'prefers_gender' END END,
    CASE WHEN p.cultures <> '{}' AND NOT p.cultures && d.cultures THEN
        CASE WHEN 'cultures' = ANY (p.must) THEN 'culture'
            WHEN r.widened_at IS NULL THEN 'prefers_culture' END END,
    CASE WHEN p.faiths <> '{}' AND NOT p.faiths && d.faiths THEN
        CASE WHEN 'faiths' = ANY (p.must) THEN 'faith'
            WHEN r.widened_at IS NULL THEN 'prefers_faith' END END,
    -- who names no specialty is a generalist: that meets a wish, and no must
    CASE WHEN NOT r.topics && d.specialties THEN
        CASE WHEN 'topics' = ANY (p.must) THEN 'topics'
            WHEN r.widened_at IS NULL AND d.specialties <> '{}' THEN 'prefers_topics' END END
    ], NULL)
FROM referral r
JOIN match_profile p ON p.platform_id = r.platform_id AND p.referral_id = r.id, clinician d
WHERE r.id = card AND d.id = candidate);
END $$;
-- Whether this clinician could take it, today or once they are back or asked again; where not
-- `named`, also somebody whom the member's consent does not name yet.
CREATE FUNCTION could_take(card UUID, candidate UUID, at TIMESTAMP WITH TIME ZONE,
    compact TEXT[], named BOOLEAN) RETURNS BOOLEAN
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
AS $$
SELECT found.reasons IS NOT NULL AND NOT EXISTS (
    SELECT FROM unnest(found.reasons) reason
    WHERE reason NOT LIKE 'prefers%'
      AND reason NOT IN ('away', 'declined_for_now', 'claim_lapsed')
      AND (named OR reason <> 'not_named'))
FROM (SELECT mismatches(card, candidate, at, compact) AS reasons) found
$$;
-- A clinician asks about themself alone, a coordinator about nobody by name. The time is the
-- app's own. A referral without a profile matches nobody.
CREATE FUNCTION matches_me(card UUID, at TIMESTAMP WITH TIME ZONE, compact TEXT[] DEFAULT '{}')
RETURNS BOOLEAN
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
AS $$ BEGIN RETURN coalesce(mismatches(card, app_subject(), at, compact) = '{}', false); END $$;
CREATE FUNCTION count_mismatches(card UUID, at TIMESTAMP WITH TIME ZONE,
    compact TEXT[] DEFAULT '{}') RETURNS TABLE (reason TEXT, clinicians BIGINT)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
AS $$
SELECT why, count(*) FROM clinician d,
LATERAL (SELECT mismatches(card, d.id, at, compact) || CASE WHEN d.capacity <= (
    SELECT count(*) FROM referral r WHERE r.clinician_id = d.id AND (r.status IN ('claimed',
        'accepted', 'in_progress', 'cancellation_requested')
        OR r.hold_reason IN ('waitlist', 'moved_state')))
    THEN ARRAY['at_capacity'] ELSE '{}' END AS reasons) found,
unnest(CASE found.reasons WHEN '{}' THEN ARRAY['matches'] ELSE found.reasons END) why
GROUP BY 1
$$;
-- Whether anybody is left who could take it.
CREATE FUNCTION has_candidate(card UUID, at TIMESTAMP WITH TIME ZONE,
    compact TEXT[] DEFAULT '{}', named BOOLEAN DEFAULT true) RETURNS BOOLEAN
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
AS $$
SELECT EXISTS (SELECT FROM referral r JOIN licence l ON l.jurisdiction = r.jurisdiction
    WHERE r.id = card AND could_take(card, l.clinician_id, at, compact, named))
$$;
-- The shortest wait that a candidate names; where there is none, whoever is licensed there.
CREATE FUNCTION expected_wait(card UUID, at TIMESTAMP WITH TIME ZONE,
    compact TEXT[] DEFAULT '{}') RETURNS TABLE (candidate BOOLEAN, days INTEGER)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
AS $$
WITH near AS MATERIALIZED (
    SELECT d.id, d.expected_wait_days AS days
    FROM referral r JOIN licence l ON l.jurisdiction = r.jurisdiction
    JOIN clinician d ON d.id = l.clinician_id
    WHERE r.id = card AND practises(d.id, r.jurisdiction, at::date, compact)
    ORDER BY days NULLS LAST),
first AS (SELECT days FROM near WHERE could_take(card, id, at, compact, true) LIMIT 1)
SELECT true, days FROM first
UNION ALL SELECT false, min(days) FROM near HAVING NOT EXISTS (SELECT FROM first)
$$;
-- A clinician may name any community that they have ties to, and learns nothing of it.
CREATE FUNCTION tenant_of_community(wanted UUID) RETURNS UUID
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
AS $$ SELECT platform_id FROM community WHERE id = wanted $$;
REVOKE ALL ON FUNCTION practises(UUID, TEXT, DATE, TEXT[]),
    mismatches(UUID, UUID, TIMESTAMPTZ, TEXT[]),
    could_take(UUID, UUID, TIMESTAMPTZ, TEXT[], BOOLEAN),
    matches_me(UUID, TIMESTAMPTZ, TEXT[]), count_mismatches(UUID, TIMESTAMPTZ, TEXT[]),
    has_candidate(UUID, TIMESTAMPTZ, TEXT[], BOOLEAN),
    expected_wait(UUID, TIMESTAMPTZ, TEXT[]), tenant_of_community(UUID) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION practises(UUID, TEXT, DATE, TEXT[])
    TO wh_platform, wh_member, wh_clinician, wh_coordinator, wh_operator, wh_worker;
GRANT EXECUTE ON FUNCTION matches_me(UUID, TIMESTAMPTZ, TEXT[]), tenant_of_community(UUID)
    TO wh_clinician;
GRANT EXECUTE ON FUNCTION count_mismatches(UUID, TIMESTAMPTZ, TEXT[]) TO wh_coordinator;
GRANT EXECUTE ON FUNCTION has_candidate(UUID, TIMESTAMPTZ, TEXT[], BOOLEAN)
    TO wh_platform, wh_member, wh_clinician, wh_coordinator, wh_worker;
GRANT EXECUTE ON FUNCTION expected_wait(UUID, TIMESTAMPTZ, TEXT[]) TO wh_platform, wh_worker;
"""


def _may_read_item(purpose: str) -> str:
    """Write the function that says which items a clinician may read now."""
    return f"""
CREATE OR REPLACE FUNCTION may_read_item(tenant uuid, item uuid) RETURNS boolean
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
              AND k.purpose = {purpose})
          END
) $$;
"""  # noqa: S608 - only constants of this file


_OLD_PURPOSE = """CASE WHEN r.status = 'claimed' THEN 'triage'
                  WHEN r.status = 'accepted' THEN 'care'
                  WHEN r.status = 'completed' AND r.outcome_at > now() - interval '30 days'
                      THEN 'care' END"""
# Nobody reads while a hold for a consent or for a move stands.
_NEW_PURPOSE = "purpose_now(r.status, r.hold_reason, r.accepted_at, r.outcome_at)"
_PURPOSE_NOW = """
CREATE FUNCTION purpose_now(place TEXT, reason TEXT, accepted TIMESTAMP WITH TIME ZONE,
    ended TIMESTAMP WITH TIME ZONE) RETURNS TEXT
LANGUAGE sql STABLE
AS $$
SELECT CASE
    WHEN place = 'claimed' THEN 'triage'
    WHEN accepted IS NULL THEN NULL
    WHEN place IN ('accepted', 'in_progress', 'cancellation_requested') THEN 'care'
    WHEN place = 'on_hold' AND reason = 'waitlist' THEN 'care'
    WHEN place = 'completed' AND ended > now() - interval '30 days' THEN 'care' END
$$;
"""


def _grant_stands(personas: str) -> str:
    """Write the function that says whether a grant is still good, whoever was erased."""
    return f"""
CREATE OR REPLACE FUNCTION grant_stands(wanted uuid) RETURNS boolean
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
{personas}) $$;
"""  # noqa: S608 - only constants of this file


_COORDINATORS_TOO = """    AND (g.persona <> 'coordinator' OR EXISTS (
        SELECT FROM coordinator o WHERE o.id = g.subject_id AND o.status = 'active'))
"""

# A card for one clinician or one organisation is no card for anybody else.
_OF_CARDS = """
DROP POLICY licensed ON intake_card;
DROP POLICY taken ON intake_card;
CREATE POLICY licensed ON intake_card FOR SELECT TO wh_clinician
    USING (referral_id = (SELECT app_referral()) OR (jurisdiction IN ({places})
        AND (only_clinician_id IS NULL OR only_clinician_id = (SELECT app_subject()))
        AND (only_organisation_id IS NULL OR only_organisation_id = (SELECT d.organisation_id
            FROM clinician d WHERE d.id = (SELECT app_subject())))));
CREATE POLICY taken ON intake_card FOR UPDATE TO wh_clinician
    USING (referral_id = (SELECT app_referral()) OR (jurisdiction IN ({places})
        AND (only_clinician_id IS NULL OR only_clinician_id = (SELECT app_subject()))
        AND (only_organisation_id IS NULL OR only_organisation_id = (SELECT d.organisation_id
            FROM clinician d WHERE d.id = (SELECT app_subject())))));
"""
_OWN_PLACES = "SELECT own_places()"
_PLACES_BEFORE = """SELECT l.jurisdiction FROM licence l
        WHERE l.clinician_id = (SELECT app_subject()) AND l.status = 'active'
          AND current_date BETWEEN l.issued_on AND l.expires_on"""

_RIGHTS = """
DO $$ DECLARE name TEXT; BEGIN
    FOREACH name IN ARRAY ARRAY['timer', 'appointment', 'contact', 'message', 'message_key',
            'match_profile', 'licence_check', 'clinician_conflict', 'coordinator',
            'intake_place', 'intake_gone'] LOOP
        EXECUTE 'ALTER TABLE ' || name || ' ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY';
        EXECUTE 'CREATE POLICY owner_all ON ' || name
            || ' TO wh_owner USING (true) WITH CHECK (true)';
    END LOOP;
END $$;

GRANT UPDATE (phase, hold_reason, held_from, responsible_id, accepted_at, renewals, widened_at,
    asked_at) ON referral TO wh_platform, wh_member, wh_clinician, wh_worker;
GRANT UPDATE (clinician_id, claimed_at, ended_at, jurisdiction_asked_at) ON referral
    TO wh_platform;
GRANT UPDATE (jurisdiction, jurisdiction_asked_at, first_contact_at, outcome_confirmed_at,
    outcome_contested_at) ON referral TO wh_member;
GRANT UPDATE (jurisdiction, jurisdiction_asked_at, first_contact_at, expected_wait_days) ON referral
    TO wh_clinician;
GRANT UPDATE (outcome_code, outcome_evidence, outcome_at) ON referral TO wh_worker;
GRANT UPDATE (jurisdiction, jurisdiction_asked_at) ON member TO wh_member;
-- A verb that has admitted a referral which it lets go writes the row it may no longer see; who
-- handed one back stays responsible until the next has accepted.
DROP POLICY held ON referral;
CREATE POLICY held ON referral TO wh_clinician
    USING (clinician_id = (SELECT app_subject()) OR responsible_id = (SELECT app_subject())
        OR (id = (SELECT app_referral()) AND status IN ('queued', 'declined', 'cancelled')));
-- They flag a crisis too, and wake whoever is on call.
DROP POLICY on_call ON crisis_alert;
CREATE POLICY on_call ON crisis_alert TO wh_clinician
    USING (acknowledged_by = (SELECT app_subject())
        OR EXISTS (SELECT FROM on_call_shift s WHERE s.clinician_id = (SELECT app_subject())
            AND now() >= s.starts_at AND now() < s.ends_at)
        OR EXISTS (SELECT FROM referral r WHERE r.id = crisis_alert.referral_id
            AND r.platform_id = crisis_alert.platform_id
            AND (SELECT app_subject()) IN (r.clinician_id, r.responsible_id)));
-- The platform may ask to cancel and may void: it can end or ask to end, and open nothing.
DROP POLICY decided ON referral;
CREATE POLICY decided ON referral AS RESTRICTIVE FOR UPDATE TO wh_platform USING (true)
    WITH CHECK (CASE
        WHEN status = 'awaiting_consent' THEN NOT EXISTS (
            SELECT FROM consent c WHERE c.platform_id = referral.platform_id
            AND c.referral_id = referral.id AND c.covers = 'referral')
        WHEN status IN ('queued', 'claimed', 'accepted', 'in_progress', 'on_hold',
            'cancellation_requested') THEN EXISTS (
            SELECT FROM consent c WHERE c.platform_id = referral.platform_id
            AND c.referral_id = referral.id AND c.covers = 'referral' AND c.status = 'active')
        ELSE true END);

-- What it ends itself it is told of as far as the member shares it, and that is accounted for.
GRANT INSERT ON disclosure TO wh_platform;
CREATE POLICY told ON disclosure FOR INSERT TO wh_platform
    WITH CHECK (purpose = 'share_back' AND recipient_id = (SELECT app_tenant())
        AND (platform_id, member_id) = (SELECT r.platform_id, r.member_id FROM referral r
            WHERE r.id = disclosure.referral_id));

-- Whoever acts sets and ends timers; only the worker fires them.
GRANT SELECT, INSERT ON timer TO wh_platform, wh_member, wh_clinician, wh_worker;
GRANT SELECT ON timer TO wh_coordinator, wh_operator;
GRANT UPDATE (due_at, ended_at) ON timer TO wh_platform, wh_member, wh_clinician, wh_worker;
GRANT UPDATE (fired_at), DELETE ON timer TO wh_worker;
CREATE POLICY tenant ON timer TO wh_platform USING (platform_id = (SELECT app_tenant()));
CREATE POLICY own_referral ON timer TO wh_member
    USING (platform_id = (SELECT app_tenant()) AND referral_id = (SELECT app_referral())
        AND referral_id IN (SELECT r.id FROM referral r));
CREATE POLICY held ON timer TO wh_clinician
    USING (referral_id = (SELECT app_referral()) AND platform_id =
        (SELECT r.platform_id FROM referral r WHERE r.id = (SELECT app_referral())));
CREATE POLICY overseen ON timer FOR SELECT TO wh_coordinator, wh_operator
    USING (EXISTS (SELECT FROM referral r
        WHERE r.platform_id = timer.platform_id AND r.id = timer.referral_id));
CREATE POLICY timers ON timer TO wh_worker USING (true);

-- An appointment is the owner's and the member's; where they meet is sealed.
GRANT SELECT, INSERT, UPDATE (status, starts_at, ends_at, time_zone, modality, jurisdiction,
    sealed_place, wrapped_key, tenant_key_version, proposed_at, confirmed_at, cancelled_at,
    cancelled_by, cancel_code, checked_in_at, checked_in_jurisdiction, emergency_contact_known,
    identity_checked, telehealth_consented, visit, visit_recorded_at, version)
    ON appointment TO wh_clinician;
GRANT SELECT, UPDATE (status, confirmed_at, cancelled_at, cancelled_by, cancel_code,
    sealed_place, wrapped_key, tenant_key_version, version) ON appointment
    TO wh_member, wh_worker;
GRANT DELETE ON appointment TO wh_worker;
CREATE POLICY own ON appointment TO wh_member
    USING (platform_id = (SELECT app_tenant()) AND referral_id IN (SELECT r.id FROM referral r));
CREATE POLICY held ON appointment TO wh_clinician
    USING (referral_id = (SELECT app_referral()) AND clinician_id = (SELECT app_subject()));
CREATE POLICY timers ON appointment TO wh_worker USING (true);
-- Whoever lets a referral go that they have admitted calls off what was arranged, unseen.
CREATE FUNCTION cancel_appointments(wanted UUID, moment TIMESTAMP WITH TIME ZONE) RETURNS VOID
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
AS $$
UPDATE appointment SET status = 'cancelled', cancelled_at = moment, cancelled_by = 'system',
    version = version + 1
WHERE referral_id = wanted AND wanted = app_referral() AND status IN ('proposed', 'scheduled')
$$;
REVOKE ALL ON FUNCTION cancel_appointments(UUID, TIMESTAMPTZ) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION cancel_appointments(UUID, TIMESTAMPTZ)
    TO wh_platform, wh_member, wh_clinician, wh_worker;

GRANT SELECT, INSERT ON contact TO wh_clinician, wh_coordinator;
GRANT SELECT, DELETE ON contact TO wh_worker;
-- A member is told that somebody tried, and never who.
GRANT SELECT (platform_id, id, referral_id, by_persona, way, result, at, created_at) ON contact
    TO wh_member;
CREATE POLICY own_referral ON contact FOR SELECT TO wh_member
    USING (platform_id = (SELECT app_tenant()) AND referral_id IN (SELECT r.id FROM referral r));
CREATE POLICY held ON contact TO wh_clinician
    USING (referral_id = (SELECT app_referral()) AND by_persona = 'clinician'
        AND by_id = (SELECT app_subject()));
CREATE POLICY admitted ON contact FOR SELECT TO wh_coordinator
    USING (referral_id = (SELECT app_referral()));
CREATE POLICY own ON contact FOR INSERT TO wh_coordinator
    WITH CHECK (referral_id = (SELECT app_referral()) AND by_persona = 'coordinator'
        AND by_id = (SELECT app_subject()));
CREATE POLICY timers ON contact TO wh_worker USING (true);
CREATE TRIGGER only_added BEFORE UPDATE OR TRUNCATE ON contact
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER kept BEFORE DELETE ON contact
    FOR EACH ROW EXECUTE FUNCTION refuse_early_end('created_at');

-- A message is read by its two ends alone, by an owner only while they may read at all; its key
-- goes when the member takes everything back, and with the words.
GRANT SELECT, INSERT ON message, message_key TO wh_member, wh_clinician;
GRANT DELETE ON message_key TO wh_member, wh_worker;
GRANT SELECT (platform_id, message_id) ON message_key TO wh_worker;
GRANT SELECT (platform_id, id, referral_id, created_at), DELETE ON message TO wh_worker;
CREATE POLICY own ON message TO wh_member
    USING (platform_id = (SELECT app_tenant()) AND referral_id IN (SELECT r.id FROM referral r))
    WITH CHECK (platform_id = (SELECT app_tenant()) AND author_persona = 'member'
        AND author_id = (SELECT app_subject()) AND referral_id IN (SELECT r.id FROM referral r));
-- With the platform an owner writes while the member allows it: who asks sees that consent.
CREATE FUNCTION allows_messages(tenant UUID, wanted UUID) RETURNS BOOLEAN
LANGUAGE sql STABLE SET search_path = pg_catalog, public, pg_temp
AS $$
SELECT EXISTS (SELECT FROM consent c WHERE c.platform_id = tenant AND c.referral_id = wanted
    AND c.covers = 'referral' AND c.status = 'active' AND c.expires_at > now()
    AND c.messages_with_platform)
$$;
CREATE POLICY held ON message TO wh_clinician
    USING (referral_id = (SELECT app_referral()) AND (author_id = (SELECT app_subject())
        OR EXISTS (SELECT FROM referral r WHERE r.platform_id = message.platform_id
            AND r.id = message.referral_id AND r.clinician_id = (SELECT app_subject())))
        AND (thread = 'member' OR allows_messages(platform_id, referral_id)))
    WITH CHECK (referral_id = (SELECT app_referral()) AND author_persona = 'clinician'
        AND author_id = (SELECT app_subject())
        AND (thread = 'member' OR allows_messages(platform_id, referral_id)));
GRANT SELECT, INSERT ON message, message_key TO wh_platform;
CREATE POLICY with_owner ON message TO wh_platform
    USING (platform_id = (SELECT app_tenant()) AND thread = 'platform'
        AND allows_messages(platform_id, referral_id)
        AND EXISTS (SELECT FROM referral r WHERE r.platform_id = message.platform_id
            AND r.id = message.referral_id AND r.accepted_at IS NOT NULL AND r.ended_at IS NULL
            AND message.created_at >= r.claimed_at))
    WITH CHECK (platform_id = (SELECT app_tenant()) AND author_persona = 'platform'
        AND author_id = (SELECT app_tenant()) AND allows_messages(platform_id, referral_id));
CREATE POLICY ends ON message_key TO wh_member
    USING (platform_id = (SELECT app_tenant()) AND message_id IN (SELECT m.id FROM message m));
CREATE POLICY held ON message_key FOR SELECT TO wh_clinician
    USING (message_id IN (SELECT m.id FROM message m
        JOIN referral r ON r.platform_id = m.platform_id AND r.id = m.referral_id
        WHERE r.clinician_id = (SELECT app_subject())
          AND purpose_now(r.status, r.hold_reason, r.accepted_at, r.outcome_at) IS NOT NULL));
CREATE POLICY written ON message_key FOR INSERT TO wh_clinician
    WITH CHECK (message_id IN (SELECT m.id FROM message m
        WHERE m.author_id = (SELECT app_subject())));
CREATE POLICY with_owner ON message_key FOR SELECT TO wh_platform
    USING (platform_id = (SELECT app_tenant()) AND message_id IN (SELECT m.id FROM message m));
CREATE POLICY written_there ON message_key FOR INSERT TO wh_platform
    WITH CHECK (platform_id = (SELECT app_tenant()) AND message_id IN (
        SELECT m.id FROM message m WHERE m.author_id = (SELECT app_tenant())));
-- A consent that names one organisation: is it the owner's?
GRANT SELECT (organisation_id) ON clinician TO wh_platform;
-- The member is told whose staff would write.
GRANT SELECT (platform_id, id, name) ON community TO wh_member;
CREATE POLICY of_member ON community FOR SELECT TO wh_member
    USING (platform_id = (SELECT app_tenant()));
CREATE POLICY timers ON message TO wh_worker USING (true);
CREATE POLICY timers ON message_key TO wh_worker USING (true);
-- An owner seals what they write, even where the platform has handed in no words.
GRANT INSERT ON tenant_key TO wh_clinician;
CREATE POLICY of_the_admitted ON tenant_key FOR SELECT TO wh_clinician
    USING (platform_id = (SELECT r.platform_id FROM referral r
        WHERE r.id = (SELECT app_referral())));
CREATE POLICY first_of_clinician ON tenant_key FOR INSERT TO wh_clinician
    WITH CHECK (version = 1 AND platform_id = (SELECT r.platform_id FROM referral r
        WHERE r.id = (SELECT app_referral())));
GRANT SELECT (platform_id, message_id, tenant_key_version, wrapped),
    UPDATE (tenant_key_version, wrapped) ON message_key TO wh_operator;
GRANT SELECT (platform_id, id, referral_id) ON message TO wh_operator;
GRANT SELECT (platform_id, id, referral_id, tenant_key_version, wrapped_key),
    UPDATE (tenant_key_version, wrapped_key) ON appointment TO wh_operator;
CREATE POLICY rotation ON message_key TO wh_operator USING (true);
CREATE POLICY rotation ON message FOR SELECT TO wh_operator USING (true);
CREATE POLICY rotation ON appointment TO wh_operator USING (true);

-- What the member would like is for no clinician's eyes.
GRANT INSERT ON match_profile TO wh_platform;
GRANT SELECT, UPDATE (modalities, coverage, plan, fee_cents, genders, cultures, faiths, needs,
    must, excluded_clinicians, excluded_organisations, version) ON match_profile TO wh_member;
GRANT SELECT (platform_id, referral_id), DELETE ON match_profile TO wh_worker;
CREATE POLICY tenant ON match_profile FOR INSERT TO wh_platform
    WITH CHECK (platform_id = (SELECT app_tenant()));
CREATE POLICY own ON match_profile TO wh_member
    USING (platform_id = (SELECT app_tenant()) AND referral_id IN (SELECT r.id FROM referral r));
CREATE POLICY timers ON match_profile TO wh_worker USING (true);

REVOKE ALL ON FUNCTION own_places(), walk_queue(TEXT[], TEXT[], INTEGER[], INTEGER[],
    TIMESTAMPTZ[], UUID[], INTEGER[], INTEGER[], INTEGER, INTEGER) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION own_places(), walk_queue(TEXT[], TEXT[], INTEGER[], INTEGER[],
    TIMESTAMPTZ[], UUID[], INTEGER[], INTEGER[], INTEGER, INTEGER) TO wh_clinician;
GRANT SELECT ON intake_gone TO wh_clinician;
GRANT SELECT, DELETE ON intake_gone TO wh_worker;
CREATE POLICY licensed ON intake_gone FOR SELECT TO wh_clinician
    USING (jurisdiction IN (SELECT own_places()));
CREATE POLICY forget ON intake_gone TO wh_worker USING (true);
GRANT UPDATE (widened) ON intake_card TO wh_worker;
-- Whoever lets it go lets it wait where the member is by then.
GRANT UPDATE (jurisdiction) ON intake_card TO wh_member, wh_clinician, wh_worker;
-- A consent that had lapsed took the card away: who then lets the referral go posts another.
GRANT INSERT ON intake_card TO wh_clinician, wh_worker;
CREATE POLICY posted ON intake_card FOR INSERT TO wh_clinician
    WITH CHECK (referral_id = (SELECT app_referral()) AND platform_id =
        (SELECT r.platform_id FROM referral r WHERE r.id = (SELECT app_referral())));
GRANT UPDATE (waiting, due_at), DELETE ON intake_card TO wh_platform;
-- Whom a member refuses, a coordinator replaces or a timer passes by meets the card no more.
GRANT INSERT ON decline TO wh_member, wh_worker;
-- The member is told where a clinician said to turn next.
GRANT SELECT (next_place) ON decline TO wh_member;
GRANT UPDATE (excluded_until) ON claim_record TO wh_worker;

GRANT UPDATE (languages, modalities, specialties, age_groups, gender, cultures, faiths,
    needs_met, coverages, plans, fee_cents, sliding_scale, expected_wait_days, away_from,
    away_until, version) ON clinician TO wh_clinician;
GRANT INSERT, UPDATE (status, capacity, npi, version) ON clinician TO wh_operator;
GRANT INSERT, UPDATE (type, number, status, issued_on, expires_on, verified_with, verified_on,
    privilege, home_jurisdiction, title_confirmed, check_again_on) ON licence TO wh_operator;
GRANT SELECT, INSERT ON licence_check TO wh_operator;
CREATE POLICY kept ON clinician TO wh_operator USING (true);
CREATE POLICY kept ON licence TO wh_operator USING (true);
CREATE POLICY kept ON licence_check TO wh_operator USING (true);
CREATE TRIGGER only_added BEFORE UPDATE OR DELETE OR TRUNCATE ON licence_check
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
-- The member is told who claimed: name, title and board, price, plans, wait.
GRANT SELECT (gender, fee_cents, sliding_scale, plans, coverages, expected_wait_days)
    ON clinician TO wh_member;
GRANT SELECT (clinician_id, jurisdiction, type, number, status, issued_on, expires_on,
    verified_with, verified_on) ON licence TO wh_member;
CREATE POLICY of_whom_claimed ON licence FOR SELECT TO wh_member
    USING (clinician_id IN (SELECT r.clinician_id FROM referral r
        WHERE r.clinician_id IS NOT NULL));
GRANT SELECT, INSERT, DELETE ON clinician_conflict TO wh_clinician;
CREATE POLICY own ON clinician_conflict TO wh_clinician
    USING (clinician_id = (SELECT app_subject()));

-- A coordinator sees where it is stuck and for what kind of person, never who it is, whence, or
-- what was said. They change nothing themself: the worker carries out what they decide.
GRANT SELECT ON coordinator TO wh_coordinator, wh_operator, wh_auth;
GRANT INSERT, UPDATE (status) ON coordinator TO wh_operator;
CREATE POLICY self ON coordinator FOR SELECT TO wh_coordinator
    USING (id = (SELECT app_subject()));
CREATE POLICY kept ON coordinator TO wh_operator USING (true);
CREATE POLICY known ON coordinator FOR SELECT TO wh_auth USING (true);
GRANT EXECUTE ON FUNCTION grant_is_alive(uuid), grant_stands(uuid) TO wh_coordinator;
GRANT SELECT (platform_id, id, status, phase, hold_reason, priority, risk, topics, jurisdiction,
    age_group, languages, first_claimed_at, queued_at, next_action, next_actor, due_at,
    created_at) ON referral TO wh_coordinator;
CREATE POLICY handed ON referral FOR SELECT TO wh_coordinator
    USING (next_actor = 'coordinator');
GRANT SELECT ON crisis_contact TO wh_coordinator;
CREATE POLICY of_a_handed_one ON crisis_contact FOR SELECT TO wh_coordinator
    USING (platform_id IN (SELECT r.platform_id FROM referral r));
GRANT INSERT ON audit_event TO wh_coordinator;
ALTER POLICY own_acts ON audit_event
    TO wh_platform, wh_member, wh_clinician, wh_operator, wh_coordinator;
GRANT SELECT, INSERT ON idempotency_record TO wh_coordinator;
ALTER POLICY own ON idempotency_record
    TO wh_platform, wh_member, wh_clinician, wh_operator, wh_coordinator;

-- The operator counts, and only who shares their outcome with the source is counted there. What
-- should never have been the worker voids at their word.
GRANT SELECT (platform_id, referral_id, covers, status, share_back, expires_at) ON consent
    TO wh_operator;
CREATE POLICY counted ON consent FOR SELECT TO wh_operator
    USING (covers = 'referral' AND status = 'active' AND share_back = 'outcome');
GRANT SELECT (platform_id, id, community_id, status, phase, hold_reason, held_from, priority,
    risk, jurisdiction, next_action, next_actor, due_at, queued_at, first_claimed_at,
    first_contact_at, outcome_code, outcome_evidence, outcome_at, outcome_confirmed_at,
    created_at, ended_at, version) ON referral TO wh_operator;
CREATE POLICY overview ON referral FOR SELECT TO wh_operator USING (true);
"""

_TYPES = f"""
ALTER TABLE feed_event DROP CONSTRAINT ck_feed_event_type_known,
    ADD CONSTRAINT ck_feed_event_type_known CHECK (type IN ({_OLD_TYPES},
        'referral.consent_reminder', 'referral.waiting', 'referral.waiting_long',
        'referral.cancel_asked', 'referral.cancelled', 'referral.void', 'referral.message'));
"""

_BACK_RIGHTS = """
DROP POLICY overview ON referral;
REVOKE SELECT ON referral FROM wh_operator;
DROP POLICY counted ON consent;
REVOKE SELECT ON consent FROM wh_operator;
DROP POLICY handed ON referral;
DROP POLICY of_a_handed_one ON crisis_contact;
ALTER POLICY own_acts ON audit_event TO wh_platform, wh_member, wh_clinician, wh_operator;
ALTER POLICY own ON idempotency_record TO wh_platform, wh_member, wh_clinician, wh_operator;
REVOKE ALL ON referral, crisis_contact, audit_event, idempotency_record FROM wh_coordinator;
REVOKE EXECUTE ON FUNCTION grant_is_alive(uuid), grant_stands(uuid) FROM wh_coordinator;
DROP POLICY of_member ON community;
REVOKE SELECT ON community FROM wh_member;
REVOKE SELECT (organisation_id) ON clinician FROM wh_platform;
DROP POLICY told ON disclosure;
REVOKE INSERT ON disclosure FROM wh_platform;
DROP POLICY of_whom_claimed ON licence;
REVOKE SELECT ON licence FROM wh_member;
DROP POLICY kept ON licence;
DROP POLICY kept ON clinician;
REVOKE INSERT, UPDATE ON clinician, licence FROM wh_operator;
REVOKE UPDATE (languages, modalities) ON clinician FROM wh_clinician;
REVOKE SELECT (next_place) ON decline FROM wh_member;
REVOKE INSERT ON decline FROM wh_member, wh_worker;
REVOKE UPDATE (waiting, due_at), DELETE ON intake_card FROM wh_platform;
DROP POLICY posted ON intake_card;
REVOKE INSERT ON intake_card FROM wh_clinician, wh_worker;
REVOKE UPDATE (jurisdiction) ON intake_card FROM wh_member, wh_clinician, wh_worker;
DROP POLICY of_the_admitted ON tenant_key;
DROP POLICY first_of_clinician ON tenant_key;
REVOKE INSERT ON tenant_key FROM wh_clinician;
REVOKE UPDATE (jurisdiction, jurisdiction_asked_at) ON member FROM wh_member;
REVOKE UPDATE (outcome_code, outcome_evidence, outcome_at) ON referral FROM wh_worker;
REVOKE UPDATE (jurisdiction) ON referral FROM wh_member, wh_clinician;
REVOKE UPDATE (clinician_id, claimed_at, ended_at) ON referral FROM wh_platform;
DROP POLICY held ON referral;
CREATE POLICY held ON referral TO wh_clinician
    USING (clinician_id = (SELECT app_subject())
        OR (id = (SELECT app_referral()) AND status IN ('queued', 'declined')));
DROP POLICY on_call ON crisis_alert;
CREATE POLICY on_call ON crisis_alert TO wh_clinician
    USING (acknowledged_by = (SELECT app_subject())
        OR EXISTS (SELECT FROM on_call_shift s WHERE s.clinician_id = (SELECT app_subject())
            AND now() >= s.starts_at AND now() < s.ends_at)
        OR EXISTS (SELECT FROM referral r WHERE r.id = crisis_alert.referral_id
            AND r.platform_id = crisis_alert.platform_id
            AND r.clinician_id = (SELECT app_subject())));
DROP POLICY decided ON referral;
CREATE POLICY decided ON referral AS RESTRICTIVE FOR UPDATE TO wh_platform USING (true)
    WITH CHECK (CASE
        WHEN status = 'awaiting_consent' THEN NOT EXISTS (
            SELECT FROM consent c WHERE c.platform_id = referral.platform_id
            AND c.referral_id = referral.id AND c.covers = 'referral')
        WHEN status IN ('queued', 'claimed', 'accepted') THEN EXISTS (
            SELECT FROM consent c WHERE c.platform_id = referral.platform_id
            AND c.referral_id = referral.id AND c.covers = 'referral' AND c.status = 'active')
        ELSE true END);
DROP FUNCTION matches_me(UUID, TIMESTAMPTZ, TEXT[]),
    count_mismatches(UUID, TIMESTAMPTZ, TEXT[]), expected_wait(UUID, TIMESTAMPTZ, TEXT[]),
    has_candidate(UUID, TIMESTAMPTZ, TEXT[], BOOLEAN),
    could_take(UUID, UUID, TIMESTAMPTZ, TEXT[], BOOLEAN),
    mismatches(UUID, UUID, TIMESTAMPTZ, TEXT[]), practises(UUID, TEXT, DATE, TEXT[]),
    tenant_of_community(UUID);
"""

# What is newer than the old schema has no place in it: it goes to the nearest that has.
_BACK_TABLES = f"""
DROP TRIGGER changed ON intake_card;
DROP TRIGGER placed ON intake_card;
DROP TABLE message_key, message, timer, appointment, contact, match_profile, licence_check,
    clinician_conflict, intake_place, intake_gone;
ALTER TABLE consent DROP COLUMN messages_with_platform;
DROP FUNCTION allows_messages(UUID, UUID), cancel_appointments(UUID, TIMESTAMPTZ),
    purpose_now(TEXT, TEXT, TIMESTAMPTZ, TIMESTAMPTZ),
    keep_places(), mark_changed(), own_places(), walk_queue(TEXT[], TEXT[], INTEGER[], INTEGER[],
    TIMESTAMPTZ[], UUID[], INTEGER[], INTEGER[], INTEGER, INTEGER);
ALTER TABLE intake_card DROP COLUMN widened, DROP COLUMN changed_in;
CREATE INDEX ix_intake_card_waiting ON intake_card (jurisdiction, risk_rank, priority_rank, due_at,
    referral_id) WHERE waiting;
ALTER TABLE claim_record DROP COLUMN excluded_until;
DELETE FROM oauth_grant WHERE persona = 'coordinator';
DELETE FROM oauth_account WHERE kind = 'coordinator';
ALTER TABLE oauth_grant
    DROP CONSTRAINT ck_oauth_grant_persona_known,
    ADD CONSTRAINT ck_oauth_grant_persona_known CHECK (persona IN ('platform', 'member',
        'clinician', 'operator'));
ALTER TABLE oauth_account
    DROP COLUMN coordinator_id,
    DROP CONSTRAINT ck_oauth_account_kind_known,
    ADD CONSTRAINT ck_oauth_account_kind_known CHECK (kind IN ('clinician', 'operator'));
DROP TABLE coordinator;
ALTER TABLE clinician
    DROP COLUMN specialties, DROP COLUMN age_groups, DROP COLUMN gender, DROP COLUMN cultures,
    DROP COLUMN faiths, DROP COLUMN needs_met, DROP COLUMN coverages, DROP COLUMN plans,
    DROP COLUMN fee_cents, DROP COLUMN sliding_scale, DROP COLUMN expected_wait_days,
    DROP COLUMN away_from, DROP COLUMN away_until, DROP COLUMN version,
    DROP CONSTRAINT ck_clinician_npi_shape;
-- A privilege under a compact is no licence, and the old schema cannot tell the two apart.
DELETE FROM licence WHERE privilege = 'compact';
ALTER TABLE licence
    DROP COLUMN privilege, DROP COLUMN home_jurisdiction, DROP COLUMN title_confirmed,
    DROP COLUMN check_again_on;
DELETE FROM feed_event WHERE NOT type IN ({_OLD_TYPES});
ALTER TABLE feed_event DROP CONSTRAINT ck_feed_event_type_known,
    ADD CONSTRAINT ck_feed_event_type_known CHECK (type IN ({_OLD_TYPES}));
DROP INDEX uq_referral_open, ix_referral_due_at, ix_referral_handed;
ALTER TABLE referral
    DROP CONSTRAINT ck_referral_phase_in_progress,
    DROP CONSTRAINT ck_referral_hold_says_why;
UPDATE referral SET status = CASE
    WHEN status IN ('cancelled', 'void') THEN 'withdrawn'
    WHEN clinician_id IS NULL THEN 'queued' ELSE 'accepted' END
    WHERE NOT status IN ({_OLD_OPEN}, {_OLD_ENDS});
UPDATE referral SET next_actor = CASE status WHEN 'awaiting_consent' THEN 'member'
        ELSE 'clinician' END,
    next_action = CASE status WHEN 'awaiting_consent' THEN 'decide_consent'
        WHEN 'queued' THEN 'claim' WHEN 'claimed' THEN 'accept_or_decline'
        ELSE 'record_outcome' END
    WHERE NOT next_action IN ({_OLD_ACTIONS});
ALTER TABLE referral
    DROP COLUMN phase, DROP COLUMN hold_reason, DROP COLUMN held_from,
    DROP COLUMN responsible_id, DROP COLUMN accepted_at, DROP COLUMN first_contact_at,
    DROP COLUMN renewals,
    DROP COLUMN expected_wait_days,
    DROP COLUMN widened_at, DROP COLUMN asked_at, DROP COLUMN jurisdiction_asked_at,
    DROP COLUMN outcome_confirmed_at, DROP COLUMN outcome_contested_at,
    DROP CONSTRAINT ck_referral_status_known,
    ADD CONSTRAINT ck_referral_status_known CHECK (status IN ({_OLD_OPEN}, {_OLD_ENDS})),
    DROP CONSTRAINT ck_referral_next_action_known,
    ADD CONSTRAINT ck_referral_next_action_known CHECK (next_action IN ({_OLD_ACTIONS})),
    DROP CONSTRAINT ck_referral_open_has_due_at,
    ADD CONSTRAINT ck_referral_open_has_due_at CHECK (status NOT IN ({_OLD_OPEN})
        OR due_at IS NOT NULL);
CREATE UNIQUE INDEX uq_referral_open ON referral (platform_id, community_id, member_id)
    WHERE status IN ({_OLD_OPEN});
CREATE INDEX ix_referral_due_at ON referral (due_at) WHERE status IN ({_OLD_OPEN});
"""  # noqa: S608 - only constants of this file


def upgrade() -> None:
    op.execute(_ROLE_IS_THERE)
    op.execute(_REFERRAL)
    op.execute(_TABLES)
    op.execute(_QUEUE)
    op.execute(_PURPOSE_NOW)
    op.execute(_may_read_item(_NEW_PURPOSE))
    op.execute(_grant_stands(_COORDINATORS_TOO))
    op.execute(_MATCHING)
    op.execute(_RIGHTS)
    op.execute(_OF_CARDS.format(places=_OWN_PLACES))
    op.execute(_TYPES)


def downgrade() -> None:
    op.execute(_OF_CARDS.format(places=_PLACES_BEFORE))
    op.execute(_BACK_RIGHTS)
    op.execute(_may_read_item(_OLD_PURPOSE))
    op.execute(_grant_stands(""))
    op.execute(_BACK_TABLES)
