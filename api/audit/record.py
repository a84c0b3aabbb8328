"""Recording one act in the transaction that does it."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from secrets import token_bytes
from uuid import UUID

from sqlalchemy.orm import Session

from api.audit.models import AuditEvent, Fact
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
    **facts: Fact,
) -> None:
    """Add one row: `action` is `noun.verb-past`, `on` is (kind, id), `by` is None for a timer.

    `facts` are codes, counts and ids, never text that a person wrote (rule 9).
    """
    act = {
        "id": new_id(),
        "at": utc_now(),
        "action": action,
        "actor_persona": by.persona.value if by else SYSTEM,
        "actor_id": by.id if by else None,
        "client_id": by.client_id if by else None,
        "object_kind": on[0],
        "object_id": on[1],
        "platform_id": platform_id,
    }
    session.add(AuditEvent(**act, body=_written({**act, "facts": facts}), salt=token_bytes(16)))


def _written(act: Mapping[str, object]) -> str:
    """Write an act as the text that is hashed: sorted members, no spaces, times to the microsecond.

    With whole numbers and plain names this is the canonical form of RFC 8785, at a fifth of the
    cost of its general algorithm.
    """
    return json.dumps(
        act, default=_as_text, ensure_ascii=False, separators=(",", ":"), sort_keys=True
    )


def _as_text(value: object) -> str:
    if isinstance(value, datetime):
        return f"{value.astimezone(UTC):%Y-%m-%dT%H:%M:%S.%fZ}"
    return str(value)
