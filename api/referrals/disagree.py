"""Disagreeing: the member's own statement about an item goes wherever the item goes."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy.orm import Session

from api.audit.record import record
from api.consents.codes import ContextKind, SentBy
from api.consents.hold import NewContext, Whose, hold_context
from api.consents.models import ContextItem
from api.consents.own import require_words
from api.crisis.levels import Screening, ToScreen
from api.referrals.find import lock_item
from api.referrals.flag_crisis import raise_written
from api.referrals.models import Referral
from api.web.auth import Actor


@dataclass(frozen=True, slots=True)
class Disagreement:
    """What the member says about an item."""

    text: str

    def to_screen(self) -> ToScreen:
        return ToScreen(texts=[self.text])


def disagree(
    session: Session, context_id: UUID, new: Disagreement, screening: Screening, *, by: Actor
) -> tuple[ContextItem, Referral]:
    """Attach a statement of disagreement to an item (45 CFR 164.526(d)(2)), sealed like the item.

    No consent names it: whoever may read the item reads it too, and nobody else. Possible as long
    as the item's words are there, also after the referral's end. What is said about a disagreement
    is about the same item. Raises `NotFound` (404) and `WordsDestroyed` (410).
    """
    item, referral = lock_item(session, context_id, by=by)
    require_words(session, item)
    about_id = item.about or item.id
    [statement] = hold_context(
        session,
        [NewContext(ContextKind.DISAGREEMENT, new.text, regime=item.regime, about=about_id)],
        about=Whose(item.platform_id, referral.id, item.member_id),
        sent_by=SentBy.MEMBER,
    )
    record(
        session,
        "context.disagreed",
        ("context", statement.id),
        by=by,
        platform_id=item.platform_id,
        referral_id=str(referral.id),
        about_id=str(about_id),
    )
    raise_written(session, referral, screening, by=by)
    return statement, referral
