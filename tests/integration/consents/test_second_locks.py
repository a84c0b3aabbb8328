"""The second lock: what each role of the database sees and writes when no query says whose it is.

Every statement here is one that forgot its tenant and its member: policies alone answer it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID, uuid4

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError, ProgrammingError

from api.audit.record import record
from api.db.session import Database, Reach, Role, admit
from api.links.enter import enter
from api.web.auth import Actor
from tests.integration.links.way_back import PIN, way_back
from tests.world import NOTICE, Caller, World, claimed, taken

OF_MEMBER = (
    "context_item",
    "context_body",
    "context_key",
    "tenant_key",
    "consent",
    "consent_item",
    "consent_event",
    "consent_link",
    "return_link",
    "member_visit",
    "disclosure",
    "claim_record",
    "decline",
)
OF_PLATFORM = ("context_item", "tenant_key", "consent", "consent_event", "consent_link")
OF_HOLDER = (
    "context_item",
    "context_body",
    "context_key",
    "tenant_key",
    "consent",
    "consent_item",
    "disclosure",
)
WRITES = (
    "UPDATE context_item SET version = 9",
    "UPDATE consent SET status = 'revoked'",
    "UPDATE consent_link SET draft = '{}'",
    "UPDATE return_link SET ended_at = now()",
    "UPDATE member_visit SET last_seen_at = now()",
    "UPDATE decline SET comment = NULL",
    "UPDATE member SET erased_at = now()",
    "DELETE FROM member_visit",
    "DELETE FROM context_key",
    "DELETE FROM context_body",
)


@dataclass
class Held:
    """A referral that was declined once, claimed again and read, and whose they are."""

    world: World
    database: Database
    platform: Caller
    member: Caller
    holder: Caller
    referral: UUID

    def reach(self, tenant: UUID, subject: UUID) -> Reach:
        return Reach(Role.MEMBER, tenant=tenant, subject=subject)

    def own(self) -> Reach:
        return self.reach(self.platform.actor.id, self.member.actor.id)

    def strangers(self) -> list[Reach]:
        """Return another member of the same platform, and one of the same id elsewhere."""
        return [
            self.reach(self.platform.actor.id, uuid4()),
            self.reach(uuid4(), self.member.actor.id),
        ]

    def seen(self, reach: Reach, table: str, *, admitted: bool = False) -> int:
        with self.database.begin(reach, read_only=True) as session:
            if admitted:
                admit(session, self.referral)
            return len(session.execute(text(f"SELECT platform_id FROM {table}")).all())

    def touched(self, reach: Reach, statement: str) -> int:
        """Return how many rows a statement without a condition changed; nothing is kept."""
        with self.database.begin(reach) as session:
            done = session.execute(text(statement))
            session.rollback()
            session.info.clear()
            return int(done.rowcount)  # type: ignore[attr-defined]

    def refused(self, reach: Reach, statement: str, **values: object) -> None:
        with self.database.begin(reach) as session:
            if reach.role is Role.CLINICIAN:
                admit(session, self.referral)
            with pytest.raises(ProgrammingError, match="row-level security"):
                session.execute(text(statement), values)
            session.rollback()
            session.info.clear()


@pytest.fixture
def held(world: World) -> Iterator[Held]:
    direct = Database(world.urls.app, pool_size=1)
    platform, holder = world.platform(), world.clinician("NY")
    found, member = world.queued(platform, purposes=["triage"])
    path = f"/v1/referrals/{found['id']}"
    first = world.clinician("NY")
    token = claimed(first, found)
    first.post(f"{path}/decline", {"reason": "out_of_scope"}, Claim_Token=token)
    claimed(holder, found)
    assert holder.get(f"{path}/context").status_code == 200
    token = way_back(world, member.actor)
    with direct.begin(Reach(Role.AUTH)) as session:
        assert enter(session, token, PIN)
    yield Held(world, direct, platform, member, holder, UUID(found["id"]))
    direct.dispose()


def test_member_sees_their_own_rows_and_nobody_elses(held: Held) -> None:
    for table in OF_MEMBER:
        assert held.seen(held.own(), table), table
    other, elsewhere = held.strangers()
    for table in OF_MEMBER:
        if table != "tenant_key":
            assert held.seen(other, table) == 0, table
        assert held.seen(elsewhere, table) == 0, table


def test_member_changes_their_own_rows_and_nobody_elses(held: Held) -> None:
    for statement in WRITES:
        assert held.touched(held.own(), statement), statement
        for stranger in held.strangers():
            assert held.touched(stranger, statement) == 0, statement


def test_platform_sees_its_own_rows_and_no_other_tenants(held: Held) -> None:
    for tenant, finds in ((held.platform.actor.id, True), (uuid4(), False)):
        reach = Reach(Role.PLATFORM, tenant=tenant, subject=tenant)
        for table in OF_PLATFORM:
            assert bool(held.seen(reach, table)) is finds, table


def test_clinician_sees_what_was_admitted_and_no_other_row(held: Held) -> None:
    reach = Reach(Role.CLINICIAN, subject=held.holder.actor.id)
    for table in OF_HOLDER:
        assert held.seen(reach, table, admitted=True), table
    stranger = Reach(Role.CLINICIAN, subject=uuid4())
    for table in OF_HOLDER:
        assert held.seen(stranger, table) == 0, table


def test_worker_finds_no_words_key_or_item_of_what_it_has_not_taken_up(held: Held) -> None:
    for table in ("context_item", "context_body", "context_key"):
        assert held.seen(Reach(Role.WORKER), table, admitted=True), table
        assert held.seen(Reach(Role.WORKER), table) == 0, table


HELD = "status = 'on_hold', accepted_at = now(), held_from = 'accepted', hold_reason ="
ENDED = ", outcome_code = 'connected', outcome_evidence = 'clinician', outcome_at = now()"


@pytest.mark.parametrize(
    ("state", "opened"),
    [
        ("status = 'claimed'", ["triage"]),
        ("status = 'accepted', accepted_at = now()", ["care"]),
        ("status = 'in_progress', phase = 'engaged', accepted_at = now()", ["care"]),
        ("status = 'cancellation_requested', accepted_at = now()", ["care"]),
        ("status = 'cancellation_requested'", []),
        (f"{HELD} 'waitlist'", ["care"]),
        (f"{HELD} 'moved_state'", []),
        (f"{HELD} 'consent_lapsed'", []),
        (f"status = 'completed', accepted_at = now() {ENDED} - interval '29 days'", ["care"]),
        (f"status = 'completed', accepted_at = now() {ENDED} - interval '31 days'", []),
        ("status = 'withdrawn'", []),
    ],
)
def test_state_of_the_referral_says_for_what_words_and_keys_open(
    held: Held, state: str, opened: list[str]
) -> None:
    reach = Reach(Role.CLINICIAN, subject=held.holder.actor.id)
    held.world.rows(f"UPDATE referral SET {state} RETURNING id")
    for purpose in ("triage", "care"):
        held.world.rows(f"UPDATE consent_item SET purpose = '{purpose}' RETURNING 1")
        for table in ("context_body", "context_key"):
            assert held.seen(reach, table, admitted=True) == int(purpose in opened), table


def test_items_of_a_consent_that_was_replaced_open_nothing(held: Held) -> None:
    found = {"id": str(held.referral), "context": []}
    held.world.granted(held.member, found)
    reach = Reach(Role.CLINICIAN, subject=held.holder.actor.id)
    assert held.seen(reach, "consent", admitted=True) == 2
    assert held.seen(reach, "context_body", admitted=True) == 0


def test_statement_of_disagreement_opens_with_its_item(held: Held) -> None:
    [(item,)] = held.world.rows("SELECT id FROM context_item")
    held.member.post(f"/v1/context/{item}/disagreement", {"text": "I never said that."})
    reach = Reach(Role.CLINICIAN, subject=held.holder.actor.id)
    assert held.seen(reach, "context_body", admitted=True) == 2


def test_alert_that_was_taken_opens_no_other_members_emergency(held: Held) -> None:
    mine, theirs = (
        held.world.submitted(held.platform, member_ref=ref, crisis_flag={})
        for ref in ("u-1", "u-2")
    )
    tapped = held.world.member_of(held.platform, "u-2").post(
        f"/v1/referrals/{theirs['id']}/emergency-grant",
        {"contact": "A friend, 212-555-0143", "notice": NOTICE},
    )
    assert tapped.status_code == 201, tapped.text
    taker = held.world.on_call()
    taken(taker, mine)
    held.referral = UUID(theirs["id"])
    reach = Reach(Role.CLINICIAN, subject=taker.actor.id)
    assert held.seen(reach, "context_body", admitted=True) == 0
    taken(taker, theirs)
    assert held.seen(reach, "context_body", admitted=True) > 0


def test_claim_opens_no_other_referral_of_the_same_platform(held: Held) -> None:
    other = held.world.clinician("NY")
    found, _ = held.world.queued(held.platform, member_ref="u-2", purposes=["triage"])
    claimed(other, found)
    reach = Reach(Role.CLINICIAN, subject=other.actor.id)
    assert held.seen(reach, "context_body", admitted=True) == 0
    held.referral = UUID(found["id"])
    assert held.seen(reach, "context_body", admitted=True) == 1


@pytest.mark.parametrize("change", ["disclosure SET what = 'y'", "consent_event SET at = now()"])
def test_accounts_are_rewritten_by_nobody_not_even_the_owner(held: Held, change: str) -> None:
    with (
        pytest.raises(DBAPIError, match="never changed"),
        held.world.as_owner() as session,
    ):
        session.execute(text(f"UPDATE {change}"))


NEW_WORDS = {
    "context_body": "INSERT INTO context_body VALUES (:platform, :item, 'x')",
    "context_key": "INSERT INTO context_key VALUES (:platform, :item, 1, 'x')",
}


@pytest.mark.parametrize("table", NEW_WORDS)
def test_nobody_puts_words_or_keys_where_they_are_not_theirs(held: Held, table: str) -> None:
    [(item,)] = held.world.rows("SELECT id FROM context_item")
    values = {"platform": held.platform.actor.id, "item": item}
    elsewhere = uuid4()
    held.refused(Reach(Role.PLATFORM, elsewhere, elsewhere), NEW_WORDS[table], **values)
    for stranger in held.strangers():
        held.refused(stranger, NEW_WORDS[table], **values)


NEW_ITEM = """
INSERT INTO context_item (platform_id, id, referral_id, member_id, kind, created_at, regime,
    version, sent_by)
VALUES (:platform, gen_random_uuid(), :referral, :member, 'contact', now(), 'state', 1, :sent_by)
"""


@pytest.mark.parametrize("wrong", ["platform", "member", "referral", "sent_by"])
def test_member_adds_items_of_their_own_alone(held: Held, wrong: str) -> None:
    other = held.world.submitted(held.platform, member_ref="u-2")
    values = {
        "platform": held.platform.actor.id,
        "member": held.member.actor.id,
        "referral": held.referral,
        "sent_by": "member",
    }
    with held.database.begin(held.own()) as session:
        session.execute(text(NEW_ITEM), values)
    changed = {"referral": other["id"], "sent_by": "platform"}.get(wrong, uuid4())
    held.refused(held.own(), NEW_ITEM, **values | {wrong: changed})


DISCLOSED = """
INSERT INTO disclosure (platform_id, id, at, referral_id, member_id, what, consent_id,
    notice_version, purpose, recipient_persona, recipient_id)
VALUES (:platform, gen_random_uuid(), now(), :referral, :member, 'x', gen_random_uuid(), 'x',
    :purpose, 'clinician', :to)
"""


@pytest.mark.parametrize("wrong", ["platform", "member", "referral", "to"])
def test_holder_accounts_for_their_own_reading_of_this_referral_alone(
    held: Held, wrong: str
) -> None:
    values = {
        "platform": held.platform.actor.id,
        "member": held.member.actor.id,
        "referral": held.referral,
        "purpose": "triage",
        "to": held.holder.actor.id,
    }
    reach = Reach(Role.CLINICIAN, subject=held.holder.actor.id)
    with held.database.begin(reach) as session:
        admit(session, held.referral)
        session.execute(text(DISCLOSED), values)
    held.refused(reach, DISCLOSED, **values | {wrong: uuid4()})


@pytest.mark.parametrize("wrong", ["platform", "member", "purpose"])
def test_member_accounts_for_what_flows_back_alone(held: Held, wrong: str) -> None:
    values = {
        "platform": held.platform.actor.id,
        "member": held.member.actor.id,
        "referral": held.referral,
        "purpose": "share_back",
        "to": held.platform.actor.id,
    }
    with held.database.begin(held.own()) as session:
        session.execute(text(DISCLOSED), values)
    held.refused(
        held.own(), DISCLOSED, **values | {wrong: "care" if wrong == "purpose" else uuid4()}
    )


@pytest.mark.parametrize(("by_system", "kind"), [(False, "tenant_key"), (True, "consent")])
def test_operator_records_for_the_system_what_happens_to_keys_alone(
    held: Held, kind: str, *, by_system: bool
) -> None:
    def recorded(by: Actor | None, kind: str) -> None:
        with held.database.begin(Reach(Role.OPERATOR)) as session:
            record(session, f"{kind}.rotated", (kind, uuid4()), by=by)

    recorded(None, "tenant_key")
    with pytest.raises(ProgrammingError, match="row-level security"):
        recorded(None if by_system else held.member.actor, kind)


# What the policies let through, the code refuses


def test_item_of_another_referral_of_the_same_member_is_refused(held: Held) -> None:
    earlier = held.world.submitted(held.platform, member_ref="u-2")
    member = held.world.member_of(held.platform, "u-2")
    denied = held.world.terms(earlier, decision="deny", items=[])
    assert member.post("/v1/consents", denied).status_code == 201
    later = held.world.submitted(held.platform, member_ref="u-2", reference="ref-2")
    terms = held.world.terms(later, items=[earlier["context"][0]["id"]])
    answer = member.post("/v1/consents", terms)
    assert (answer.status_code, answer.json["errors"][0]["pointer"]) == (422, "/items/0/context_id")


def test_who_read_one_referral_is_told_nothing_of_another(held: Held) -> None:
    other, _ = held.world.queued(held.platform, member_ref="u-2")
    assert held.holder.get(f"/v1/referrals/{other['id']}/context").status_code == 404
