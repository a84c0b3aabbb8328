"""Which consent stands on a referral, and which is in force at this moment."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.clock import utc_now
from api.consents.codes import ConsentStatus, Covers
from api.consents.models import Consent, ConsentEvent


def standing_consent(
    session: Session, platform_id: UUID, referral_id: UUID, covers: Covers = Covers.REFERRAL
) -> Consent | None:
    """Return the consent that was neither revoked nor replaced, whether or not it has expired."""
    return session.scalar(
        select(Consent).where(
            Consent.platform_id == platform_id,
            Consent.referral_id == referral_id,
            Consent.covers == covers,
            Consent.status == ConsentStatus.ACTIVE,
        )
    )


def active_consent(
    session: Session, platform_id: UUID, referral_id: UUID, covers: Covers = Covers.REFERRAL
) -> Consent | None:
    """Return the consent in force on a referral: active, and not past its end at this moment."""
    standing = standing_consent(session, platform_id, referral_id, covers)
    return standing if standing and standing.expires_at > utc_now() else None


def granted_in_emergency(session: Session, referral_ids: Sequence[UUID]) -> set[UUID]:
    """Return on which of these referrals a grant for the emergency is in force for the reader.

    The policies show it to whoever has taken the alert, and to no other clinician.
    """
    query = select(Consent.referral_id).where(
        Consent.referral_id.in_(referral_ids),
        Consent.covers == Covers.EMERGENCY,
        Consent.status == ConsentStatus.ACTIVE,
        Consent.expires_at > utc_now(),
    )
    return set(session.scalars(query))


def active_consents(
    session: Session, platform_id: UUID, referral_ids: Sequence[UUID]
) -> dict[UUID, Consent]:
    """Return the consents in force at this moment, by referral."""
    query = select(Consent).where(
        Consent.platform_id == platform_id,
        Consent.referral_id.in_(referral_ids),
        Consent.covers == Covers.REFERRAL,
        Consent.status == ConsentStatus.ACTIVE,
        Consent.expires_at > utc_now(),
    )
    return {consent.referral_id: consent for consent in session.scalars(query)}


def said_no_since(session: Session, platform_id: UUID, member_id: UUID, moment: datetime) -> bool:
    """Tell whether the member denied or revoked anything after this moment."""
    query = (
        select(ConsentEvent.at)
        .where(
            ConsentEvent.platform_id == platform_id,
            ConsentEvent.member_id == member_id,
            ConsentEvent.status.in_([ConsentStatus.DENIED, ConsentStatus.REVOKED]),
            ConsentEvent.at > moment,
        )
        .limit(1)
    )
    return session.scalar(query) is not None
