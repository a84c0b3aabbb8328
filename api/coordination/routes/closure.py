"""How referrals ended, in counts of nobody."""

from typing import Any

from sqlalchemy.orm import Session

from api.coordination.metrics import Month, count_closures
from api.coordination.schemas.closure import ClosureArguments, ClosurePageSchema
from api.db.transactional import transactional
from api.web.api import Blueprint
from api.web.auth import Actor

blp = Blueprint(
    "closure",
    __name__,
    url_prefix="/v1/admin/metrics",
    description="How referrals ended, in counts of nobody.",
)


@blp.get("/closure")
@blp.requires("admin:communities")
@blp.arguments(ClosureArguments(), location="query")
@transactional
@blp.response(200, ClosurePageSchema(), description="Small cells are null.")
def count_closed_referrals(
    session: Session,
    actor: Actor,  # noqa: ARG001 - any operator
    ask: dict[str, Any],
) -> dict[str, Any]:
    """Count how referrals ended in a month.

    Only members who share their outcome with the platform are counted. A month is counted once it
    has been over for seven days. What is fewer than 5 is null, and so is what would tell it.
    """
    return {**ask, "items": count_closures(session, ask["by"], Month.named(ask["month"]))}
