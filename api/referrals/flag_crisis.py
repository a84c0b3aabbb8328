"""Flagging a crisis: whoever sees it may raise the risk, and nobody can lower it."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy.orm import Session

from api.alerts.models import RaisedBy
from api.alerts.raise_flag import AtRisk, raise_flag
from api.audit.record import record
from api.consents.standing import standing_consent
from api.crisis.levels import Domain, Level, Screening, ToScreen
from api.referrals.card import rank_card
from api.referrals.find import lock_referral, whole_reach
from api.referrals.models import Referral
from api.referrals.share_back import shares_nothing
from api.referrals.timers import hurry
from api.web.auth import Actor, Persona


@dataclass(frozen=True, slots=True)
class CrisisFlagging:
    """What somebody says of a crisis: how urgent, and of which kind."""

    level: Level
    domains: Sequence[Domain]

    def asserted(self) -> Screening:
        """Say it as a screening, which may be shown even where nothing can be saved."""
        return Screening(self.level, tuple(self.domains), ("flag.asserted",))

    def to_screen(self) -> ToScreen:
        """Return what is said; there are no words to screen."""
        return ToScreen(asserted=self.asserted())


def flag_crisis(session: Session, referral_id: UUID, asserted: Screening, *, by: Actor) -> Referral:
    """Raise the referral's risk, in whatever state it is, and wake somebody at L3.

    A crisis is no state: it moves nothing else and ends nothing. Who handed it back flags too,
    until the next has accepted. Raises `NotFound` (404).
    """
    referral = lock_referral(session, referral_id, by=by, reach=whole_reach)
    shared = _may_be_known(session, referral, by)
    raised_by = RaisedBy(by.persona.value)
    level = _raise(session, referral, asserted, raised_by=raised_by, shared=shared)
    record(
        session,
        "referral.crisis_flagged",
        ("referral", referral.id),
        by=by,
        platform_id=referral.platform_id,
        level=level.value,
    )
    return referral


def raise_screened(session: Session, referral: Referral, screening: Screening) -> None:
    """Keep what the screen found at submission; a clinician is woken at L3."""
    if screening.short_circuit:
        _raise(session, referral, screening, raised_by=RaisedBy.SCREEN, shared=True)


def raise_written(session: Session, referral: Referral, screening: Screening, *, by: Actor) -> None:
    """Keep what the screen found in what somebody wrote later; the platform may not know of all."""
    if screening.short_circuit:
        shared = _may_be_known(session, referral, by)
        _raise(session, referral, screening, raised_by=RaisedBy.SCREEN, shared=shared)


def _raise(
    session: Session,
    referral: Referral,
    found: Screening,
    *,
    raised_by: RaisedBy,
    shared: bool,
) -> Level:
    level = raise_flag(
        session, _at_risk(referral, found.domains), found.level, raised_by=raised_by, shared=shared
    )
    referral.banner_hidden_at = None
    if level > referral.risk:
        referral.risk = level
        rank_card(session, referral)
        hurry(session, referral)
    if shared:
        referral.source_risk = max(referral.source_risk, level)
    return level


def _may_be_known(session: Session, referral: Referral, by: Actor) -> bool:
    """Tell whether the platform may know: it said so itself, or nobody has begun to care yet.

    Risk raised in care flows back to no platform (DESIGN section 4).
    """
    if by.persona is Persona.PLATFORM:
        return True
    if by.persona is Persona.CLINICIAN or referral.first_claimed_at is not None:
        return False
    return not shares_nothing(standing_consent(session, referral.platform_id, referral.id))


def _at_risk(referral: Referral, domains: Sequence[str]) -> AtRisk:
    return AtRisk(
        platform_id=referral.platform_id,
        referral_id=referral.id,
        reference=referral.reference,
        domains=domains,
        jurisdiction=referral.jurisdiction,
        age_group=referral.age_group,
        languages=referral.languages,
        safe_channel=referral.safe_channel,
        safe_to_name_service=referral.safe_to_name_service,
    )
