"""The one tap of a member in an emergency."""

from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from api.db.root_keys import KeysAway
from api.db.transactional import transactional
from api.referrals.emergency_grant import EmergencyGranting, grant_emergency
from api.referrals.problems import NoAlertWaits
from api.referrals.routes.member import with_receipt
from api.referrals.schemas.consented import DecidedConsentSchema
from api.referrals.schemas.emergency import EmergencyGrantSchema
from api.web.api import Blueprint
from api.web.auth import Actor
from api.web.idempotency import IdempotencyKeyReused, RequestInFlight
from api.web.problems import NotFound

blp = Blueprint(
    "emergency",
    __name__,
    url_prefix="/v1/referrals/<uuid:referral_id>",
    description="Where I am, for who answers the alert.",
)


@blp.post("/emergency-grant")
@blp.requires("consents:manage")
@blp.creates
@blp.read_by("getConsent")
@blp.arguments(EmergencyGrantSchema())
@transactional
@blp.response(201, DecidedConsentSchema(), description="Shared for 24 hours, or until revoked.")
@blp.raises(NoAlertWaits, KeysAway, NotFound, RequestInFlight, IdempotencyKeyReused)
def grant_emergency_access(
    session: Session, actor: Actor, new: EmergencyGranting, referral_id: UUID
) -> tuple[dict[str, Any], int, dict[str, str]]:
    """Share where you are with whoever answers your crisis alert.

    Only the clinician who has taken the alert reads it, until it is reviewed, for at most 24 hours.
    The referral stays as it is, your platform is told nothing, and another grant replaces this one.
    Revoke it like any consent. It calls nobody: in danger call 911, and 988 at any hour.
    """
    consent = grant_emergency(session, referral_id, new, by=actor)
    session.flush()
    return with_receipt(session, consent), 201, {"Location": f"/v1/consents/{consent.id}"}
