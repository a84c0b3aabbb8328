"""Claiming: one clinician takes a leased hold on a referral, with a fencing token."""

from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from api.audit.record import record
from api.clinicians.licensure import licensed_jurisdictions, lock_clinician
from api.clock import utc_now
from api.db.session import admit
from api.referrals.advance import advance
from api.referrals.card import remove_card, take_card
from api.referrals.codes import OPEN, HoldReason, NextAction, Place
from api.referrals.models import ClaimRecord, Referral
from api.referrals.problems import AtCapacity
from api.referrals.refuse_minor import is_refused, refuse_minor
from api.referrals.share_back import tell_platform
from api.referrals.timers import hand_to_coordinator
from api.web.auth import Actor


def claim(
    session: Session, referral_id: UUID, *, by: Actor, minors_in: frozenset[str] = frozenset()
) -> Referral:
    """Take the referral for this clinician: exactly one of any number at once succeeds.

    Raises `AtCapacity`, `AlreadyClaimed`, `MinorNotServed` (409), `ClinicianSuspended` (403), and
    `NotFound` (404) for whatever this clinician may not see.
    """
    refuse_over_capacity(session, by)
    jurisdictions = licensed_jurisdictions(session, by.id)
    platform_id = take_card(session, referral_id, jurisdictions=jurisdictions, clinician_id=by.id)
    return take_claim(session, platform_id, referral_id, by=by, minors_in=minors_in)


def refuse_over_capacity(session: Session, by: Actor) -> None:
    """Lock the clinician and raise `AtCapacity` (409) when their hands are full.

    All that they hold counts, on a waitlist too; only what awaits a new consent is nobody's work.
    """
    clinician = lock_clinician(session, by.id)
    held = session.scalar(
        select(func.count())
        .select_from(Referral)
        .where(
            Referral.clinician_id == by.id,
            Referral.status.in_(OPEN),
            Referral.hold_reason.is_distinct_from(HoldReason.CONSENT_LAPSED),
        )
    )
    if (held or 0) >= clinician.capacity:
        raise AtCapacity


def take_claim(
    session: Session, platform_id: UUID, referral_id: UUID, *, by: Actor, minors_in: frozenset[str]
) -> Referral:
    """Move the referral whose card this transaction has just taken."""
    admit(session, referral_id)
    referral = session.get_one(Referral, (platform_id, referral_id), with_for_update=True)
    _refuse_minor(session, referral, minors_in)
    advance(session, referral, "claim", Place.CLAIMED)
    referral.clinician_id = by.id
    referral.claimed_at = utc_now()
    referral.claim_token += 1
    referral.renewals = 0
    session.add(
        ClaimRecord(
            platform_id=platform_id,
            referral_id=referral_id,
            claim_token=referral.claim_token,
            clinician_id=by.id,
            claimed_at=referral.claimed_at,
        )
    )
    record(
        session,
        "referral.claimed",
        ("referral", referral.id),
        by=by,
        platform_id=platform_id,
        claim_token=referral.claim_token,
    )
    if referral.first_claimed_at is None:
        referral.first_claimed_at = utc_now()
        tell_platform(session, referral)
    return referral


def _refuse_minor(session: Session, referral: Referral, minors_in: frozenset[str]) -> None:
    """Refuse where the rule has changed since: nobody is offered it again, a person follows up."""
    if is_refused(referral, turned_on=minors_in):
        remove_card(session, referral)
        hand_to_coordinator(session, referral, NextAction.REACH_OUT)
    refuse_minor(referral, referral.risk, referral.risk_domains, turned_on=minors_in)
