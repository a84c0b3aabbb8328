"""A big queue for scenario 12: what waits, spread over tenants, states and languages."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import text

from tests.world import Caller, World

STATES = ("NY", "CA", "TX", "FL", "WY")
LANGUAGES = ("en", "es", "zh", "vi")

_DRAWN = """
CREATE TEMPORARY TABLE drawn ON COMMIT DROP AS
    SELECT gen_random_uuid() AS id, gen_random_uuid() AS member_id, n,
        (CAST(:tenants AS uuid[]))[1 + n % :many] AS tenant,
        (CAST(:communities AS uuid[]))[1 + n % :many] AS community,
        (CAST(:states AS text[]))[1 + n % cardinality(CAST(:states AS text[]))] AS state,
        (CAST(:languages AS text[]))[1 + (n / 7) % cardinality(CAST(:languages AS text[]))]
            AS language,
        now() + random() * interval '1 day' AS due
    FROM generate_series(1, :referrals) n
"""
_MEMBERS = """
INSERT INTO member (platform_id, id, member_ref, jurisdiction, jurisdiction_asked_at, age_group,
        languages, safe_channel, safe_to_name_service, created_at)
    SELECT tenant, member_id, 'big-' || member_id, state, now(), 'adult', ARRAY[language], 'in_app',
        false, now() FROM drawn
"""
_REFERRALS = """
INSERT INTO referral (platform_id, id, reference, community_id, member_id, status, priority, risk,
        risk_domains, risk_rules, source_risk, screen_engine, screen_degraded, topics,
        jurisdiction, jurisdiction_asked_at, age_group, languages, safe_channel,
        safe_to_name_service, preferences, member_agreed_at, agreed_text_version, claim_token,
        renewals, next_action, next_actor, due_at, queued_at, created_at, updated_at, version)
    SELECT tenant, id, 'big-' || n, community, member_id, 'queued', 'routine', 'L0', '{}', '{}',
        'L0', 'rules', false, ARRAY['anxiety'], state, now(), 'adult', ARRAY[language], 'in_app',
        false, '{}', now(), '2026-11', 0, 0, 'claim', 'clinician', due, now(), now(), now(), 1
    FROM drawn
"""
_PROFILES = """
INSERT INTO match_profile (platform_id, referral_id, modalities, coverage, genders, cultures,
        faiths, needs, must, excluded_clinicians, excluded_organisations)
    SELECT tenant, id, '{}', 'unknown', '{}', '{}', '{}', '{}', '{}', '{}', '{}' FROM drawn
"""
_CARDS = """
INSERT INTO intake_card (jurisdiction, referral_id, platform_id, waiting, shown_until, risk_rank,
        priority_rank, due_at, queued_at, topics, age_group, languages)
    SELECT state, id, tenant, true, now() + interval '90 days', 3, 1, due, now(),
        ARRAY['anxiety'], 'adult', ARRAY[language] FROM drawn RETURNING referral_id
"""


def wait_in(
    world: World,
    platforms: Sequence[Caller],
    referrals: int,
    *,
    states: Sequence[str] = STATES,
    languages: Sequence[str] = LANGUAGES,
) -> list[UUID]:
    """Let so many more wait, in one transaction, past the verbs; return their ids."""
    enrolled = [world.enrolled[platform.actor.id] for platform in platforms]
    values = {
        "tenants": [each.platform_id for each in enrolled],
        "communities": [each.community_id for each in enrolled],
        "many": len(enrolled),
        "states": list(states),
        "languages": list(languages),
        "referrals": referrals,
    }
    with world.as_owner() as session:
        session.execute(text(_DRAWN), values)
        for each in (_MEMBERS, _REFERRALS, _PROFILES):
            session.execute(text(each))
        return list(session.scalars(text(_CARDS)))
