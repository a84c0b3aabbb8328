"""The routes of a clinician's own profile and conflicts."""

from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from api.clinicians.conflicts import conflicts_of, declare_conflict, withdraw_conflict
from api.clinicians.models import Clinician
from api.clinicians.problems import ClinicianSuspended
from api.clinicians.profile import change_profile
from api.clinicians.routes.shown import shown_to_themself
from api.clinicians.schemas.own import ConflictSchema, OwnProfileSchema, ProfileChangesSchema
from api.db.transactional import transactional
from api.web.api import Blueprint
from api.web.auth import Actor
from api.web.preconditions import Precondition, entity_tag
from api.web.problems import NotFound

Answer = tuple[dict[str, Any], int, dict[str, str]]
blp = Blueprint(
    "clinicians",
    __name__,
    url_prefix="/v1/clinicians/me",
    description="What a clinician says of themself, so that members are matched with them.",
)


@blp.get("")
@blp.requires("intake:read")
@blp.versioned
@transactional
@blp.response(200, OwnProfileSchema(), description="With your licences as they were verified.")
def get_own_profile(session: Session, actor: Actor) -> Answer:
    """Get your profile and your licences."""
    return _profile(session, session.get_one(Clinician, actor.id))


@blp.patch("")
@blp.requires("intake:claim")
@blp.guarded
@blp.arguments(ProfileChangesSchema())
@transactional
@blp.response(200, OwnProfileSchema(), description="It matches from now on.")
@blp.raises(ClinicianSuspended)
def change_own_profile(
    session: Session, actor: Actor, changes: dict[str, Any], if_match: Precondition
) -> Answer:
    """Change your profile; what you leave out stays.

    While you are away (both days included) no referral is shown to you. What you have claimed goes
    back to the queue, and what you own is handed over within a business day, so say it early.
    """
    return _profile(session, change_profile(session, changes, if_match=if_match, by=actor))


@blp.get("/conflicts/<uuid:community_id>")
@blp.requires("intake:read")
@blp.versioned
@transactional
@blp.response(200, ConflictSchema(), description="The ETag is that of your profile.")
def get_own_conflict(session: Session, actor: Actor, community_id: UUID) -> Answer:
    """Get whether you have declared ties to a community."""
    return _conflict(session, session.get_one(Clinician, actor.id), community_id)


@blp.put("/conflicts/<uuid:community_id>")
@blp.requires("intake:claim")
@blp.guarded
@transactional
@blp.response(200, ConflictSchema(), description="Nobody from there is shown to you.")
@blp.raises(ClinicianSuspended, NotFound)
def declare_own_conflict(
    session: Session, actor: Actor, community_id: UUID, if_match: Precondition
) -> Answer:
    """Declare that you have ties to a community.

    You meet nobody whom it refers, whatever else matches; no card says which community it came
    from. Each change is recorded.
    """
    clinician = declare_conflict(session, community_id, if_match=if_match, by=actor)
    return _conflict(session, clinician, community_id)


@blp.delete("/conflicts/<uuid:community_id>")
@blp.requires("intake:claim")
@blp.guarded
@transactional
@blp.response(200, ConflictSchema(), description="Its members may be matched with you again.")
@blp.raises(ClinicianSuspended, NotFound)
def withdraw_own_conflict(
    session: Session, actor: Actor, community_id: UUID, if_match: Precondition
) -> Answer:
    """Withdraw ties that you have declared; this is recorded too."""
    clinician = withdraw_conflict(session, community_id, if_match=if_match, by=actor)
    return _conflict(session, clinician, community_id)


def _profile(session: Session, clinician: Clinician) -> Answer:
    return shown_to_themself(session, clinician), 200, {"ETag": entity_tag(clinician.version)}


def _conflict(session: Session, clinician: Clinician, community_id: UUID) -> Answer:
    declared = community_id in conflicts_of(session, clinician.id)
    answer = {"community_id": community_id, "conflict": declared}
    return answer, 200, {"ETag": entity_tag(clinician.version)}
