"""Recording a member's decision, and ending it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from api.clock import utc_now
from api.consents.models import (
    Consent,
    ConsentItem,
    ConsentMethod,
    ConsentStatus,
    ContextItem,
    Purpose,
    RecipientClass,
    ShareBack,
)
from api.consents.problems import ConsentNotActive
from api.db.base import new_id
from api.web.problems import InvalidRequest


@dataclass(frozen=True, slots=True)
class SharedItem:
    """One context item and what it may be read for."""

    context_id: UUID
    purposes: Sequence[Purpose]


@dataclass(frozen=True, slots=True)
class Notice:
    """The text the member was shown: version, language (BCP 47) and SHA-256 in hex."""

    version: str
    language: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Terms:
    """What a member decided about one referral."""

    referral_id: UUID
    items: Sequence[SharedItem]
    share_back: ShareBack
    recipient: RecipientClass
    notice: Notice
    expires_at: datetime


def record_consent(
    session: Session,
    terms: Terms,
    *,
    platform_id: UUID,
    member_id: UUID,
    status: ConsentStatus,
) -> Consent:
    """Record the decision; a consent that is active on the same referral is superseded.

    Raises `InvalidRequest` (422) when an item is not part of this referral.
    """
    _refuse_foreign_items(session, terms, platform_id)
    earlier = standing_consent(session, platform_id, terms.referral_id)
    if earlier:
        end_consent(session, earlier, ConsentStatus.SUPERSEDED)
    consent = Consent(
        platform_id=platform_id,
        id=new_id(),
        referral_id=terms.referral_id,
        member_id=member_id,
        status=status,
        share_back=terms.share_back,
        recipient_class=terms.recipient,
        notice_version=terms.notice.version,
        notice_language=terms.notice.language,
        notice_sha256=terms.notice.sha256,
        method=ConsentMethod.MEMBER_TOKEN,
        supersedes=earlier.id if earlier else None,
        decided_at=utc_now(),
        expires_at=terms.expires_at,
    )
    session.add(consent)
    session.flush()
    session.add_all(_items_of(terms, consent))
    return consent


def _refuse_foreign_items(session: Session, terms: Terms, platform_id: UUID) -> None:
    own = set(
        session.scalars(
            select(ContextItem.id).where(
                ContextItem.platform_id == platform_id,
                ContextItem.referral_id == terms.referral_id,
            )
        )
    )
    errors = [
        {"pointer": f"/items/{n}/context_id", "detail": "Not an item of this referral."}
        for n, item in enumerate(terms.items)
        if item.context_id not in own
    ]
    if errors:
        raise InvalidRequest(errors=errors)


def _items_of(terms: Terms, consent: Consent) -> list[ConsentItem]:
    return [
        ConsentItem(
            platform_id=consent.platform_id,
            consent_id=consent.id,
            context_id=item.context_id,
            purpose=purpose,
            referral_id=consent.referral_id,
            member_id=consent.member_id,
        )
        for item in terms.items
        for purpose in sorted(set(item.purposes))
    ]


def standing_consent(session: Session, platform_id: UUID, referral_id: UUID) -> Consent | None:
    """Return the consent that was neither revoked nor replaced, whether or not it has expired."""
    return session.scalar(
        select(Consent).where(
            Consent.platform_id == platform_id,
            Consent.referral_id == referral_id,
            Consent.status == ConsentStatus.ACTIVE,
        )
    )


def active_consent(session: Session, platform_id: UUID, referral_id: UUID) -> Consent | None:
    """Return the consent in force on a referral: active, and not past its end at this moment."""
    standing = standing_consent(session, platform_id, referral_id)
    return standing if standing and standing.expires_at > utc_now() else None


def active_consents(
    session: Session, platform_id: UUID, referral_ids: Sequence[UUID]
) -> dict[UUID, Consent]:
    """Return the consents in force at this moment, by referral."""
    query = select(Consent).where(
        Consent.platform_id == platform_id,
        Consent.referral_id.in_(referral_ids),
        Consent.status == ConsentStatus.ACTIVE,
        Consent.expires_at > utc_now(),
    )
    return {consent.referral_id: consent for consent in session.scalars(query)}


def end_consent(session: Session, consent: Consent, status: ConsentStatus) -> None:
    """Move an active consent to its end; the row lock makes readers wait and then see nothing.

    Raises `ConsentNotActive` (409) when it had ended already.
    """
    ended = session.execute(
        update(Consent)
        .where(
            Consent.platform_id == consent.platform_id,
            Consent.id == consent.id,
            Consent.status == ConsentStatus.ACTIVE,
        )
        .values(status=status)
        .returning(Consent.id)
    ).first()
    if ended is None:
        raise ConsentNotActive
