"""Submitting a referral: a platform asks that one of its members be handed over."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.audit.record import record
from api.clock import utc_now
from api.communities.models import Community
from api.communities.refer_member import KnownMember, MetMember, find_community, meet_member
from api.consents.codes import SentBy
from api.consents.hold import NewContext, Whose, hold_context
from api.crisis.levels import ENGINE, Screening, ToScreen
from api.db.base import new_id
from api.events.models import EventType
from api.events.publish import publish
from api.referrals.advance import take_turn
from api.referrals.attest import AttestedConsent, attest, refuse_attestation
from api.referrals.codes import OPEN, NextAction, NextActor, Priority, ReferralStatus
from api.referrals.flag_crisis import CrisisFlagging, raise_screened
from api.referrals.models import Referral
from api.referrals.move_member import follow_member
from api.referrals.prefer import Preferences, write_profile
from api.referrals.problems import CommunitySuspended, DuplicateOpenReferral
from api.referrals.refuse_minor import refuse_minor
from api.web.auth import Actor
from api.web.problems import InvalidRequest


@dataclass(frozen=True, slots=True)
class Agreement:
    """That the member agreed to be referred: when, and to which version of the text."""

    at: datetime
    text_version: str


@dataclass(frozen=True, slots=True)
class NewReferral:
    """What a platform sends: whom, why, how soon, and the context the member may share."""

    reference: str
    community_id: UUID
    priority: Priority
    topics: Sequence[str]
    member: KnownMember
    member_agreed: Agreement
    preferences: Preferences
    context: Sequence[NewContext]
    crisis_flag: CrisisFlagging | None = None
    attested_consent: AttestedConsent | None = None

    def to_screen(self) -> ToScreen:
        """Return everything in words, every questionnaire, and what the platform itself says."""
        return ToScreen(
            texts=[item.text for item in self.context if item.text],
            screeners=[item.screener for item in self.context if item.screener],
            asserted=self.crisis_flag.asserted() if self.crisis_flag else None,
            jurisdiction=self.member.jurisdiction,
            languages=self.member.languages,
        )


def submit(
    session: Session,
    new: NewReferral,
    screening: Screening,
    *,
    by: Actor,
    minors_in: frozenset[str] = frozenset(),
) -> Referral:
    """Create the referral and hold its context, sealed until the member decides.

    With an attested consent they have decided, and it waits for a clinician at once. `minors_in`
    is where the operator lets minors be referred on their own word. Raises
    `InvalidRequest` (unknown community; items outside an attested consent), `CommunitySuspended`,
    `AttestationNotAgreed`, `MinorNotServed` and `DuplicateOpenReferral` (409, with the id of the
    one that is open).
    """
    platform_id = by.id
    community = _refuse_community(session, platform_id, new.community_id)
    refuse_minor(new.member, screening.level, screening.domains, turned_on=minors_in)
    if new.attested_consent:
        refuse_attestation(session, community, new.attested_consent, new.context)
    member = meet_member(session, platform_id, new.member)
    member_id = member.id
    follow_member(session, member, by=by)
    _refuse_duplicate(session, platform_id, new.community_id, member_id)
    referral = _referral(new, screening, platform_id, member)
    session.add(referral)
    session.flush()
    take_turn(session, referral)
    write_profile(session, referral, new.preferences)
    whose = Whose(platform_id, referral.id, member_id)
    held = hold_context(session, new.context, about=whose, sent_by=SentBy.PLATFORM)
    _tell(session, referral, by, items=len(held))
    if new.attested_consent:
        attest(session, referral, held, new.attested_consent, by=by)
    raise_screened(session, referral, screening)
    return referral


def _tell(session: Session, referral: Referral, by: Actor, *, items: int) -> None:
    record(
        session,
        "referral.submitted",
        ("referral", referral.id),
        by=by,
        platform_id=referral.platform_id,
        risk=referral.risk.value,
        items=items,
    )
    publish(
        session,
        EventType.SUBMITTED,
        platform_id=referral.platform_id,
        referral_id=referral.id,
        reference=referral.reference,
    )


def _refuse_community(session: Session, platform_id: UUID, community_id: UUID) -> Community:
    community = find_community(session, platform_id, community_id)
    if community is None:
        detail = "Not a community of yours."
        raise InvalidRequest(errors=[{"pointer": "/community_id", "detail": detail}])
    if community.suspended_at:
        raise CommunitySuspended
    return community


def _refuse_duplicate(
    session: Session, platform_id: UUID, community_id: UUID, member_id: UUID
) -> None:
    open_one = session.scalar(
        select(Referral.id).where(
            Referral.platform_id == platform_id,
            Referral.community_id == community_id,
            Referral.member_id == member_id,
            Referral.status.in_(OPEN),
        )
    )
    if open_one:
        raise DuplicateOpenReferral(
            headers={"Link": f'</v1/referrals/{open_one}>; rel="related"'},
            referral_id=str(open_one),
        )


def _referral(
    new: NewReferral, screening: Screening, platform_id: UUID, member: MetMember
) -> Referral:
    return Referral(
        platform_id=platform_id,
        id=new_id(),
        reference=new.reference,
        community_id=new.community_id,
        member_id=member.id,
        status=ReferralStatus.AWAITING_CONSENT,
        priority=new.priority,
        risk=screening.level,
        risk_domains=list(screening.domains),
        risk_rules=list(screening.rules),
        source_risk=screening.level,
        screen_engine=ENGINE,
        screen_degraded=screening.degraded,
        topics=list(new.topics),
        jurisdiction=member.jurisdiction,
        jurisdiction_asked_at=member.jurisdiction_asked_at,
        age_group=new.member.age_group,
        languages=list(new.member.languages),
        safe_channel=member.safe_channel,
        safe_to_name_service=member.safe_to_name_service,
        preferences={},
        member_agreed_at=new.member_agreed.at,
        agreed_text_version=new.member_agreed.text_version,
        claim_token=0,
        next_action=NextAction.DECIDE_CONSENT,
        next_actor=NextActor.MEMBER,
        due_at=utc_now(),
        created_at=utc_now(),
    )
