"""The export of care: appointments, messages, attempts and wishes of this member, and no other."""

from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.exc import DBAPIError

from api.care.models import Contact
from api.db.session import Database, Reach, Role
from api.referrals import export as module
from tests.integration.care.cared import CHECKED, Cared, accepted
from tests.world import Caller, World, claimed

PATH = "/v1/members/me/export"
LINK = "https://meet.example.org/k7"

# Every table with a column that leads to a member, and where its rows stand in the export.
STANDS_IN = {
    "member": "member",
    "referral": "referrals",
    "match_profile": "referrals.preferences",
    "context_item": "referrals.items",
    "claim_record": "referrals.claimed_at",
    "decline": "referrals.declines",
    "crisis_flag": "referrals.flags",
    "crisis_alert": "referrals.alerts",
    "feed_event": "referrals.events",
    "appointment": "referrals.appointments",
    "message": "referrals.messages",
    "contact": "referrals.contacts",
    "consent": "consents",
    "consent_item": "consents.items",
    "consent_event": "consents.receipts",
    "disclosure": "disclosures",
    "consent_link": "ways_in",
    "return_link": "ways_in",
    "member_visit": "ways_in",
}
OURS = {
    "timer": "the server's own: what comes next stands in due_at",
    "intake_card": "the referral again, without its member",
    "intake_place": "counts of cards",
    "intake_gone": "that a card left",
}


def exported(member: Caller) -> dict[str, Any]:
    answer = member.get(PATH)
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json
    return found


def _lived(world: World) -> Cared:
    """Return a referral on which everything has happened that is kept of care."""
    cared = accepted(world)
    wishes = {"genders": ["woman"], "plan": "harbor_plan"}
    wished = cared.member.put(f"{cared.path}/preferences", wishes, If_Match='"1"')
    assert wished.status_code == 200, wished.text
    cared.contacted("left_word")
    cared.arranged(dial_in="+12125550123")
    cared.acts("messages", {"text": "Would Tuesday at ten suit you?"})
    answered = cared.member.post(f"{cared.path}/messages", {"text": "Yes, Tuesday is good."})
    assert answered.status_code == 201, answered.text
    return cared


def test_all_of_care_is_in_it(world: World) -> None:
    cared = _lived(world)
    found = exported(cared.member)
    assert found["complete"]
    [referral] = found["referrals"]
    [meeting] = referral["appointments"]
    assert (meeting["status"], meeting["join_link"]) == ("proposed", LINK)
    assert (meeting["dial_in"], meeting["checked_in_jurisdiction"]) == ("+12125550123", None)
    assert [(each["author"], each["text"]) for each in referral["messages"]] == [
        ("clinician", "Would Tuesday at ten suit you?"),
        ("member", "Yes, Tuesday is good."),
    ]
    [tried] = referral["contacts"]
    assert (tried["by"], tried["way"], tried["result"]) == ("clinician", "phone", "left_word")
    wished = referral["preferences"]
    assert (wished["genders"], wished["plan"]) == (["woman"], "harbor_plan")
    assert (referral["status"], referral["phase"]) == ("in_progress", "scheduled")
    assert referral["first_contact_at"]
    assert str(cared.owner.actor.id) not in str(referral["contacts"])


def test_what_was_asked_before_a_visit_is_in_it(world: World, later: Any) -> None:
    cared = accepted(world)
    cared.arranged()
    later(days=2)
    assert cared.acts("appointment/check-in", CHECKED).status_code == 200
    [meeting] = exported(cared.member)["referrals"][0]["appointments"]
    assert meeting["checked_in_at"]
    assert meeting["checked_in_jurisdiction"] == "NY"
    assert meeting["emergency_contact_known"]
    assert meeting["identity_checked"]
    assert meeting["telehealth_consented"]


def test_a_hold_is_told_with_its_reason(world: World) -> None:
    cared = accepted(world)
    held = cared.acts("hold", {"expected_wait_days": 21})
    assert held.status_code == 200, held.text
    [referral] = exported(cared.member)["referrals"]
    assert (referral["hold_reason"], referral["held_from"]) == ("waitlist", "accepted")
    assert (referral["phase"], referral["expected_wait_days"]) == (None, 21)


def test_a_coordinators_attempt_is_told_by_role(world: World) -> None:
    cared = accepted(world)
    somebody = world.coordinator().actor.id
    world.rows(
        """INSERT INTO contact SELECT platform_id, gen_random_uuid(), id, 'coordinator', :by,
               'platform_contact', 'left_word', now(), now() FROM referral RETURNING 1""",
        by=somebody,
    )
    found = exported(cared.member)
    assert [each["by"] for each in found["referrals"][0]["contacts"]] == ["coordinator"]
    assert str(somebody) not in str(found)


def test_messages_whose_words_are_gone_are_said_to_have_been(world: World) -> None:
    cared = _lived(world)
    assert cared.member.post(f"{cared.path}/withdraw").status_code == 200
    [referral] = exported(cared.member)["referrals"]
    assert [(each["author"], each["text"]) for each in referral["messages"]] == [
        ("clinician", None),
        ("member", None),
    ]
    [meeting] = referral["appointments"]
    assert (meeting["cancelled_by"], meeting["join_link"], meeting["dial_in"]) == (
        "system",
        None,
        None,
    )


def test_nothing_of_another_members_care_is_in_it(world: World) -> None:
    cared = _lived(world)
    _, other = world.queued(cared.platform, member_ref="u-2", reference="ref-2")
    found = exported(other)
    [referral] = found["referrals"]
    assert (referral["appointments"], referral["messages"], referral["contacts"]) == ([], [], [])
    assert referral["preferences"]["genders"] == []
    assert not any(word in str(found) for word in ("Tuesday", LINK, cared.referral["id"]))


def test_two_referrals_keep_their_own_care(world: World) -> None:
    cared = _lived(world)
    other = str(world.second_community(cared.platform))
    referral, member = world.queued(cared.platform, community_id=other)
    neighbour = world.clinician("NY")
    token = claimed(neighbour, referral)
    neighbour.post(f"/v1/referrals/{referral['id']}/messages", {"text": "Hi."}, Claim_Token=token)
    newest, oldest = exported(member)["referrals"]
    assert [each["text"] for each in newest["messages"]] == ["Hi."]
    assert (newest["appointments"], newest["contacts"]) == ([], [])
    assert [len(oldest[name]) for name in ("appointments", "messages", "contacts")] == [1, 2, 1]


def test_it_says_when_a_list_of_care_was_cut(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    cared = accepted(world)
    monkeypatch.setattr(module, "MOST_ROWS", 6)
    assert exported(cared.member)["complete"]
    for _ in range(6):
        cared.acts("messages", {"text": "Are you well?"})
    found = exported(cared.member)
    assert (found["complete"], len(found["referrals"][0]["messages"])) == (False, 6)


def test_a_member_has_no_right_to_who_tried(world: World) -> None:
    cared = _lived(world)
    world.submitted(cared.platform, member_ref="u-2", reference="ref-2")
    other = world.member_of(cared.platform, "u-2").actor
    whose = cared.member.actor
    reach = Reach(Role.MEMBER, tenant=whose.platform_id, subject=whose.id)
    database = Database(world.urls.app, pool_size=1)
    try:
        with database.begin(reach) as session:
            assert session.scalars(select(Contact.way)).all() == ["phone"]
        with database.begin(replace(reach, subject=other.id)) as session:
            assert session.scalars(select(Contact.way)).all() == []
        with (
            pytest.raises(DBAPIError, match="permission denied"),
            database.begin(reach) as session,
        ):
            session.scalars(select(Contact.by_id)).all()
    finally:
        database.dispose()


def test_every_table_that_leads_to_a_member_is_in_it_or_ours(world: World) -> None:
    tables = world.rows(
        """SELECT DISTINCT c.relname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
           WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace
             AND a.attname IN ('referral_id', 'member_id', 'member_ref')"""
    )
    assert {table for (table,) in tables} == STANDS_IN.keys() | OURS.keys()
    found = exported(_lived(world).member)
    for place in STANDS_IN.values():
        whole, _, part = place.partition(".")
        assert whole in found
        assert not part or part in found[whole][0], place


def test_every_column_of_a_referral_is_in_it_or_ours(world: World) -> None:
    """Whose each one is: shown as it is, in a part of its own, or the server's alone."""
    parts = {"outcome_": "outcome", "risk_": "screening", "screen_": "screening", "safe_": "safe"}
    ours = {"platform_id", "member_id", "claim_token", "renewals", "version"}
    of_who_holds_it = {"clinician_id", "responsible_id"}
    columns = world.rows(
        """SELECT attname FROM pg_attribute
           WHERE attrelid = 'referral'::regclass AND attnum > 0 AND NOT attisdropped"""
    )
    [referral] = exported(_lived(world).member)["referrals"]
    missing = {
        name
        for (name,) in columns
        if name not in referral and not any(name.startswith(part) for part in parts)
    }
    assert missing == ours | of_who_holds_it
    assert {"outcome", "screening", "safe_contact", "clinician"} <= referral.keys()
