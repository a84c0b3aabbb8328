"""What a member does about their own referral, and says of themself."""

from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from api.care.appointments import show_appointment, tag_of
from api.care.problems import AppointmentBegun
from api.care.schemas import AppointmentSchema
from api.communities.me import MemberChange, SafeContact, member_tag, read_me
from api.communities.models import Member
from api.consents.problems import ContextDamaged
from api.db.root_keys import KeysAway
from api.db.transactional import transactional
from api.referrals.confirm_appointment import confirm_appointment
from api.referrals.confirm_outcome import confirm_outcome, contest_outcome
from api.referrals.keep_waiting import keep_waiting
from api.referrals.move_member import change_member
from api.referrals.problems import InvalidTransition
from api.referrals.refuse_clinician import refuse_clinician
from api.referrals.schemas.answered import ReferralSchema
from api.referrals.schemas.members import MemberChangeSchema, MemberSchema
from api.referrals.show import show
from api.referrals.withdraw import withdraw
from api.web.api import Blueprint
from api.web.auth import Actor
from api.web.preconditions import Precondition
from api.web.problems import NotFound
from api.web.schema import Nothing

Answer = tuple[dict[str, Any], int, dict[str, str]]
blp = Blueprint(
    "own_referral",
    __name__,
    url_prefix="/v1/referrals/<uuid:referral_id>",
    description="What a member does about their referral.",
)
members = Blueprint(
    "members", __name__, url_prefix="/v1/members/me", description="What a member says of themself."
)


@blp.post("/withdraw")
@blp.requires("referrals:self")
@blp.arguments(Nothing())
@transactional
@blp.response(200, ReferralSchema(), description="Ended; nothing more can be read.")
@blp.raises(InvalidTransition, NotFound)
def withdraw_referral(session: Session, actor: Actor, _: Any, referral_id: UUID) -> Any:
    """Withdraw your referral at any time: it wins over everything.

    A consent that stands is revoked with it, and the keys of your words are destroyed. What was
    granted for an emergency stays; revoke it by itself.
    """
    return show(session, withdraw(session, referral_id, by=actor), to=actor)


@blp.post("/refuse-clinician")
@blp.requires("referrals:self")
@blp.arguments(Nothing())
@transactional
@blp.response(200, ReferralSchema(), description="They read no more; the next one may have it.")
@blp.raises(InvalidTransition, NotFound)
def refuse_referral_clinician(session: Session, actor: Actor, _: Any, referral_id: UUID) -> Any:
    """Refuse the clinician who claimed or owns your referral.

    They do not get it again. Where nobody else can take it, it ends as `declined` with
    alternatives, or at a higher risk a person looks for somebody.
    """
    return show(session, refuse_clinician(session, referral_id, by=actor), to=actor)


@blp.post("/keep-waiting")
@blp.requires("referrals:self")
@blp.arguments(Nothing())
@transactional
@blp.response(200, ReferralSchema(), description="It waits on; you are asked again.")
@blp.raises(InvalidTransition, NotFound)
def keep_referral_waiting(session: Session, actor: Actor, _: Any, referral_id: UUID) -> Any:
    """Keep your referral waiting, once you were asked whether to.

    You are asked again after 14 days. To end it instead, withdraw it.
    """
    return show(session, keep_waiting(session, referral_id, by=actor), to=actor)


@blp.post("/confirm-outcome")
@blp.requires("referrals:self")
@blp.arguments(Nothing())
@transactional
@blp.response(200, ReferralSchema(), description="Noted; an end keeps its end.")
@blp.raises(InvalidTransition, NotFound)
def confirm_referral_outcome(session: Session, actor: Actor, _: Any, referral_id: UUID) -> Any:
    """Confirm the outcome that was recorded, within 30 days.

    It changes nothing else, and your platform is not told. You can still contest it after all.
    """
    return show(session, confirm_outcome(session, referral_id, by=actor), to=actor)


@blp.post("/contest-outcome")
@blp.requires("referrals:self")
@blp.arguments(Nothing())
@transactional
@blp.response(200, ReferralSchema(), description="Noted; an end keeps its end.")
@blp.raises(InvalidTransition, NotFound)
def contest_referral_outcome(session: Session, actor: Actor, _: Any, referral_id: UUID) -> Any:
    """Contest the outcome that was recorded, within 30 days.

    Whoever recorded it can see that, and your platform cannot. It opens nothing anew.
    """
    return show(session, contest_outcome(session, referral_id, by=actor), to=actor)


@blp.post("/appointment/confirm")
@blp.requires("referrals:self")
@blp.versioned
@blp.arguments(Nothing())
@transactional
@blp.response(200, AppointmentSchema(), description="You will be there.")
@blp.raises(InvalidTransition, AppointmentBegun, ContextDamaged, KeysAway, NotFound)
def confirm_referral_appointment(
    session: Session, actor: Actor, _: Any, referral_id: UUID
) -> tuple[Any, int, dict[str, str]]:
    """Confirm the appointment that was proposed to you.

    Does the time not suit you, call it off: another one is then to be found.
    """
    appointment = confirm_appointment(session, referral_id, by=actor)
    return show_appointment(session, appointment), 200, {"ETag": tag_of(appointment)}


@members.get("")
@members.requires("referrals:self")
@members.versioned
@transactional
@members.response(200, MemberSchema(), description="As we know it.")
@members.raises(NotFound)
def get_member(session: Session, actor: Actor) -> Answer:
    """Get where you are now and how you are reached."""
    return _shown(read_me(session, by=actor))


@members.patch("")
@members.requires("referrals:self")
@members.guarded
@members.arguments(MemberChangeSchema())
@transactional
@members.response(200, MemberSchema(), description="It holds from now on.")
@members.raises(NotFound)
def change_member_whereabouts(
    session: Session, actor: Actor, change: MemberChange, if_match: Precondition
) -> Answer:
    """Say where you are now, or how you are reached safely.

    Your open referrals go with you: only who is licensed where you are can help you there. Whoever
    claimed one and is not loses it; whoever accepted it has it on hold. Your platform sees the
    state that you name.
    """
    return _shown(change_member(session, change, if_match=if_match, by=actor))


def _shown(member: Member) -> Answer:
    shown = {
        "jurisdiction": member.jurisdiction,
        "jurisdiction_asked_at": member.jurisdiction_asked_at,
        "safe_contact": SafeContact(member.safe_channel, member.safe_to_name_service),
    }
    return shown, 200, {"ETag": member_tag(member)}
