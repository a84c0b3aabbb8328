"""Showing a referral to one reader: each persona sees its own part and no more."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from api.alerts.find import AlertStanding, standings_of
from api.communities.find import Alternative, alternatives_among, whole_directory
from api.communities.models import DirectoryEntry
from api.consents.find import context_items_of
from api.consents.models import Consent, ContextItem
from api.consents.standing import active_consents
from api.crisis.levels import Level
from api.referrals.codes import (
    NextAction,
    NextActor,
    Priority,
    ShownStatus,
)
from api.referrals.decline import next_places_of
from api.referrals.models import Referral
from api.referrals.responsible import is_responsible
from api.referrals.share_back import shown_status
from api.referrals.show_claimant import ShownHolder, holders_of
from api.referrals.show_parts import (
    ShownClaim,
    ShownItem,
    ShownOutcome,
    ShownScreening,
    claim_of,
    items_of_member,
    items_of_platform,
    outcome_of,
    outcome_of_platform,
    screening_of,
)
from api.web.auth import Actor, Persona

_ENDED_WITHOUT_CARE = {
    ShownStatus.DECLINED,
    ShownStatus.EXPIRED,
    ShownStatus.CLOSED_NOT_ENGAGED,
}
_TOLD_NO_MORE = {ShownStatus.NOT_SHARED, ShownStatus.WITHDRAWN}
"""Where the platform's own words are not repeated to it: an erased referral has none to show."""


@dataclass(frozen=True, slots=True)
class ShownReferral:
    """A referral as one reader may see it; what they may not is null or empty."""

    id: UUID
    reference: str | None
    community_id: UUID | None
    status: ShownStatus
    priority: Priority
    risk: Level
    screening: ShownScreening | None
    crisis_banner: bool
    crisis_alert: AlertStanding | None
    topics: Sequence[str]
    jurisdiction: str
    jurisdiction_asked_at: datetime | None
    next_action: NextAction
    next_actor: NextActor
    due_at: datetime | None
    claim: ShownClaim | None
    clinician: ShownHolder | None
    outcome: ShownOutcome | None
    context: Sequence[ShownItem]
    alternatives: Sequence[Alternative]
    next_place: str | None
    created_at: datetime
    updated_at: datetime | None
    consent_url: str | None = None
    responsible: bool = False


@dataclass(frozen=True, slots=True)
class _Around:
    """What stands around referrals of one tenant, read once for all of them."""

    consents: Mapping[UUID, Consent]
    items: Mapping[UUID, Sequence[ContextItem]]
    directory: Sequence[DirectoryEntry]
    alerts: Mapping[UUID, AlertStanding]
    holders: Mapping[UUID, ShownHolder]
    next_places: Mapping[UUID, str]


def show(session: Session, referral: Referral, *, to: Actor) -> ShownReferral:
    """Return the referral as this actor may see it at this moment."""
    return show_all(session, [referral], to=to)[0]


def show_all(session: Session, referrals: Sequence[Referral], *, to: Actor) -> list[ShownReferral]:
    """Return each referral as this actor may see it, in as many statements as for one."""
    if not referrals:
        return []
    alerts = _alerts(session, referrals, to)
    if to.persona is Persona.CLINICIAN:
        return [
            _to_responsible(referral)
            if is_responsible(referral, to)
            else _to_holder(referral, alerts)
            for referral in referrals
        ]
    around = _look_around(session, referrals, alerts, to)
    shown = _to_platform if to.persona is Persona.PLATFORM else _to_member
    return [shown(referral, around) for referral in referrals]


def _alerts(
    session: Session, referrals: Sequence[Referral], to: Actor
) -> Mapping[UUID, AlertStanding]:
    acute = [referral.id for referral in referrals if referral.risk is Level.L3]
    is_platform = to.persona is Persona.PLATFORM
    return standings_of(session, acute, shared_only=is_platform) if acute else {}


def _look_around(
    session: Session,
    referrals: Sequence[Referral],
    alerts: Mapping[UUID, AlertStanding],
    to: Actor,
) -> _Around:
    platform_id, ids = referrals[0].platform_id, [referral.id for referral in referrals]
    is_member = to.persona is Persona.MEMBER
    ended = any(referral.status.value in _ENDED_WITHOUT_CARE for referral in referrals)
    return _Around(
        consents=active_consents(session, platform_id, ids),
        items=context_items_of(session, platform_id=platform_id, referral_ids=ids),
        directory=whole_directory(session) if ended else (),
        alerts=alerts,
        holders=holders_of(session, referrals) if is_member else {},
        next_places=next_places_of(session, platform_id, ids) if is_member else {},
    )


def _to_holder(referral: Referral, alerts: Mapping[UUID, AlertStanding]) -> ShownReferral:
    """Show the holder neither the platform's reference nor its community: nobody agreed."""
    return replace(
        _blind(referral),
        claim=claim_of(referral),
        outcome=outcome_of(referral),
        screening=screening_of(referral),
        crisis_alert=alerts.get(referral.id),
    )


def _to_responsible(referral: Referral) -> ShownReferral:
    """Show who handed it back where it stands, and whose turn it is, while they answer for it."""
    return replace(_blind(referral), topics=(), jurisdiction_asked_at=None, responsible=True)


def _to_member(referral: Referral, around: _Around) -> ShownReferral:
    shown = _blind(referral)
    return replace(
        shown,
        crisis_alert=around.alerts.get(referral.id),
        reference=referral.reference,
        community_id=referral.community_id,
        clinician=around.holders.get(referral.id),
        outcome=outcome_of(referral),
        context=items_of_member(around.items.get(referral.id, ())),
        alternatives=_alternatives(around, referral, shown.status),
        next_place=around.next_places.get(referral.id),
    )


def _to_platform(referral: Referral, around: _Around) -> ShownReferral:
    """After a claim the platform sees what the member shares back: no turn, no time, no token."""
    status = shown_status(referral, around.consents.get(referral.id))
    shown = replace(
        _blind(referral),
        status=status,
        jurisdiction_asked_at=None,
        risk=referral.source_risk,
        crisis_banner=_has_banner(referral, referral.source_risk),
        screening=screening_of(referral),
        crisis_alert=around.alerts.get(referral.id),
        reference=referral.reference,
        community_id=referral.community_id,
        outcome=outcome_of_platform(referral) if status.value == referral.status.value else None,
        context=items_of_platform(around.items.get(referral.id, ())),
        alternatives=_alternatives(around, referral, status),
    )
    if status in _TOLD_NO_MORE:
        shown = replace(shown, reference=None, topics=())
    hidden = referral.first_claimed_at is not None or status is ShownStatus.NOT_SHARED
    return _without_turn(shown) if hidden else shown


def _blind(referral: Referral) -> ShownReferral:
    """Show what every persona within reach may see."""
    return ShownReferral(
        id=referral.id,
        reference=None,
        community_id=None,
        status=ShownStatus(referral.status.value),
        priority=referral.priority,
        risk=referral.risk,
        screening=None,
        crisis_banner=_has_banner(referral, referral.risk),
        crisis_alert=None,
        topics=referral.topics,
        jurisdiction=referral.jurisdiction,
        jurisdiction_asked_at=referral.jurisdiction_asked_at,
        next_action=referral.next_action,
        next_actor=referral.next_actor,
        due_at=referral.due_at,
        claim=None,
        clinician=None,
        outcome=None,
        context=(),
        alternatives=(),
        next_place=None,
        created_at=referral.created_at,
        updated_at=referral.updated_at,
    )


def _without_turn(shown: ShownReferral) -> ShownReferral:
    """Hide whose turn it is and since when: a due time would tell a claim from an acceptance."""
    awaited = shown.status in (ShownStatus.OPEN, ShownStatus.NOT_SHARED)
    return replace(
        shown,
        next_action=NextAction.AWAIT_CLINICIAN if awaited else NextAction.NOTHING,
        next_actor=NextActor.CLINICIAN if awaited else NextActor.NOBODY,
        due_at=None,
        updated_at=None,
    )


def _has_banner(referral: Referral, risk: Level) -> bool:
    return risk >= Level.L2 and referral.banner_hidden_at is None


def _alternatives(
    around: _Around, referral: Referral, status: ShownStatus
) -> Sequence[Alternative]:
    """No dead end: whoever ended without care is shown communities for the same topics."""
    ended = status in _ENDED_WITHOUT_CARE
    return alternatives_among(around.directory, referral.topics) if ended else ()
