"""Following a member who has moved, or is reached elsewhere: their open referrals know it too."""

from datetime import datetime
from typing import Protocol
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from api.alerts.follow import reach_safely
from api.audit.record import record
from api.clinicians.licensure import practises
from api.clock import utc_now
from api.communities.me import MemberChange, change_me, member_tag, read_me
from api.communities.models import Member, SafeChannel
from api.consents.standing import active_consent
from api.referrals.advance import advance
from api.referrals.card import place_card
from api.referrals.codes import OPEN, Place
from api.referrals.find import lock_referral
from api.referrals.let_go import requeue
from api.referrals.lifecycle import OWNED, is_open
from api.referrals.models import Referral
from api.web.auth import Actor
from api.web.preconditions import Precondition

_HELD = (Place.CLAIMED, *OWNED, Place.MOVED_STATE)
"""Where it matters whether whoever has it may practise there."""


class Whereabouts(Protocol):
    """Where a member is, when they were asked, and how they are reached."""

    @property
    def id(self) -> UUID: ...
    @property
    def jurisdiction(self) -> str: ...
    @property
    def jurisdiction_asked_at(self) -> datetime: ...
    @property
    def safe_channel(self) -> SafeChannel: ...
    @property
    def safe_to_name_service(self) -> bool: ...


def change_member(
    session: Session, change: MemberChange, *, if_match: Precondition, by: Actor
) -> Member:
    """Write what a member says of themself; their open referrals go where they are now.

    Their row is locked first, as in a submission. Raises `PreconditionFailed` (412) and
    `NotFound` (404).
    """
    member = read_me(session, by=by, lock=True)
    if_match.require(member_tag(member))
    change_me(member, change)
    session.flush()
    record(session, "member.changed", ("member", member.id), by=by, platform_id=member.platform_id)
    follow_member(session, member, by=by)
    return member


def follow_member(session: Session, member: Whereabouts, *, by: Actor) -> None:
    """Place each open referral of the member, and its card, where they are and are reached now."""
    now_known = {
        "jurisdiction": member.jurisdiction,
        "jurisdiction_asked_at": member.jurisdiction_asked_at,
        "safe_channel": member.safe_channel,
        "safe_to_name_service": member.safe_to_name_service,
    }
    changed = session.scalars(
        select(Referral.id)
        .where(
            Referral.platform_id == by.platform_id,
            Referral.member_id == member.id,
            Referral.status.in_(OPEN),
            or_(*(getattr(Referral, name) != value for name, value in now_known.items())),
        )
        .order_by(Referral.id)
    ).all()
    for referral_id in changed:
        referral = lock_referral(session, referral_id, by=by)
        if is_open(referral.status):
            _follow(session, referral, member)


def _follow(session: Session, referral: Referral, member: Whereabouts) -> None:
    referral.safe_channel = member.safe_channel
    referral.safe_to_name_service = member.safe_to_name_service
    reach_safely(
        session,
        referral.platform_id,
        [referral.id],
        channel=member.safe_channel,
        may_name_service=member.safe_to_name_service,
    )
    move(session, referral, member.jurisdiction, member.jurisdiction_asked_at)


def move(session: Session, referral: Referral, jurisdiction: str, asked_at: datetime) -> None:
    """Let a locked, open referral be where its member is now, as they said at `asked_at`.

    Who holds a claim and may not practise there loses it, an owner has it on hold, and goes on
    once the member is back where they may. Its card is shown where the member is.
    """
    has_moved = referral.jurisdiction != jurisdiction
    referral.jurisdiction, referral.jurisdiction_asked_at = jurisdiction, asked_at
    session.flush()
    if has_moved:
        place_card(session, referral)
        _give(session, referral)


def _give(session: Session, referral: Referral) -> None:
    """Leave it with whoever has it, or take it from them, as their licences say."""
    if referral.place not in _HELD or referral.clinician_id is None:
        return
    today = utc_now().date()
    is_licensed = practises(session, referral.clinician_id, referral.jurisdiction, today)
    if referral.place is Place.MOVED_STATE:
        if is_licensed:
            _go_on(session, referral)
    elif not is_licensed and referral.place is Place.CLAIMED:
        requeue(session, referral, "move")
    elif not is_licensed:
        advance(session, referral, "move", Place.MOVED_STATE)


def _go_on(session: Session, referral: Referral) -> None:
    """Go on where it stood; a consent that lapsed meanwhile holds it at once."""
    assert referral.held_from is not None  # noqa: S101 - the table's CHECK: a hold says from where
    advance(session, referral, "move", referral.held_from)
    if active_consent(session, referral.platform_id, referral.id) is None:
        advance(session, referral, "lapse_consent", Place.CONSENT_LAPSED)
