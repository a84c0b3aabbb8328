"""Reading consents: a member's own, with the items each one names."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.consents.codes import Purpose
from api.consents.models import Consent, ConsentItem, ContextItem
from api.consents.regimes import Regime
from api.web.problems import NotFound


@dataclass(frozen=True, slots=True)
class GrantedItem:
    """One item of a consent and its purposes."""

    context_id: UUID
    purposes: Sequence[Purpose]


@dataclass(frozen=True, slots=True)
class ConsentWithItems:
    """A consent as its member sees it."""

    consent: Consent
    items: Sequence[GrantedItem]

    @property
    def regimes(self) -> list[Regime]:
        return [Regime(regime) for regime in self.consent.regimes]


def find_consent(
    session: Session, consent_id: UUID, *, platform_id: UUID, member_id: UUID
) -> Consent:
    """Return the member's own consent; anybody else's is `NotFound` (404)."""
    consent = session.scalar(
        select(Consent).where(
            Consent.platform_id == platform_id,
            Consent.member_id == member_id,
            Consent.id == consent_id,
        )
    )
    if consent is None:
        raise NotFound
    return consent


def consents_of(
    session: Session, *, platform_id: UUID, member_id: UUID, before: UUID | None, limit: int
) -> Sequence[Consent]:
    """Return the member's consents, newest first: `limit` rows older than `before`."""
    query = (
        select(Consent)
        .where(Consent.platform_id == platform_id, Consent.member_id == member_id)
        .order_by(Consent.id.desc())
        .limit(limit)
    )
    if before is not None:
        query = query.where(Consent.id < before)
    return session.scalars(query).all()


def with_items(session: Session, consents: Sequence[Consent]) -> list[ConsentWithItems]:
    """Attach to each consent the items that it names."""
    granted: dict[UUID, dict[UUID, list[Purpose]]] = defaultdict(lambda: defaultdict(list))
    if consents:
        rows = session.scalars(
            select(ConsentItem).where(
                ConsentItem.platform_id == consents[0].platform_id,
                ConsentItem.consent_id.in_([consent.id for consent in consents]),
            )
        )
        for row in rows:
            granted[row.consent_id][row.context_id].append(row.purpose)
    return [
        ConsentWithItems(
            consent, [GrantedItem(k, sorted(v)) for k, v in granted[consent.id].items()]
        )
        for consent in consents
    ]


def context_items_of(
    session: Session, *, platform_id: UUID, referral_ids: Sequence[UUID]
) -> dict[UUID, list[ContextItem]]:
    """Return the items of these referrals without their words, in the order they came."""
    items = session.scalars(
        select(ContextItem)
        .where(ContextItem.platform_id == platform_id, ContextItem.referral_id.in_(referral_ids))
        .order_by(ContextItem.id)
    )
    found: dict[UUID, list[ContextItem]] = defaultdict(list)
    for item in items:
        found[item.referral_id].append(item)
    return found
