"""How a member would like to be met: read and changed by the member alone."""

from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from api.db.transactional import transactional
from api.referrals.card_models import MatchProfile
from api.referrals.prefer import Preferences, own_preferences, prefer, shown_preferences
from api.referrals.problems import InvalidTransition
from api.referrals.schemas.preferences import OwnPreferencesSchema, PreferencesSchema
from api.web.api import Blueprint
from api.web.auth import Actor
from api.web.preconditions import Precondition, entity_tag
from api.web.problems import NotFound

Answer = tuple[dict[str, Any], int, dict[str, str]]
blp = Blueprint(
    "preferences",
    __name__,
    url_prefix="/v1/referrals/<uuid:referral_id>/preferences",
    description="How a member would like to be met.",
)


@blp.get("")
@blp.requires("referrals:self")
@blp.versioned
@transactional
@blp.response(200, OwnPreferencesSchema(), description="For you alone; no clinician reads it.")
@blp.raises(NotFound)
def get_own_preferences(session: Session, actor: Actor, referral_id: UUID) -> Answer:
    """Get how you would like to be met."""
    return _shown(own_preferences(session, referral_id, by=actor))


@blp.put("")
@blp.requires("referrals:self")
@blp.guarded
@blp.arguments(PreferencesSchema())
@transactional
@blp.response(200, OwnPreferencesSchema(), description="It matches from now on.")
@blp.raises(InvalidTransition, NotFound)
def replace_own_preferences(
    session: Session,
    actor: Actor,
    preferences: Preferences,
    referral_id: UUID,
    if_match: Precondition,
) -> Answer:
    """Replace how you would like to be met, while the referral is open.

    Who has it already keeps it. Your platform and clinicians are not told; what you need, and whom
    you will not meet, holds however long it takes.
    """
    return _shown(prefer(session, referral_id, preferences, if_match=if_match, by=actor))


def _shown(profile: MatchProfile) -> Answer:
    return shown_preferences(profile), 200, {"ETag": entity_tag(profile.version)}
