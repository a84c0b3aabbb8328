"""What the member would like: it matches them with clinicians, and stands on no card."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.audit.record import record
from api.clinicians.codes import Coverage, Modality, Need
from api.referrals.card import rematch_card
from api.referrals.card_models import MatchProfile
from api.referrals.codes import Must
from api.referrals.find import find_referral, lock_referral
from api.referrals.lifecycle import is_open
from api.referrals.models import Referral
from api.referrals.problems import InvalidTransition
from api.web.auth import Actor
from api.web.preconditions import Precondition, entity_tag
from api.web.problems import NotFound


@dataclass(frozen=True, slots=True)
class Preferences:
    """How the member would like to be met.

    `needs` and the exclusions always hold, and so do those wishes that `must` names; the other
    wishes hold until the match is widened. `fee_cents` is the most that a session may cost.
    """

    modalities: Sequence[Modality] = ()
    coverage: Coverage = Coverage.UNKNOWN
    plan: str | None = None
    fee_cents: int | None = None
    genders: Sequence[str] = ()
    cultures: Sequence[str] = ()
    faiths: Sequence[str] = ()
    needs: Sequence[Need] = ()
    must: Sequence[Must] = ()
    exclude_clinicians: Sequence[UUID] = ()
    exclude_organisations: Sequence[UUID] = ()


def write_profile(session: Session, referral: Referral, preferences: Preferences) -> None:
    """Keep what was said with the referral, beside it: whoever holds one cannot read the other."""
    key = {"platform_id": referral.platform_id, "referral_id": referral.id}
    session.add(MatchProfile(**key, **_columns(preferences)))


def own_preferences(session: Session, referral_id: UUID, *, by: Actor) -> MatchProfile:
    """Return the member's own preferences; raises `NotFound` (404), also once they are erased."""
    return _profile(session, find_referral(session, referral_id, by=by))


def prefer(
    session: Session,
    referral_id: UUID,
    preferences: Preferences,
    *,
    if_match: Precondition,
    by: Actor,
) -> MatchProfile:
    """Replace the member's preferences while the referral is open; who holds it keeps it.

    Whom the member will not meet answers for it no more, though they had handed it back. Raises
    `NotFound` (404), `InvalidTransition` (409) and `PreconditionFailed` (412).
    """
    referral = lock_referral(session, referral_id, by=by)
    if not is_open(referral.status):
        raise InvalidTransition(
            "The referral has ended; nobody is looked for any more.",
            referral_status=referral.status.value,
        )
    profile = _profile(session, referral)
    if_match.require(entity_tag(profile.version))
    for name, value in _columns(preferences).items():
        setattr(profile, name, value)
    profile.version += 1
    if referral.responsible_id in preferences.exclude_clinicians:
        referral.responsible_id = None
    rematch_card(session, referral)
    record(
        session,
        "preferences.changed",
        ("referral", referral.id),
        by=by,
        platform_id=referral.platform_id,
        version=profile.version,
    )
    session.flush()
    return profile


def shown_preferences(profile: MatchProfile) -> dict[str, Any]:
    """Return a profile in the words in which it was sent."""
    names = ("coverage", "plan", "fee_cents", "genders", "cultures", "faiths")
    return {
        **{name: getattr(profile, name) for name in names},
        "modalities": [Modality(each) for each in profile.modalities],
        "needs": [Need(each) for each in profile.needs],
        "must": [Must(each) for each in profile.must],
        "exclude_clinicians": profile.excluded_clinicians,
        "exclude_organisations": profile.excluded_organisations,
    }


def preferences_of(session: Session, platform_id: UUID, ids: Sequence[UUID]) -> Mapping[UUID, Any]:
    """Return what was said, by referral; those whose profile is gone are not among them."""
    rows = session.scalars(
        select(MatchProfile).where(
            MatchProfile.platform_id == platform_id, MatchProfile.referral_id.in_(ids)
        )
    )
    return {row.referral_id: shown_preferences(row) for row in rows}


def _profile(session: Session, referral: Referral) -> MatchProfile:
    found = session.scalar(
        select(MatchProfile)
        .where(
            MatchProfile.platform_id == referral.platform_id,
            MatchProfile.referral_id == referral.id,
        )
        .execution_options(populate_existing=True)
    )
    if found is None:
        raise NotFound
    return found


def _columns(preferences: Preferences) -> dict[str, Any]:
    words = ("genders", "cultures", "faiths")
    return {
        "modalities": [each.value for each in preferences.modalities],
        "coverage": preferences.coverage,
        "plan": preferences.plan,
        "fee_cents": preferences.fee_cents,
        **{name: list(getattr(preferences, name)) for name in words},
        "needs": [each.value for each in preferences.needs],
        "must": [each.value for each in preferences.must],
        "excluded_clinicians": list(preferences.exclude_clinicians),
        "excluded_organisations": list(preferences.exclude_organisations),
    }
