"""A member's own items: read, replaced, disagreed with."""

from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from api.consents.hold import NewContext
from api.consents.models import ContextItem
from api.consents.own import read_own
from api.consents.problems import ContextDamaged, WordsDestroyed
from api.crisis.block import compact_block, spoken_with
from api.crisis.levels import Screening
from api.crisis.screened import screened
from api.crisis.tally import TALLY
from api.db.root_keys import KeysAway
from api.db.transactional import transactional
from api.referrals.disagree import Disagreement, disagree
from api.referrals.models import Referral
from api.referrals.problems import InvalidTransition
from api.referrals.replace_item import replace_item
from api.referrals.routes.context import shown_words
from api.referrals.schemas.context import WordsSchema, WrittenItemSchema
from api.referrals.schemas.words import DisagreementSchema, ReplacingWordsSchema
from api.web.api import Blueprint
from api.web.auth import Actor
from api.web.idempotency import IdempotencyKeyReused, RequestInFlight
from api.web.preconditions import Precondition, entity_tag
from api.web.problems import NotFound

Answer = tuple[dict[str, Any], int, dict[str, str]]
blp = Blueprint(
    "context", __name__, url_prefix="/v1/context", description="What is kept of a member's words."
)


@blp.get("/<uuid:context_id>")
@blp.requires("consents:manage")
@blp.versioned
@transactional
@blp.response(200, WordsSchema(), description="Your words, for you alone.")
@blp.raises(WordsDestroyed, ContextDamaged, KeysAway, NotFound)
def get_context_item(session: Session, actor: Actor, context_id: UUID) -> Answer:
    """Get one of your items with its words, whoever else may read it."""
    assert actor.platform_id is not None  # noqa: S101 - a member's token always names the tenant
    own = read_own(session, context_id, platform_id=actor.platform_id, member_id=actor.id)
    return shown_words(own.item, own.content), 200, {"ETag": entity_tag(own.item.version)}


@blp.put("/<uuid:context_id>")
@blp.requires("consents:manage")
@blp.guarded
@blp.arguments(ReplacingWordsSchema())
@screened
@transactional
@blp.response(200, WrittenItemSchema(), description="Replaced; the old words are destroyed.")
@blp.raises(InvalidTransition, WordsDestroyed, KeysAway, NotFound)
def replace_context_item(
    session: Session,
    actor: Actor,
    new: NewContext,
    screening: Screening,
    context_id: UUID,
    if_match: Precondition,
) -> Answer:
    """Replace the words of one of your items, while its referral is open.

    Whoever may read the item reads the new words from now on; your platform is not told. What was
    read before stays read: each disclosure names the version. The new words are screened like the
    first ones, so show `crisis` first.
    """
    item, referral = replace_item(session, context_id, new, screening, if_match=if_match, by=actor)
    return _written(item, referral, screening), 200, {"ETag": entity_tag(item.version)}


@blp.post("/<uuid:context_id>/disagreement")
@blp.requires("consents:manage")
@blp.creates
@blp.read_by("getContextItem")
@blp.arguments(DisagreementSchema())
@screened
@transactional
@blp.response(201, WrittenItemSchema(), description="Attached; it goes wherever the item goes.")
@blp.raises(WordsDestroyed, KeysAway, NotFound, RequestInFlight, IdempotencyKeyReused)
def disagree_with_context_item(
    session: Session, actor: Actor, new: Disagreement, screening: Screening, context_id: UUID
) -> Answer:
    """Disagree with one of your items: your own statement goes with it.

    Whoever may read the item reads the statement, and nobody else; your platform is not told. It
    is an item of its own, which you can read and replace. It is screened, so show `crisis` first.
    """
    statement, referral = disagree(session, context_id, new, screening, by=actor)
    location = {"Location": f"/v1/context/{statement.id}"}
    return _written(statement, referral, screening), 201, location


def _written(item: ContextItem, referral: Referral, screening: Screening) -> dict[str, Any]:
    TALLY.shown_in_referral(screening.level)
    block = compact_block(screening.level, screening.domains, lang=spoken_with(referral.languages))
    return {"crisis": block, "item": item}
