"""What a member may have whole, and may end whole: everything about themselves."""

from datetime import timedelta
from typing import Any

from flask import current_app
from sqlalchemy.orm import Session

from api.consents.problems import ContextDamaged
from api.db.root_keys import KeysAway
from api.db.transactional import accounted, transactional
from api.referrals.account import named
from api.referrals.erase import erase
from api.referrals.erasure_certificate import CLEARED, KIND, Certificate
from api.referrals.export import export
from api.referrals.routes.exported import shown_export
from api.referrals.schemas.erased import ErasureRequestSchema, ErasureSchema
from api.referrals.schemas.exported import ExportSchema
from api.web.api import Blueprint
from api.web.auth import Actor
from api.web.idempotency import IdempotencyKeyReused, RequestInFlight
from api.web.problems import NotFound
from api.web.signing import signed

blp = Blueprint(
    "own_record",
    __name__,
    url_prefix="/v1/members/me",
    description="Everything about a member: to have, and to end.",
)


_DOWNLOAD = {"Content-Disposition": 'attachment; filename="my-records.json"'}


@blp.get("/export")
@blp.requires("consents:manage")
@accounted
@blp.response(200, ExportSchema(), description="All records about you, as a file.")
@blp.raises(ContextDamaged, KeysAway, NotFound)
def export_member(session: Session, actor: Actor) -> tuple[dict[str, Any], int, dict[str, str]]:
    """Get everything that is kept about you, in one document.

    Your words, every referral's whole life, appointments, messages and who tried to reach you,
    consents with their signed receipts and as FHIR R5 Consent, who was shown what, what your
    community was told. At most 200 referrals and 1,000
    entries of anything else; `complete` says whether that was enough. `left_out` says what is not
    in it, and why.
    """
    found = export(session, by=actor)
    return shown_export(session, found, backups=_backups_last()), 200, _DOWNLOAD


@blp.post("/erase")
@blp.requires("consents:manage")
@blp.arguments(ErasureRequestSchema())
@transactional
@blp.response(200, ErasureSchema(), description="Erased; this token opens nothing more.")
@blp.raises(NotFound, RequestInFlight, IdempotencyKeyReused)
def erase_member(session: Session, actor: Actor, _: Any) -> dict[str, Any]:
    """Erase yourself: your words, and whatever names you.

    Open referrals are withdrawn and all consents end. Records that must be kept stay without a
    name; `kept` says which, why, and until when. Send an Idempotency-Key: your access ends with
    this answer, and only a repeat with the same key still gets it.
    """
    told = Certificate(erase(session, by=actor), _backups_last())
    session.flush()
    return {
        "told": told,
        "cleared": CLEARED,
        "disclosed": named(session, told.disclosed),
        "certificate": signed(told.claims(), KIND),
    }


def _backups_last() -> timedelta:
    lasting: timedelta = current_app.config["BACKUPS_LAST"]
    return lasting
