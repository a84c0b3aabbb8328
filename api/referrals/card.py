"""Posting, taking, returning and removing a referral's blind card."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import ColumnElement, and_, delete, or_, select, update
from sqlalchemy.orm import Session

from api.clinicians.models import Clinician
from api.clock import utc_now
from api.consents.models import Consent
from api.referrals.card_models import IntakeCard
from api.referrals.codes import Priority
from api.referrals.match import matches_me
from api.referrals.models import Referral
from api.referrals.problems import AlreadyClaimed
from api.web.problems import NotFound

_PRIORITY_RANKS = {Priority.URGENT: 0, Priority.ROUTINE: 1}


def post_card(session: Session, referral: Referral, consent: Consent) -> None:
    """Put a card into the queue of the member's jurisdiction; risk sorts before priority.

    It is shown until the consent behind it ends, and only to whom that names.
    """
    assert referral.due_at is not None  # noqa: S101 - a queued referral always has its time
    session.add(
        IntakeCard(
            jurisdiction=referral.jurisdiction,
            referral_id=referral.id,
            platform_id=referral.platform_id,
            waiting=True,
            widened=referral.widened_at is not None,
            shown_until=consent.expires_at,
            only_clinician_id=consent.recipient_clinician_id,
            only_organisation_id=consent.recipient_organisation_id,
            risk_rank=_risk_rank(referral),
            priority_rank=_PRIORITY_RANKS[referral.priority],
            due_at=referral.due_at,
            queued_at=utc_now(),
            topics=referral.topics,
            age_group=referral.age_group,
            languages=referral.languages,
        )
    )


def meant_for(clinician_id: UUID) -> ColumnElement[bool]:
    """Say, for a query over cards, that the member named nobody, or this clinician or their own."""
    own = select(Clinician.organisation_id).where(Clinician.id == clinician_id).scalar_subquery()
    return and_(
        or_(IntakeCard.only_clinician_id.is_(None), IntakeCard.only_clinician_id == clinician_id),
        or_(IntakeCard.only_organisation_id.is_(None), IntakeCard.only_organisation_id == own),
    )


def take_card(
    session: Session, referral_id: UUID, *, jurisdictions: Sequence[str], clinician_id: UUID
) -> UUID:
    """Take a waiting card, for exactly one claimer, and return the tenant it belongs to.

    One conditional UPDATE decides the race; whoever comes after it waits for no lock. Raises
    `AlreadyClaimed` (409) when the clinician may see the card but it no longer waits, else
    `NotFound` (404).
    """
    within_reach = (
        IntakeCard.referral_id == referral_id,
        IntakeCard.shown_until > utc_now(),
        IntakeCard.jurisdiction.in_(jurisdictions),
        meant_for(clinician_id),
    )
    seen = session.scalar(select(IntakeCard.waiting).where(*within_reach, matches_me()))
    if seen is None:
        raise NotFound
    if not seen:
        raise AlreadyClaimed
    taken = session.execute(
        update(IntakeCard)
        .where(*within_reach, IntakeCard.waiting)
        .values(waiting=False)
        .returning(IntakeCard.platform_id)
    ).scalar()
    if taken is None:
        raise AlreadyClaimed
    return taken


def show_card(session: Session, referral: Referral, consent: Consent) -> None:
    """Show the card to whom, and as long as, the consent says that has replaced the one before."""
    session.execute(
        update(IntakeCard)
        .where(IntakeCard.referral_id == referral.id)
        .values(
            shown_until=consent.expires_at,
            only_clinician_id=consent.recipient_clinician_id,
            only_organisation_id=consent.recipient_organisation_id,
        )
    )


def rank_card(session: Session, referral: Referral) -> None:
    """Give the card, if there is one, the place of the risk that was raised."""
    session.execute(
        update(IntakeCard)
        .where(IntakeCard.referral_id == referral.id)
        .values(risk_rank=_risk_rank(referral))
    )


def _risk_rank(referral: Referral) -> int:
    return 3 - int(referral.risk.value[1])


def return_card(session: Session, referral: Referral) -> None:
    """Let the card wait again where the member is now, in the place that it had."""
    session.execute(
        update(IntakeCard)
        .where(IntakeCard.referral_id == referral.id)
        .values(waiting=True, jurisdiction=referral.jurisdiction)
    )


def place_card(session: Session, referral: Referral) -> None:
    """Let the card, if there is one, be where the member is now."""
    session.execute(
        update(IntakeCard)
        .where(
            IntakeCard.platform_id == referral.platform_id,
            IntakeCard.referral_id == referral.id,
        )
        .values(jurisdiction=referral.jurisdiction)
        .execution_options(synchronize_session=False)
    )


def rematch_card(session: Session, referral: Referral) -> None:
    """Mark the card, if there is one, as changed: what it matches now is not what it matched."""
    session.execute(
        update(IntakeCard)
        .where(IntakeCard.referral_id == referral.id)
        .values(jurisdiction=referral.jurisdiction)
    )


def widen_card(session: Session, referral: Referral) -> None:
    """Show the card to everybody who meets what the member must have, whatever else they wish."""
    session.execute(
        update(IntakeCard).where(IntakeCard.referral_id == referral.id).values(widened=True)
    )


def has_card(session: Session, referral: Referral) -> bool:
    """Tell whether there is a card, waiting or taken."""
    query = select(IntakeCard.referral_id).where(IntakeCard.referral_id == referral.id)
    return session.scalar(query) is not None


def remove_card(session: Session, referral: Referral) -> None:
    """Take the card out for good."""
    session.execute(delete(IntakeCard).where(IntakeCard.referral_id == referral.id))


def lock_card(session: Session, referral_id: UUID) -> None:
    """Lock the card before its referral: every verb takes the two in this order."""
    session.execute(
        select(IntakeCard.referral_id)
        .where(IntakeCard.referral_id == referral_id)
        .with_for_update()
    )
