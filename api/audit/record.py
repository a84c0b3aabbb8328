"""Recording one act in the transaction that does it."""

from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from api.audit.models import AuditEvent
from api.clock import utc_now
from api.db.base import new_id
from api.web.auth import Actor

SYSTEM = "system"


def record(
    session: Session,
    action: str,
    on: tuple[str, UUID],
    *,
    by: Actor | None,
    platform_id: UUID | None = None,
    **facts: Any,
) -> None:
    """Add one row: `action` is `noun.verb-past`, `on` is (kind, id), `by` is None for a timer.

    `facts` are codes, counts and ids, never text that a person wrote (rule 9).
    """
    session.add(
        AuditEvent(
            id=new_id(),
            at=utc_now(),
            action=action,
            actor_persona=by.persona.value if by else SYSTEM,
            actor_id=by.id if by else None,
            client_id=by.client_id if by else None,
            object_kind=on[0],
            object_id=on[1],
            platform_id=platform_id,
            facts=facts,
        )
    )
