"""The second lock: every right that a role has on words, keys, decisions and accounts, by name.

Policies say which rows; a right says which columns, and no policy narrows one that is too wide. A
right that is not here is one too many: who gives it writes it here as well, and says why there.
"""

from sqlalchemy import NullPool, create_engine

from api.db.bootstrap import Urls

RIGHTS = {
    "appointment": {
        "wh_clinician": (
            "INSERT, SELECT, UPDATE (status, starts_at, ends_at, time_zone, modality,"
            " jurisdiction, sealed_place, wrapped_key, tenant_key_version, proposed_at,"
            " confirmed_at, cancelled_at, cancelled_by, cancel_code, checked_in_at,"
            " checked_in_jurisdiction, emergency_contact_known, identity_checked,"
            " telehealth_consented, visit, visit_recorded_at, version)"
        ),
        "wh_member": (
            "SELECT, UPDATE (status, sealed_place, wrapped_key, tenant_key_version,"
            " confirmed_at, cancelled_at, cancelled_by, cancel_code, version)"
        ),
        "wh_operator": (
            "SELECT (platform_id, id, referral_id, wrapped_key, tenant_key_version), UPDATE"
            " (wrapped_key, tenant_key_version)"
        ),
        "wh_worker": (
            "DELETE, SELECT, UPDATE (status, sealed_place, wrapped_key, tenant_key_version,"
            " confirmed_at, cancelled_at, cancelled_by, cancel_code, version)"
        ),
    },
    "clinician_conflict": {
        "wh_clinician": "DELETE, INSERT, SELECT",
    },
    "consent": {
        "wh_clinician": "SELECT, UPDATE (status)",
        "wh_member": "INSERT, SELECT, UPDATE (status)",
        # Only whose outcome is shared with the source is counted there.
        "wh_operator": "SELECT (platform_id, referral_id, status, share_back, expires_at, covers)",
        "wh_platform": "INSERT, SELECT",
        "wh_worker": "DELETE, SELECT",
    },
    "consent_event": {
        "wh_member": "INSERT, SELECT",
        "wh_platform": "INSERT, SELECT (platform_id, member_id, status, at)",
        "wh_worker": "DELETE, SELECT",
    },
    "consent_item": {
        "wh_clinician": "SELECT",
        "wh_member": "INSERT, SELECT",
        "wh_platform": "INSERT",
        "wh_worker": "DELETE, SELECT",
    },
    "consent_link": {
        "wh_auth": "SELECT",
        "wh_member": "SELECT, UPDATE (draft, decided_at, decided_by)",
        "wh_platform": "DELETE, INSERT, SELECT (platform_id, id, referral_id)",
        "wh_worker": "DELETE, SELECT",
    },
    "contact": {
        "wh_clinician": "INSERT, SELECT",
        "wh_coordinator": "INSERT, SELECT",
        # A member is told that somebody tried, and never who.
        "wh_member": (
            "SELECT (platform_id, id, referral_id, by_persona, way, result, at, created_at)"
        ),
        "wh_worker": "DELETE, SELECT",
    },
    "context_body": {
        "wh_clinician": "SELECT",
        "wh_member": "DELETE, INSERT, SELECT",
        "wh_platform": "INSERT",
        "wh_worker": "DELETE, SELECT (platform_id, context_id)",
    },
    "context_item": {
        "wh_clinician": "SELECT",
        "wh_member": "INSERT, SELECT, UPDATE (version)",
        "wh_operator": "SELECT (platform_id, id, referral_id, version)",
        "wh_platform": "INSERT, SELECT",
        "wh_worker": "DELETE, SELECT (platform_id, id, referral_id, kind, about)",
    },
    "context_key": {
        "wh_clinician": "SELECT",
        "wh_member": "DELETE, INSERT, SELECT",
        "wh_operator": (
            "SELECT (platform_id, context_id, tenant_key_version, wrapped),"
            " UPDATE (tenant_key_version, wrapped)"
        ),
        "wh_platform": "INSERT",
        "wh_worker": "DELETE, SELECT (platform_id, context_id)",
    },
    "coordinator": {
        "wh_auth": "SELECT",
        "wh_coordinator": "SELECT",
        "wh_operator": "INSERT, SELECT, UPDATE (status)",
    },
    "disclosure": {
        "wh_clinician": "INSERT, SELECT",
        "wh_member": "INSERT, SELECT",
        # What a platform ends itself it is told of, and that is accounted for.
        "wh_platform": "INSERT",
        "wh_worker": "DELETE, INSERT, SELECT",
    },
    "match_profile": {
        "wh_member": (
            "SELECT, UPDATE (modalities, coverage, plan, fee_cents, genders, cultures, faiths,"
            " needs, must, excluded_clinicians, excluded_organisations, version)"
        ),
        "wh_platform": "INSERT",
        "wh_worker": "DELETE, SELECT (platform_id, referral_id)",
    },
    "member_visit": {
        "wh_auth": "DELETE, INSERT, SELECT, UPDATE (last_seen_at)",
        "wh_member": "DELETE, SELECT, UPDATE (last_seen_at)",
        "wh_worker": "DELETE, SELECT",
    },
    "message": {
        "wh_clinician": "INSERT, SELECT",
        "wh_member": "INSERT, SELECT",
        "wh_operator": "SELECT (platform_id, id, referral_id)",
        # Its own thread with the owner, and no message with the member.
        "wh_platform": "INSERT, SELECT",
        "wh_worker": "DELETE, SELECT (platform_id, id, referral_id, created_at)",
    },
    "message_key": {
        "wh_clinician": "INSERT, SELECT",
        "wh_member": "DELETE, INSERT, SELECT",
        "wh_operator": (
            "SELECT (platform_id, message_id, tenant_key_version, wrapped), UPDATE"
            " (tenant_key_version, wrapped)"
        ),
        "wh_platform": "INSERT, SELECT",
        "wh_worker": "DELETE, SELECT (platform_id, message_id)",
    },
    "return_link": {
        "wh_auth": "SELECT, UPDATE (failures, not_before)",
        "wh_member": "INSERT, SELECT, UPDATE (ended_at)",
        "wh_worker": "DELETE, SELECT",
    },
    "tenant_key": {
        "wh_clinician": "INSERT, SELECT",
        "wh_member": "INSERT, SELECT",
        "wh_operator": "INSERT, SELECT, UPDATE (root_key_id, wrapped)",
        "wh_platform": "INSERT, SELECT",
    },
    "timer": {
        "wh_clinician": "INSERT, SELECT, UPDATE (due_at, ended_at)",
        "wh_coordinator": "SELECT",
        "wh_member": "INSERT, SELECT, UPDATE (due_at, ended_at)",
        "wh_operator": "SELECT",
        "wh_platform": "INSERT, SELECT, UPDATE (due_at, ended_at)",
        "wh_worker": "DELETE, INSERT, SELECT, UPDATE (due_at, fired_at, ended_at)",
    },
}

_GRANTED = """
WITH granted AS (
    SELECT relname, grantee, privilege_type AS command, NULL AS name, 0 AS place
    FROM pg_class, aclexplode(relacl) WHERE relnamespace = 'public'::regnamespace
    UNION ALL
    SELECT relname, grantee, privilege_type, attname, attnum
    FROM pg_class JOIN pg_attribute ON attrelid = pg_class.oid, aclexplode(attacl)
    WHERE relnamespace = 'public'::regnamespace),
rights AS (
    SELECT relname, grantee::regrole::text AS role,
        command || coalesce(' (' || string_agg(name, ', ' ORDER BY place) || ')', '') AS command
    FROM granted WHERE grantee <> 'wh_owner'::regrole
    GROUP BY relname, grantee, command, name IS NULL)
SELECT role, string_agg(command, ', ' ORDER BY command COLLATE "C") AS held
FROM rights WHERE relname = %(name)s GROUP BY role
"""


def test_roles_have_these_rights_and_no_others(database: Urls) -> None:
    with create_engine(database.owner, poolclass=NullPool).connect() as connection:
        found = {
            name: {
                row.role: row.held for row in connection.exec_driver_sql(_GRANTED, {"name": name})
            }
            for name in RIGHTS
        }
    assert found == RIGHTS
