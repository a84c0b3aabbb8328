"""The route of the record."""

from typing import Any

from sqlalchemy.orm import Session

from api.audit.find import read_audit
from api.audit.schemas import AuditArguments, AuditPageSchema
from api.db.transactional import transactional
from api.web.api import Blueprint
from api.web.auth import Actor

blp = Blueprint("audit", __name__, url_prefix="/v1/audit", description="Who did what.")


@blp.get("")
@blp.requires("admin:audit")
@blp.arguments(AuditArguments(), location="query")
@transactional
@blp.response(200, AuditPageSchema(), description="In order.")
def read_audit_events(session: Session, actor: Actor, ask: dict[str, Any]) -> dict[str, Any]:  # noqa: ARG001
    """Read the record of who did what; it holds no word of what a member wrote."""
    after = ask["after"]
    rows = read_audit(session, object_id=ask["object_id"], after=after, limit=ask["limit"])
    return {"items": rows, "next_after": rows[-1].position if rows else after}
