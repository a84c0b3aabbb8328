"""How a holder keeps a referral or lets it go: renew, release, hand back, hold and resume."""

from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from api.consents.problems import ConsentNotActive
from api.db.transactional import transactional
from api.referrals.confirm_cancel import confirm_cancel
from api.referrals.hand_back import hand_back
from api.referrals.hold import Waitlisting, hold
from api.referrals.problems import (
    InvalidTransition,
    LicenceNotActive,
    RenewedTooOften,
    StaleClaim,
)
from api.referrals.release import release
from api.referrals.renew import renew
from api.referrals.resume import resume
from api.referrals.routes.fencing import ClaimTokenMissing, fenced
from api.referrals.schemas.answered import ReferralSchema
from api.referrals.schemas.held import WaitlistingSchema
from api.referrals.show import show
from api.web.api import Blueprint
from api.web.auth import Actor
from api.web.problems import NotFound
from api.web.schema import Nothing

blp = Blueprint(
    "lease",
    __name__,
    url_prefix="/v1/referrals/<uuid:referral_id>",
    description="A holder keeps a referral, or lets it go.",
)
_FENCED = (StaleClaim, InvalidTransition, ClaimTokenMissing, NotFound)


@blp.post("/renew")
@blp.requires("intake:claim")
@fenced(blp)
@blp.arguments(Nothing())
@transactional
@blp.response(200, ReferralSchema(), description="Yours for another lease.")
@blp.raises(*_FENCED, RenewedTooOften, LicenceNotActive, ConsentNotActive)
def renew_claim(session: Session, actor: Actor, _: Any, referral_id: UUID, claim_token: int) -> Any:
    """Renew the lease of your claim, at most four times.

    It ends one lease from now. Where your licence has ended meanwhile, the claim is free again.
    """
    return show(session, renew(session, referral_id, claim_token, by=actor), to=actor)


@blp.post("/release")
@blp.requires("intake:claim")
@fenced(blp)
@blp.arguments(Nothing())
@transactional
@blp.response(204, description="It waits again, in the place that it had.")
@blp.raises(*_FENCED)
def release_claim(
    session: Session, actor: Actor, _: Any, referral_id: UUID, claim_token: int
) -> None:
    """Release your claim before the lease ends."""
    release(session, referral_id, claim_token, by=actor)


@blp.post("/hand-back")
@blp.requires("intake:claim")
@fenced(blp)
@blp.arguments(Nothing())
@transactional
@blp.response(204, description="It waits for the next; until they accept you are responsible.")
@blp.raises(*_FENCED)
def hand_back_referral(
    session: Session, actor: Actor, _: Any, referral_id: UUID, claim_token: int
) -> None:
    """Hand back the referral you own.

    You read nothing more here and do not meet it again; your own record stays yours. Where nobody
    else can take it, a coordinator looks for somebody.
    """
    hand_back(session, referral_id, claim_token, by=actor)


@blp.post("/hold")
@blp.requires("intake:claim")
@fenced(blp)
@blp.arguments(WaitlistingSchema())
@transactional
@blp.response(200, ReferralSchema(), description="On your waitlist.")
@blp.raises(*_FENCED)
def hold_referral(
    session: Session, actor: Actor, wait: Waitlisting, referral_id: UUID, claim_token: int
) -> Any:
    """Put the referral you own on your waitlist.

    The member is told how long you expect it to take, and is asked every two weeks whether to wait
    on. You go on reading what was granted for care.
    """
    return show(session, hold(session, referral_id, claim_token, wait, by=actor), to=actor)


@blp.post("/resume")
@blp.requires("intake:claim")
@fenced(blp)
@blp.arguments(Nothing())
@transactional
@blp.response(200, ReferralSchema(), description="It goes on where the hold began.")
@blp.raises(*_FENCED, LicenceNotActive, ConsentNotActive)
def resume_referral(
    session: Session, actor: Actor, _: Any, referral_id: UUID, claim_token: int
) -> Any:
    """Resume a referral that is on hold.

    From your waitlist, or once you are licensed where the member has moved to.
    """
    return show(session, resume(session, referral_id, claim_token, by=actor), to=actor)


@blp.post("/confirm-cancel")
@blp.requires("intake:claim")
@fenced(blp)
@blp.arguments(Nothing())
@transactional
@blp.response(204, description="Cancelled; nobody reads any more.")
@blp.raises(*_FENCED)
def confirm_referral_cancel(
    session: Session, actor: Actor, _: Any, referral_id: UUID, claim_token: int
) -> None:
    """Confirm the cancellation its platform asked for.

    Where care has come of it already, record the outcome instead: that still wins.
    """
    confirm_cancel(session, referral_id, claim_token, by=actor)
