"""Attestation, the second lock: what the platform's role in the database may add, and no more."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import text
from sqlalchemy.exc import ProgrammingError

from api.db.base import new_id
from api.db.session import Database, Reach, Role, admit
from tests.world import Caller, World

CONSENT = """
INSERT INTO consent (platform_id, id, referral_id, member_id, status, covers, grantor_role,
    share_back, recipient_class, regimes, policy_version, notice_version, notice_language,
    notice_sha256, method, evidence_sha256, evidence_reference, decided_at, expires_at)
SELECT :platform, :id, :referral, :member, :status, :covers, 'self', 'outcome',
    CASE :covers WHEN 'emergency' THEN 'on_call_clinician' ELSE 'licensed_clinician' END,
    '{state}', '1', '1', 'en', '0', :method, '0', '0', now(), now() + interval '9 days'
"""
ITEM = """
INSERT INTO consent_item (platform_id, consent_id, context_id, purpose, referral_id, member_id)
VALUES (:platform, :id, :context, :purpose, :referral, :member)
"""
EVENT = """
INSERT INTO consent_event (platform_id, id, consent_id, referral_id, member_id, status, method, at)
VALUES (:platform, gen_random_uuid(), :id, :referral, :member, :status, :method, now())
"""
CARD = """
INSERT INTO intake_card (jurisdiction, referral_id, platform_id, waiting, shown_until, risk_rank,
    priority_rank, due_at, queued_at, topics, age_group, languages)
VALUES ('NY', :referral, :platform, true, now() + interval '9 days', 3, 1, now(), now(), '{}',
    'adult', '{}')
"""


class Attack:
    """The platform's role in the database, with values that a verb would never send."""

    def __init__(self, world: World, platform: Caller, database: Database) -> None:
        self.world, self.database = world, database
        self.reach = Reach(Role.PLATFORM, tenant=platform.actor.id, subject=platform.actor.id)
        self.values: dict[str, Any] = {
            "platform": platform.actor.id,
            "id": new_id(),
            "status": "active",
            "covers": "referral",
            "purpose": "care",
            "method": "platform_attestation",
        } | self.of(world.submitted(platform))

    def of(self, referral: dict[str, Any]) -> dict[str, UUID]:
        """Return the ids of a referral, its member and its first item."""
        [row] = self.world.rows(
            "SELECT r.id AS referral, r.member_id AS member, i.id AS context FROM referral r"
            " JOIN context_item i ON i.referral_id = r.id WHERE r.id = :id",
            id=referral["id"],
        )
        return dict(row._mapping)

    def run(self, *statements: str, **changes: Any) -> int:
        """Run statements in one transaction; returns how many rows the last one touched."""
        values, touched = self.values | changes, 0
        with self.database.begin(self.reach) as session:
            admit(session, values["referral"])
            for statement in statements:
                result = session.execute(text(statement), values)
                touched = result.rowcount  # type: ignore[attr-defined]
        return touched

    def refused(self, *statements: str, **changes: Any) -> None:
        with pytest.raises(ProgrammingError, match=r"row-level security|denied"):
            self.run(*statements, **changes)


@pytest.fixture
def platform(world: World) -> Caller:
    """A platform whose community has an agreement."""
    found = world.platform()
    world.agreed(found)
    return found


@pytest.fixture
def attack(world: World, platform: Caller) -> Iterator[Attack]:
    direct = Database(world.urls.app, pool_size=1)
    yield Attack(world, platform, direct)
    direct.dispose()


def _attested(world: World, platform: Caller, ref: str, *purposes: str) -> dict[str, Any]:
    consent = world.attested(items=[{"kind": "narrative", "purposes": list(purposes)}])
    return world.submitted(platform, member_ref=ref, attested_consent=consent)


def test_role_may_add_what_a_verb_adds(attack: Attack) -> None:
    """So that the refusals below are those of what each one changes."""
    queue = "UPDATE referral SET status = 'queued' WHERE id = :referral"
    assert attack.run(CONSENT, ITEM, EVENT, queue, CARD) == 1


@pytest.mark.parametrize(
    "change",
    [
        {"method": "member_token"},
        {"method": "consent_page"},
        {"status": "denied"},
        {"status": "revoked"},
        {"covers": "emergency"},
    ],
)
def test_role_attests_nothing_else(attack: Attack, change: dict[str, str]) -> None:
    attack.refused(CONSENT, **change)


def test_role_attests_for_no_other_member_and_no_other_tenant(
    attack: Attack, world: World, platform: Caller
) -> None:
    other = attack.of(world.submitted(platform, member_ref="u-2"))
    attack.refused(CONSENT, member=other["member"])
    elsewhere = world.platform()
    world.agreed(elsewhere)
    theirs = attack.of(world.submitted(elsewhere))
    attack.refused(CONSENT, **theirs)
    attack.refused(CONSENT, platform=elsewhere.actor.id, **theirs)
    attack.refused(CONSENT, referral=theirs["referral"])


def test_role_attests_nothing_without_an_agreement_and_makes_itself_none(
    attack: Attack, world: World
) -> None:
    world.rows("UPDATE community SET attestation_agreement = NULL RETURNING id")
    attack.refused(CONSENT)
    attack.refused("UPDATE community SET attestation_agreement = 'mine'")


def test_role_attests_nothing_that_the_member_has_decided(
    attack: Attack, world: World, platform: Caller
) -> None:
    referral = world.submitted(platform, member_ref="u-3")
    member = world.member_of(platform, "u-3")
    member.post("/v1/consents", world.terms(referral, decision="deny", items=[]))
    decided = attack.of(referral)
    back = "UPDATE referral SET status = 'awaiting_consent' WHERE id = :referral"
    attack.refused(CONSENT, **decided)
    attack.refused(back, **decided)
    attack.refused("UPDATE referral SET status = 'queued' WHERE id = :referral", **decided)


def test_role_changes_and_ends_no_consent(attack: Attack, world: World, platform: Caller) -> None:
    _attested(world, platform, "u-2", "triage")
    for change in (
        "UPDATE consent SET status = 'revoked'",
        "UPDATE consent SET expires_at = now() + interval '9 years'",
        "DELETE FROM consent",
        "UPDATE consent_item SET purpose = 'care'",
        "DELETE FROM consent_item",
        "UPDATE consent_event SET status = 'active'",
    ):
        attack.refused(change)


def test_role_adds_nothing_to_a_consent_that_stands(
    attack: Attack, world: World, platform: Caller
) -> None:
    attested = attack.of(_attested(world, platform, "u-4", "triage"))
    [(consent,)] = world.rows(
        "SELECT id FROM consent WHERE referral_id = :r", r=attested["referral"]
    )
    attack.refused(ITEM, id=consent, **attested)
    attack.refused(EVENT, id=consent, status="revoked", **attested)
    attack.refused(EVENT, id=consent, **attested)


def test_role_puts_no_foreign_item_and_no_emergency_into_a_consent(
    attack: Attack, world: World, platform: Caller
) -> None:
    other = attack.of(world.submitted(platform, member_ref="u-5"))
    attack.refused(CONSENT, ITEM, context=other["context"])
    attack.refused(CONSENT, ITEM, purpose="emergency")
    theirs = ITEM.replace(":referral", ":other").replace(":context", ":words")
    attack.refused(CONSENT, theirs, other=other["referral"], words=other["context"])
    attack.refused(CONSENT, ITEM.replace(":member", ":other"), other=other["member"])
    for change in ({"status": "revoked"}, {"method": "member_token"}):
        values = ", ".join(f"'{value}'" for value in change.values())
        [name] = change
        attack.refused(CONSENT, EVENT.replace(f":{name}", values))


def test_role_adds_to_no_consent_that_the_member_gave(
    attack: Attack, world: World, platform: Caller
) -> None:
    referral, _ = world.queued(platform, member_ref="u-6", purposes=["triage"])
    theirs = attack.of(referral)
    [(consent,)] = world.rows("SELECT id FROM consent WHERE referral_id = :r", r=theirs["referral"])
    attack.refused(ITEM, id=consent, **theirs)
    attack.refused(EVENT, id=consent, **theirs)


def test_role_opens_no_referral_to_clinicians_without_a_consent(attack: Attack) -> None:
    attack.refused(CARD)
    for status in ("queued", "claimed", "accepted"):
        attack.refused(f"UPDATE referral SET status = '{status}' WHERE id = :referral")
    attack.refused(
        "INSERT INTO referral SELECT (r.x).* FROM (SELECT jsonb_populate_record(referral, "
        "jsonb_build_object('id', gen_random_uuid(), 'status', 'queued', 'community_id',"
        " gen_random_uuid())) AS x FROM referral WHERE id = :referral) r"
    )


def test_role_reads_no_words_keys_items_or_names(attack: Attack) -> None:
    for table in ("context_body", "context_key", "consent_item"):
        attack.refused(f"SELECT * FROM {table}")
    attack.refused("SELECT name FROM clinician")
    attack.refused("SELECT name FROM organisation")
    attack.refused("SELECT consent_id FROM consent_event")
