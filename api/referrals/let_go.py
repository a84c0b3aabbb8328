"""Letting a referral go: out of its holder's hands, back to the queue or to its end."""

from sqlalchemy import update
from sqlalchemy.orm import Session

from api.care.appointments import end_appointments
from api.clock import utc_now
from api.consents.standing import standing_consent
from api.referrals.advance import advance
from api.referrals.card import has_card, post_card, remove_card, return_card
from api.referrals.codes import Place, TimerKind
from api.referrals.forget_words import forget_words
from api.referrals.models import ClaimRecord, Referral
from api.referrals.timers import due_after


def requeue(session: Session, referral: Referral, action: str) -> None:
    """Let it wait for the next clinician; a claim's token stays, so that old writes are stale.

    An owner stays responsible until the next one accepts; who declines had reached nobody yet.
    """
    owned = referral.place is not Place.CLAIMED and action != "decline"
    owner = referral.clinician_id if owned else None
    advance(session, referral, action, Place.QUEUED)
    referral.free()
    referral.responsible_id = owner or referral.responsible_id
    end_appointments(session, referral.id)
    if has_card(session, referral):
        return_card(session, referral)
        return
    consent = standing_consent(session, referral.platform_id, referral.id)
    assert consent is not None  # noqa: S101 - nothing waits in the queue that nobody may take
    post_card(session, referral, consent)


def lapse(session: Session, referral: Referral) -> None:
    """Free a claim whose lease is over; its holder waits as long before they claim it again."""
    session.execute(
        update(ClaimRecord)
        .where(
            ClaimRecord.platform_id == referral.platform_id,
            ClaimRecord.referral_id == referral.id,
            ClaimRecord.claim_token == referral.claim_token,
        )
        .values(excluded_until=due_after(referral, TimerKind.CLAIM_LEASE, utc_now()))
    )
    requeue(session, referral, "lapse")


def end(session: Session, referral: Referral, action: str, place: Place) -> None:
    """End it there: nobody holds it, no card shows it, no timer runs, and its words are gone."""
    advance(session, referral, action, place)
    referral.free()
    referral.responsible_id = None
    end_appointments(session, referral.id)
    remove_card(session, referral)
    # a member has the right to their own keys, and is told how many they destroyed
    if place is not Place.WITHDRAWN:
        forget_words(session, referral)
