"""What a platform does with referrals, and what every persona reads of them."""

from typing import Any
from uuid import UUID

from flask import current_app
from sqlalchemy.orm import Session

from api.communities.find import alternatives_among, whole_directory
from api.crisis.block import compact_block, spoken_with
from api.crisis.levels import Screening
from api.crisis.screened import screened
from api.crisis.tally import TALLY
from api.db.root_keys import KeysAway
from api.db.transactional import transactional
from api.referrals.actions import list_actions
from api.referrals.cancel import cancel
from api.referrals.consent_link import IssuedLink, issue_link, replace_link
from api.referrals.find import find_referral, list_referrals, whole_reach
from api.referrals.match import Candidates, outlook
from api.referrals.problems import (
    AttestationNotAgreed,
    CommunitySuspended,
    DuplicateOpenReferral,
    InvalidTransition,
    MinorNotServed,
)
from api.referrals.routes.minors import minors_in
from api.referrals.routes.pages import newest_first
from api.referrals.schemas.answered import (
    ActionsSchema,
    ConsentLinkSchema,
    ReferralPageSchema,
    ReferralSchema,
)
from api.referrals.schemas.lifecycle import LifecycleSchema
from api.referrals.schemas.sent import ListReferralsSchema, NewReferralSchema
from api.referrals.schemas.submitted import SubmittedReferralSchema
from api.referrals.show import show, show_all
from api.referrals.show_lifecycle import show_lifecycle
from api.referrals.submit import NewReferral, submit
from api.referrals.void import void
from api.web.api import Blueprint
from api.web.auth import Actor
from api.web.idempotency import IdempotencyKeyReused, RequestInFlight
from api.web.problems import NotFound
from api.web.schema import Nothing

blp = Blueprint(
    "referrals", __name__, url_prefix="/v1/referrals", description="From submission to outcome."
)
READERS = ("referrals:read", "referrals:self", "intake:read")


@blp.post("")
@blp.requires("referrals:write")
@blp.creates
@blp.arguments(NewReferralSchema())
@screened
@transactional
@blp.response(201, SubmittedReferralSchema(), description="Saved; the member decides next.")
@blp.raises(
    AttestationNotAgreed,
    CommunitySuspended,
    DuplicateOpenReferral,
    KeysAway,
    MinorNotServed,
    RequestInFlight,
    IdempotencyKeyReused,
)
def submit_referral(
    session: Session, actor: Actor, new: NewReferral, screening: Screening
) -> tuple[Any, int, dict[str, str]]:
    """Submit a referral for a member who agreed to be referred.

    The text and screeners are screened first, without the database. Whatever the level, the
    referral goes on; `crisis` says whether help must be shown first. With `attested_consent` it is
    queued at once; whatever you attest, the member can narrow, replace and revoke. `candidates`
    says at once whether anybody here could take it.
    """
    referral = submit(session, new, screening, by=actor, minors_in=minors_in())
    shown = show(session, referral, to=actor)
    answer = {name: getattr(shown, name) for name in shown.__slots__}
    answer["consent_url"] = _url_of(issue_link(session, referral))
    answer["crisis"] = compact_block(
        screening.level, screening.domains, lang=spoken_with(new.member.languages)
    )
    TALLY.shown_in_referral(screening.level)
    found = outlook(session, referral)
    answer |= found._asdict()
    if found.candidates is Candidates.NONE:
        answer["alternatives"] = alternatives_among(whole_directory(session), referral.topics)
    return answer, 201, {"Location": f"/v1/referrals/{referral.id}"}


@blp.post("/<uuid:referral_id>/consent-link")
@blp.requires("referrals:write")
@blp.arguments(Nothing())
@transactional
@blp.response(200, ConsentLinkSchema(), description="A fresh link; the former opens nothing now.")
@blp.raises(InvalidTransition, NotFound, RequestInFlight, IdempotencyKeyReused)
def replace_consent_link(
    session: Session, actor: Actor, _: Any, referral_id: UUID
) -> dict[str, Any]:
    """Replace a lost consent link.

    The choices that the member had begun to make go with the former link. After the decision the
    link is there to take it back by, or for the member to choose in place of what you attested.
    Lost the answer? Ask again: there is never more than one that works.
    """
    link = replace_link(session, referral_id, by=actor)
    return {"consent_url": _url_of(link), "expires_at": link.expires_at}


@blp.post("/<uuid:referral_id>/cancel")
@blp.requires("referrals:write")
@blp.arguments(Nothing())
@transactional
@blp.response(200, ReferralSchema(), description="Cancelled.")
@blp.may_ask(ReferralSchema(), "Asked: the state that you may see.")
@blp.raises(InvalidTransition, NotFound, RequestInFlight, IdempotencyKeyReused)
def cancel_referral(session: Session, actor: Actor, _: Any, referral_id: UUID) -> tuple[Any, int]:
    """Cancel a referral, or ask whoever has it.

    Before anybody has claimed it, it ends at once. From the first claim on, and where the member
    shares nothing, the answer is always the same: whoever may have it confirms within a day or
    records an outcome, and you learn what the member shares back.
    """
    before = show(session, find_referral(session, referral_id, by=actor), to=actor)
    done = cancel(session, referral_id, by=actor)
    return (before, 202) if done.is_asked else (show(session, done.referral, to=actor), 200)


@blp.post("/<uuid:referral_id>/void")
@blp.requires("referrals:write")
@blp.arguments(Nothing())
@transactional
@blp.response(200, ReferralSchema(), description="Void.")
@blp.raises(InvalidTransition, NotFound, RequestInFlight, IdempotencyKeyReused)
def void_referral(session: Session, actor: Actor, _: Any, referral_id: UUID) -> Any:
    """Void a referral that was entered in error.

    Within 24 hours, and before anybody has claimed it; later, cancel it.
    """
    return show(session, void(session, referral_id, by=actor), to=actor)


def _url_of(link: IssuedLink) -> str:
    return f"{current_app.config['BASE_URL']}/consent/{link.token}"


@blp.get("")
@blp.requires(*READERS)
@blp.arguments(ListReferralsSchema(), location="query")
@transactional
@blp.response(200, ReferralPageSchema(), description="Newest first.")
def list_own_referrals(
    session: Session, actor: Actor, ask: dict[str, Any]
) -> tuple[dict[str, Any], int, dict[str, str]]:
    """List your referrals.

    A platform sees those of its communities, a member their own, a clinician those they hold, and
    those they handed back that nobody has accepted since.
    """
    reference = ask["reference"]
    return newest_first(
        lambda before, limit: list_referrals(
            session, by=actor, reference=reference, before=before, limit=limit
        ),
        ask,
        "referrals",
        reference,
        by=actor,
        shape=lambda rows: [
            # a filter must not find what it would not show: that would tell a word from no word
            shown
            for shown in show_all(session, rows, to=actor)
            if reference in (None, shown.reference)
        ],
    )


@blp.get("/lifecycle")
@blp.public
@blp.response(200, LifecycleSchema(), description="Places, transitions and timers.")
def get_lifecycle() -> dict[str, Any]:
    """Get the life of a referral as the table that the server itself follows."""
    return dict(show_lifecycle())


@blp.get("/<uuid:referral_id>")
@blp.requires(*READERS)
@transactional
@blp.response(200, ReferralSchema(), description="As you may see it.")
@blp.raises(NotFound)
def get_referral(session: Session, actor: Actor, referral_id: UUID) -> Any:
    """Get a referral as you may see it.

    What you handed back shows where it stands until the next has accepted, and nothing it holds.
    """
    referral = find_referral(session, referral_id, by=actor, reach=whole_reach)
    return show(session, referral, to=actor)


@blp.get("/<uuid:referral_id>/actions")
@blp.requires(*READERS)
@transactional
@blp.response(200, ActionsSchema(), description="Allowed and blocked.")
@blp.raises(NotFound)
def list_referral_actions(session: Session, actor: Actor, referral_id: UUID) -> dict[str, Any]:
    """List what you can do with a referral now, and why not the rest."""
    referral = find_referral(session, referral_id, by=actor, reach=whole_reach)
    return {"items": list_actions(session, referral, to=actor, minors_in=minors_in())}
