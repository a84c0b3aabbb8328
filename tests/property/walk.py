"""A walk through lives of referrals: every act of every persona, each in a savepoint of its own.

The verbs run as the personas' own roles on the application's connection; nothing is committed, so
that a walk costs no disk and leaves nothing behind.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import Connection, text
from sqlalchemy.orm import Session

from api import clock
from api.care.appointments import Proposal
from api.care.check_in import CheckIn
from api.care.codes import ContactResult, ContactWay, Visit
from api.care.contacts import NewContact
from api.care.messages import NewMessage
from api.clinicians.codes import Modality
from api.clock import utc_now
from api.communities.me import MemberChange
from api.communities.models import AgeGroup, SafeChannel
from api.communities.refer_member import KnownMember
from api.consents.codes import ContextKind, Purpose, ShareBack
from api.consents.hold import NewContext
from api.consents.notices import shown_notice
from api.consents.terms import Notice, Recipient, SharedItem, Terms
from api.crisis.levels import Level, Screening
from api.db.root_keys import RootKeys
from api.db.session import Reach, Role, _entrance
from api.referrals.accept import Acceptance, accept
from api.referrals.attempt import record_attempt
from api.referrals.cancel import cancel
from api.referrals.cancel_appointment import cancel_appointment
from api.referrals.check_in import check_in
from api.referrals.claim import claim
from api.referrals.close import CloseReason, close
from api.referrals.codes import DeclineCode, EvidenceClass, OutcomeCode, Place, Priority
from api.referrals.confirm_appointment import confirm_appointment
from api.referrals.confirm_cancel import confirm_cancel
from api.referrals.decline import Declining, decline
from api.referrals.fire import due_timers, fire
from api.referrals.flag_crisis import flag_crisis
from api.referrals.grant import deny, grant
from api.referrals.hand_back import hand_back
from api.referrals.hold import Waitlisting, hold
from api.referrals.keep_waiting import keep_waiting
from api.referrals.move_member import change_member
from api.referrals.prefer import Preferences
from api.referrals.read_context import read_context
from api.referrals.reassign import reassign
from api.referrals.record_contact import record_contact
from api.referrals.record_outcome import Outcome, record_outcome
from api.referrals.record_visit import record_visit
from api.referrals.refuse_clinician import refuse_clinician
from api.referrals.release import release
from api.referrals.renew import renew
from api.referrals.resume import resume
from api.referrals.schedule import schedule
from api.referrals.send_message import send_message
from api.referrals.submit import Agreement, NewReferral, submit
from api.referrals.void import VoidReason, void, void_by_operator
from api.referrals.withdraw import withdraw
from api.web.auth import Actor, Persona
from api.web.preconditions import Precondition
from api.web.problems import Problem, Recorded

_SHOWN = shown_notice("en")
NOTICE = Notice(_SHOWN.version, _SHOWN.language, _SHOWN.sha256)
ANY = Precondition(None)
YES = Acceptance(location_confirmed=True)
ROLES = {
    Persona.PLATFORM: Role.PLATFORM,
    Persona.MEMBER: Role.MEMBER,
    Persona.CLINICIAN: Role.CLINICIAN,
    Persona.COORDINATOR: Role.COORDINATOR,
    Persona.OPERATOR: Role.OPERATOR,
}
STATES = ("NY", "TX", "HI")
LOOK = """
SELECT r.status, r.phase, r.hold_reason, r.held_from, r.risk, r.clinician_id, r.claim_token,
    r.next_actor,
    r.ended_at IS NULL AND (r.next_action = 'nothing' OR r.next_actor = 'nobody'
        OR NOT EXISTS (SELECT FROM timer t WHERE t.referral_id = r.id AND t.due_at = r.due_at
            AND t.fired_at IS NULL AND t.ended_at IS NULL)) AS stuck,
    (r.status = 'queued') IS DISTINCT FROM coalesce(c.waiting, false) AS card_is_wrong,
    r.ended_at IS NOT NULL AND (c.referral_id IS NOT NULL OR EXISTS (SELECT FROM timer t
        WHERE t.referral_id = r.id AND t.fired_at IS NULL AND t.ended_at IS NULL)) AS left_over,
    r.ended_at IS NOT NULL AND r.status <> 'completed' AND NOT EXISTS (SELECT FROM crisis_alert a
        WHERE a.referral_id = r.id AND a.reviewed_at IS NULL) AND EXISTS (SELECT FROM context_item i
        JOIN context_key k ON k.context_id = i.id WHERE i.referral_id = r.id) AS words_are_left,
    r.responsible_id IS NOT NULL AND NOT (r.status IN ('queued', 'claimed',
        'cancellation_requested') AND r.accepted_at IS NULL
        OR coalesce(r.hold_reason = 'consent_lapsed', false)) AS responsible_is_wrong,
    (r.clinician_id IS NULL) IS DISTINCT FROM (r.status IN ('awaiting_consent', 'queued')
        OR r.ended_at IS NOT NULL AND r.status NOT IN ('completed', 'closed_not_engaged')
        OR coalesce(r.held_from IN ('queued', 'claimed'), false)) AS holder_is_wrong
FROM referral r LEFT JOIN intake_card c ON c.referral_id = r.id WHERE r.id = :id
"""


class Walk:
    """One member, three clinicians, a coordinator, an operator, a platform and a clock."""

    def __init__(self, connection: Connection, root: RootKeys, cast: dict[str, Any]) -> None:
        self.connection, self.root = connection, root
        self.platform = actor(Persona.PLATFORM, cast["platform"], cast["platform"])
        self.clinicians = [actor(Persona.CLINICIAN, each) for each in cast["clinicians"]]
        self.coordinator = actor(Persona.COORDINATOR, cast["coordinator"])
        self.operator = actor(Persona.OPERATOR, uuid4())
        self.community: UUID = cast["community"]
        self.second: UUID = cast.get("second", self.community)
        self.moved = timedelta()
        self.taken: Counter[tuple[str, str, str]] = Counter()
        self.submit()

    @contextmanager
    def as_role(self, reach: Reach) -> Iterator[Session]:
        """Yield a session of one act: it ends with its savepoint, as a request with its commit."""
        session = Session(
            self.connection,
            join_transaction_mode="create_savepoint",
            expire_on_commit=False,
            info={"root_keys": self.root},
        )
        try:
            session.execute(*_entrance(reach, read_only=False))
            yield session
            session.commit()
        except Recorded:
            session.commit()
            raise
        except BaseException:
            session.rollback()
            raise
        finally:
            session.close()

    def act(self, by: Actor, verb: Callable[..., Any], *arguments: Any, **named: Any) -> Any:
        """Let somebody act; a refusal is an answer, whatever else fails the walk."""
        before = self.place()
        reach = Reach(ROLES[by.persona], tenant=by.platform_id, subject=by.id)
        try:
            with self.as_role(reach) as session:
                answer = verb(session, *arguments, by=by, **named)
        except Recorded as problem:
            self.look()
            return problem
        except Problem as problem:
            return problem
        self.look()
        self.taken[verb.__name__, before, self.place()] += 1
        return answer

    def submit(self) -> None:
        self.ref = uuid4().hex
        reach = Reach(Role.PLATFORM, tenant=self.platform.id, subject=self.platform.id)
        with self.as_role(reach) as session:
            new = self.new_referral(self.community, "NY")
            referral = submit(session, new, Screening(Level.L0), by=self.platform)
            self.id, member_id = referral.id, referral.member_id
        self.member = actor(Persona.MEMBER, member_id, self.platform.id)
        self.look()
        reach = Reach(Role.MEMBER, tenant=self.platform.id, subject=member_id)
        with self.as_role(reach) as session:
            self.item: UUID = session.execute(text("SELECT id FROM context_item")).scalar_one()

    def new_referral(self, community: UUID, jurisdiction: str, **more: Any) -> NewReferral:
        """Return what the platform sends of its member, who is there now."""
        now = utc_now()
        named = (AgeGroup.ADULT, ["en"], SafeChannel.IN_APP)
        return NewReferral(
            reference="ref-1",
            community_id=community,
            priority=Priority.ROUTINE,
            topics=["anxiety"],
            member=KnownMember(self.ref, jurisdiction, now, *named, may_name_service=False),
            member_agreed=Agreement(now, "2026-11"),
            preferences=Preferences(),
            context=[NewContext(ContextKind.NARRATIVE, text="canary words")],
            **more,
        )

    def look(self) -> None:
        """See where it stands now, and whether anything is wrong with that."""
        with self.as_role(Reach(Role.WORKER)) as session:
            self.now = session.execute(text(LOOK), {"id": self.id}).one()

    def place(self) -> str:
        now = self.now
        return "/".join(each for each in (now.status, now.phase, now.hold_reason) if each)

    @property
    def token(self) -> int:
        return int(self.now.claim_token)

    def terms(
        self, days: float = 60, recipient: Recipient | None = None, *, messages: bool = False
    ) -> Terms:
        return Terms(
            self.id,
            [SharedItem(self.item, [Purpose.TRIAGE, Purpose.CARE])],
            ShareBack.OUTCOME,
            recipient or Recipient(),
            NOTICE,
            utc_now() + timedelta(days=days),
            messages_with_platform=messages,
        )

    def pass_time(self, by: timedelta) -> None:
        clock.move(by)
        self.moved += by

    def work(self) -> None:
        """Let the worker fire what is due; no end of a referral at L2 or above is its doing."""
        before = self.now
        with self.as_role(Reach(Role.WORKER)) as session:
            due = due_timers(session)
        for each in due:
            with self.as_role(Reach(Role.WORKER)) as session:
                assert not (fire(session, each) and fire(session, each)), "a timer fires once"
        self.look()
        after = self.now
        assert before.risk < "L2" or before.status == after.status or after.status not in ENDED
        self.taken["timer", before.status, after.status] += 1

    def readers(self) -> list[UUID]:
        """Return which clinicians can read the words now."""
        return [
            each.id
            for each in self.clinicians
            if not isinstance(self.act(each, read_context, self.id), Problem)
        ]

    def go_back(self) -> None:
        clock.move(-self.moved)


ENDED = frozenset(place.status.value for place in Place) - {
    "awaiting_consent",
    "queued",
    "claimed",
    "accepted",
    "in_progress",
    "on_hold",
    "cancellation_requested",
}


def actor(persona: Persona, id_: UUID, platform_id: UUID | None = None) -> Actor:
    scopes = frozenset({"context:read"}) if persona is Persona.CLINICIAN else frozenset()
    return Actor(persona, id_, "walk", uuid4(), scopes, platform_id)


def _proposal(hours: int) -> Proposal:
    starts = utc_now() + timedelta(hours=hours)
    return Proposal(starts, 50, "America/New_York", Modality.PHONE, dial_in="+12125550123")


def checked(jurisdiction: str) -> CheckIn:
    return CheckIn(
        jurisdiction,
        emergency_contact_known=True,
        identity_checked=True,
        telehealth_consented=True,
    )


def _contact(result: ContactResult) -> NewContact:
    return NewContact(ContactWay.PHONE, result, utc_now())


Act = Callable[[Walk, Actor], Any]

OWNERS_ACTS: dict[str, Act] = {
    "claim": lambda w, who: w.act(who, claim, w.id),
    "renew": lambda w, who: w.act(who, renew, w.id, w.token),
    "release": lambda w, who: w.act(who, release, w.id, w.token),
    "accept": lambda w, who: w.act(who, accept, w.id, w.token, YES),
    "decline": lambda w, who: w.act(
        who, decline, w.id, w.token, Declining(DeclineCode.NO_CAPACITY, None, None)
    ),
    "decline for good": lambda w, who: w.act(
        who, decline, w.id, w.token, Declining(DeclineCode.OUT_OF_SCOPE, None, None)
    ),
    "hand back": lambda w, who: w.act(who, hand_back, w.id, w.token),
    "hold": lambda w, who: w.act(who, hold, w.id, w.token, Waitlisting(14)),
    "resume": lambda w, who: w.act(who, resume, w.id, w.token),
    "schedule": lambda w, who: w.act(
        who, schedule, w.id, w.token, _proposal(3), if_match=Precondition(None, absent=True)
    ),
    "schedule again": lambda w, who: w.act(
        who, schedule, w.id, w.token, _proposal(30), if_match=ANY
    ),
    "check in": lambda w, who: w.act(who, check_in, w.id, w.token, checked("NY")),
    "check in elsewhere": lambda w, who: w.act(who, check_in, w.id, w.token, checked("HI")),
    "attended": lambda w, who: w.act(who, record_visit, w.id, w.token, Visit.ATTENDED),
    "no show": lambda w, who: w.act(who, record_visit, w.id, w.token, Visit.NO_SHOW),
    "reached": lambda w, who: w.act(
        who, record_contact, w.id, w.token, _contact(ContactResult.REACHED)
    ),
    "not reached": lambda w, who: w.act(
        who, record_contact, w.id, w.token, _contact(ContactResult.NOT_REACHED)
    ),
    "cancel appointment": lambda w, who: w.act(who, cancel_appointment, w.id, w.token, None),
    "completed": lambda w, who: w.act(
        who,
        record_outcome,
        w.id,
        w.token,
        Outcome(OutcomeCode.CARE_COMPLETED, EvidenceClass.CLINICIAN_ATTESTED),
    ),
    "not engaged": lambda w, who: w.act(
        who,
        record_outcome,
        w.id,
        w.token,
        Outcome(OutcomeCode.NOT_REACHED, EvidenceClass.CLINICIAN_ATTESTED),
    ),
    "confirm cancel": lambda w, who: w.act(who, confirm_cancel, w.id, w.token),
    "reached by the last": lambda w, who: w.act(
        who, record_contact, w.id, None, _contact(ContactResult.REACHED)
    ),
    "written by the last": lambda w, who: w.act(
        who, send_message, w.id, None, NewMessage("Soon."), Screening(Level.L0)
    ),
    "flagged by the last": lambda w, who: w.act(
        who, flag_crisis, w.id, Screening(Level.L2, ("suicide",))
    ),
    "old token": lambda w, who: w.act(who, accept, w.id, w.token - 1, YES),
}
OTHERS_ACTS: dict[str, Act] = {
    "grant": lambda w, _: w.act(w.member, grant, w.terms()),
    "grant for a day": lambda w, _: w.act(w.member, grant, w.terms(days=1)),
    "grant to one": lambda w, who: w.act(
        w.member, grant, w.terms(recipient=Recipient(clinician_id=who.id))
    ),
    "deny": lambda w, _: w.act(w.member, deny, w.terms()),
    "withdraw": lambda w, _: w.act(w.member, withdraw, w.id),
    "refuse": lambda w, _: w.act(w.member, refuse_clinician, w.id),
    "keep waiting": lambda w, _: w.act(w.member, keep_waiting, w.id),
    "confirm appointment": lambda w, _: w.act(w.member, confirm_appointment, w.id),
    "cannot come": lambda w, _: w.act(w.member, cancel_appointment, w.id, None, None),
    "move to Texas": lambda w, _: w.act(w.member, change_member, MemberChange("TX"), if_match=ANY),
    "move to Hawaii": lambda w, _: w.act(w.member, change_member, MemberChange("HI"), if_match=ANY),
    "move home": lambda w, _: w.act(w.member, change_member, MemberChange("NY"), if_match=ANY),
    "flag": lambda w, _: w.act(w.member, flag_crisis, w.id, Screening(Level.L2, ("suicide",))),
    "cancel": lambda w, _: w.act(w.platform, cancel, w.id),
    "void": lambda w, _: w.act(w.platform, void, w.id),
    "void by operator": lambda w, _: w.act(w.operator, void_by_operator, w.id, VoidReason.TEST),
    "reassign": lambda w, _: w.act(w.coordinator, reassign, w.id),
    "attempt": lambda w, _: w.act(
        w.coordinator,
        record_attempt,
        w.id,
        NewContact(ContactWay.PLATFORM_CONTACT, ContactResult.NOT_REACHED, utc_now()),
    ),
    "close": lambda w, _: w.act(w.coordinator, close, w.id, CloseReason.NOT_REACHED),
    "close for want": lambda w, _: w.act(w.coordinator, close, w.id, CloseReason.NO_CLINICIAN),
}
