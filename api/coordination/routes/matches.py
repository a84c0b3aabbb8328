"""Why nobody takes it, for whoever must find somebody."""

from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from api.coordination.matches import Matches, count_matches
from api.coordination.schemas.matches import MatchesArguments, MatchesSchema
from api.db.transactional import transactional
from api.web.api import Blueprint
from api.web.auth import Actor
from api.web.problems import NotFound

blp = Blueprint(
    "matches",
    __name__,
    url_prefix="/v1/referrals/<uuid:referral_id>/matches",
    description="How many clinicians could take a referral, and what stands in the way.",
)


@blp.get("")
@blp.requires("referrals:coordinate")
@blp.arguments(MatchesArguments(), location="query")
@transactional
@blp.response(200, MatchesSchema(), description="Counts, and nobody's name.")
@blp.raises(NotFound)
def count_referral_matches(
    session: Session,
    actor: Actor,  # noqa: ARG001 - any coordinator
    ask: dict[str, Any],
    referral_id: UUID,
) -> Matches:
    """Count who matches a referral that was handed over.

    With `explain`, also why the others do not: each clinician counts once for each reason of
    theirs. Wishes (`prefers_…`) stand in the way only until the match is widened.
    """
    found = count_matches(session, referral_id)
    return found if ask["explain"] else found._replace(reasons=[])
