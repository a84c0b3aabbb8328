"""Erasing a member: what names them and all their words go; what the law keeps stays nameless."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from api.alerts.find import has_waiting
from api.alerts.forget import forget_member
from api.audit.record import record
from api.care.forget import destroy_messages
from api.clock import utc_now
from api.communities.models import ERASED_REFERENCE, AgeGroup, Member, SafeChannel
from api.consents.account import disclosed_under
from api.consents.codes import ConsentMethod, ConsentStatus, Covers
from api.consents.destroy import destroy_words
from api.consents.models import Consent, Disclosure
from api.consents.record import end_consent
from api.consents.standing import standing_consent
from api.db.base import new_id
from api.events.models import CRISIS_TYPES
from api.events.publish import blank
from api.links.end import end_every_way_in
from api.referrals.card_models import LIKES_NOTHING, MatchProfile
from api.referrals.find import lock_referral
from api.referrals.lifecycle import is_open
from api.referrals.models import Decline, Referral
from api.referrals.revoke import take_out
from api.web.auth import Actor
from api.web.problems import NotFound


@dataclass(frozen=True, slots=True)
class Erased:
    """What was done to one referral; `alert_waits` says that somebody must still answer for it."""

    jurisdiction: str
    age_group: AgeGroup
    was_open: bool
    consents_ended: int
    keys_destroyed: int
    disclosed: Sequence[Disclosure]
    alert_waits: bool


@dataclass(frozen=True, slots=True)
class Erasure:
    """A member's erasure: when, and what became of each of their referrals."""

    id: UUID
    at: datetime
    member_id: UUID
    referrals: Sequence[Erased]


def erase(
    session: Session, *, by: Actor, method: ConsentMethod = ConsentMethod.MEMBER_TOKEN
) -> Erasure:
    """Withdraw, end and destroy all that is the member's, and forget who they are.

    The member's row is locked first: whoever refers them meanwhile waits, and then meets somebody
    new. Their referrals are withdrawn as a revocation does it, so that the platform cannot tell
    one from the other by reading them. An alert that nobody has reviewed stays to be answered.
    Raises `NotFound` (404) where somebody was faster.
    """
    member = _lock_member(session, by)
    mine = (Referral.platform_id == member.platform_id, Referral.member_id == member.id)
    found = session.scalars(select(Referral.id).where(*mine).order_by(Referral.id)).all()
    erased = [_erase_referral(session, referral_id, by, method) for referral_id in found]
    end_every_way_in(session, by=by)
    _forget(member)
    erasure = Erasure(new_id(), utc_now(), member.id, erased)
    record(
        session,
        "member.erased",
        ("member", member.id),
        by=by,
        platform_id=member.platform_id,
        erasure=str(erasure.id),
        referrals=len(erased),
        withdrawn=sum(each.was_open for each in erased),
        consents_ended=sum(each.consents_ended for each in erased),
        keys_destroyed=sum(each.keys_destroyed for each in erased),
        alerts_waiting=sum(each.alert_waits for each in erased),
        method=method.value,
    )
    return erasure


def _lock_member(session: Session, by: Actor) -> Member:
    member = session.scalar(
        select(Member)
        .where(Member.platform_id == by.platform_id, Member.id == by.id)
        .with_for_update()
    )
    if member is None or member.erased_at is not None:
        raise NotFound
    return member


def _forget(member: Member) -> None:
    """Put what nobody can guess in the place of the platform's reference.

    State and age group stay: by them it is known how long the rest is kept.
    """
    member.member_ref = f"erased-{secrets.token_urlsafe(24)}"
    member.languages = []
    member.safe_channel, member.safe_to_name_service = SafeChannel.NONE, False
    member.erased_at = utc_now()


def _erase_referral(
    session: Session, referral_id: UUID, by: Actor, method: ConsentMethod
) -> Erased:
    referral = lock_referral(session, referral_id, by=by)
    tenant, was_open = referral.platform_id, is_open(referral.status)
    waits = has_waiting(session, tenant, referral_id)
    blank(session, tenant, referral_id, but=CRISIS_TYPES if waits else ())
    standing, ended = _end_consents(session, referral, method)
    if was_open:
        take_out(session, referral, "withdraw", standing)
    destroyed = destroy_words(session, tenant, referral_id)
    destroyed += destroy_messages(session, tenant, referral_id)
    _clear(session, referral)
    return Erased(
        jurisdiction=referral.jurisdiction,
        age_group=referral.age_group,
        was_open=was_open,
        consents_ended=ended,
        keys_destroyed=destroyed,
        disclosed=disclosed_under(session, platform_id=tenant, referral_id=referral_id),
        alert_waits=waits,
    )


def _end_consents(
    session: Session, referral: Referral, method: ConsentMethod
) -> tuple[Consent | None, int]:
    """End what stands, for an emergency too; returns the referral's own, and how many."""
    found = {
        covers: standing_consent(session, referral.platform_id, referral.id, covers)
        for covers in Covers
    }
    standing = [each for each in found.values() if each]
    for each in standing:
        end_consent(session, each, ConsentStatus.REVOKED, method)
    return found[Covers.REFERRAL], len(standing)


def _clear(session: Session, referral: Referral) -> None:
    """Clear what was said about the member, by the platform and by clinicians."""
    referral.reference, referral.topics, referral.preferences = ERASED_REFERENCE, [], {}
    referral.languages = []
    referral.safe_channel, referral.safe_to_name_service = SafeChannel.NONE, False
    session.flush()
    session.execute(
        update(Decline)
        .where(Decline.platform_id == referral.platform_id, Decline.referral_id == referral.id)
        .values(comment=None, next_place=None)
        .execution_options(synchronize_session=False)
    )
    session.execute(
        update(MatchProfile)
        .where(
            MatchProfile.platform_id == referral.platform_id,
            MatchProfile.referral_id == referral.id,
        )
        .values(LIKES_NOTHING)
        .execution_options(synchronize_session=False)
    )
    forget_member(session, referral.platform_id, referral.id)
