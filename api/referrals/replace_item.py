"""Replacing an item: the member's new words take the place of the old, which are destroyed."""

from uuid import UUID

from sqlalchemy.orm import Session

from api.audit.record import record
from api.consents.hold import NewContext
from api.consents.models import ContextItem
from api.consents.own import replace_words, require_words
from api.crisis.levels import Screening
from api.referrals.find import lock_item
from api.referrals.flag_crisis import raise_written
from api.referrals.lifecycle import is_open
from api.referrals.models import Referral
from api.referrals.problems import InvalidTransition
from api.web.auth import Actor
from api.web.preconditions import Precondition, entity_tag
from api.web.problems import InvalidRequest


def replace_item(
    session: Session,
    context_id: UUID,
    new: NewContext,
    screening: Screening,
    *,
    if_match: Precondition,
    by: Actor,
) -> tuple[ContextItem, Referral]:
    """Put new words of the same kind in the item's place, while the referral is open.

    Whoever holds a consent for the item reads the new words: the permission is for the item, and
    to write them is the member's own act. What was read before stays read, in its version. What
    the words say of a crisis raises the risk. Raises `NotFound` (404), `InvalidTransition` (409),
    `WordsDestroyed` (410), `InvalidRequest` (422, another kind) and `PreconditionFailed` (412).
    """
    item, referral = lock_item(session, context_id, by=by)
    if not is_open(referral.status):
        raise InvalidTransition(
            "The referral has ended; what was shared for it stays as it is.",
            referral_status=referral.status.value,
        )
    require_words(session, item)
    if new.kind is not item.kind:
        raise InvalidRequest(errors=[{"pointer": "/kind", "detail": "An item keeps its kind."}])
    if_match.require(entity_tag(item.version))
    replace_words(session, item, new.content)
    record(
        session,
        "context.replaced",
        ("context", item.id),
        by=by,
        platform_id=item.platform_id,
        referral_id=str(referral.id),
        version=item.version,
    )
    raise_written(session, referral, screening, by=by)
    return item, referral
