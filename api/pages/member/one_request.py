"""One request: who has it, when to meet, and what its member can do about it now."""

from uuid import UUID

from flask import Response, request
from sqlalchemy.orm import Session

from api.care.appointments import open_appointment, show_appointment
from api.care.codes import CancelCode
from api.care.models import Appointment
from api.consents.codes import ConsentMethod
from api.pages.answers import see_other
from api.pages.member.answers import cannot, own_page, way
from api.pages.member.home import lapsed_consent
from api.pages.member.visited import acting, visiting
from api.referrals.actions import list_actions
from api.referrals.cancel_appointment import cancel_appointment
from api.referrals.codes import Phase, ReferralStatus
from api.referrals.confirm_appointment import confirm_appointment
from api.referrals.confirm_outcome import confirm_outcome, contest_outcome, may_answer_outcome
from api.referrals.find import find_referral, lock_referral
from api.referrals.keep_waiting import keep_waiting
from api.referrals.models import Referral
from api.referrals.refuse_clinician import refuse_clinician
from api.referrals.show import show
from api.referrals.withdraw import withdraw
from api.web.auth import Actor

_CONFLICT = 409


@visiting
def one_request(session: Session, member: Actor, referral_id: UUID) -> Response:
    """Show how it stands, whose turn it is and what can be done."""
    referral = find_referral(session, referral_id, by=member)
    meeting = open_appointment(session, referral.platform_id, referral.id)
    return own_page(
        "one_request.html",
        shown=show(session, referral, to=member),
        can=_can(session, referral, member),
        meeting=show_appointment(session, meeting) if meeting else None,
        proposed=_proposed(meeting),
        is_called_off=referral.phase is Phase.APPOINTMENT_CANCELLED,
        was_taken=referral.first_claimed_at is not None,
        lapsed=lapsed_consent(session, referral),
        may_answer=may_answer_outcome(referral),
        done=request.args.get("done", ""),
    )


@acting
def wait_on(session: Session, member: Actor, referral_id: UUID) -> Response:
    """Wait on, once the member was asked whether to."""
    keep_waiting(session, referral_id, by=member)
    return see_other(way("one_request", referral_id=referral_id, done="waits_on"))


@visiting
def ask_refuse(session: Session, member: Actor, referral_id: UUID) -> Response:
    """Say what comes of refusing the clinician, before it is done."""
    referral = find_referral(session, referral_id, by=member)
    if "refuse_clinician" not in _can(session, referral, member):
        return _not_possible()
    shown = show(session, referral, to=member)
    return own_page("refuse.html", shown=shown, claim=referral.claim_token)


@acting
def refuse(session: Session, member: Actor, referral_id: UUID) -> Response:
    """Refuse the clinician who was shown, and nobody who has it since."""
    referral = lock_referral(session, referral_id, by=member)
    if request.form.get("claim") != str(referral.claim_token):
        return _not_possible()
    refuse_clinician(session, referral_id, by=member)
    return _back(referral_id)


@visiting
def ask_withdraw(session: Session, member: Actor, referral_id: UUID) -> Response:
    """Say what comes of ending it, before it is done."""
    referral = find_referral(session, referral_id, by=member)
    if "withdraw" not in _can(session, referral, member):
        return _not_possible()
    return own_page("withdraw.html", referral=referral)


@acting
def withdraw_it(session: Session, member: Actor, referral_id: UUID) -> Response:
    """End it; whoever lost our answer and asks again is shown what came of it."""
    if lock_referral(session, referral_id, by=member).status is not ReferralStatus.WITHDRAWN:
        withdraw(session, referral_id, by=member, method=ConsentMethod.RETURN_LINK)
    return _back(referral_id)


@acting
def will_come(session: Session, member: Actor, referral_id: UUID) -> Response:
    """Confirm the time that was shown, and no other one."""
    if not _is_as_shown(session, member, referral_id):
        return _not_possible()
    confirm_appointment(session, referral_id, by=member)
    return _back(referral_id)


@acting
def cannot_come(session: Session, member: Actor, referral_id: UUID) -> Response:
    """Call off the time that was shown; nobody asks why."""
    if not _is_as_shown(session, member, referral_id):
        return _not_possible()
    cancel_appointment(session, referral_id, None, CancelCode.CANNOT_ATTEND, by=member)
    return _back(referral_id)


@acting
def is_right(session: Session, member: Actor, referral_id: UUID) -> Response:
    """Confirm how it ended."""
    confirm_outcome(session, referral_id, by=member)
    return _back(referral_id)


@acting
def is_not_right(session: Session, member: Actor, referral_id: UUID) -> Response:
    """Say that it did not end so; nobody asks why."""
    contest_outcome(session, referral_id, by=member)
    return _back(referral_id)


def _is_as_shown(session: Session, member: Actor, referral_id: UUID) -> bool:
    referral = lock_referral(session, referral_id, by=member)
    meeting = open_appointment(session, referral.platform_id, referral.id)
    return meeting is not None and request.form.get("proposed") == _proposed(meeting)


def _proposed(meeting: Appointment | None) -> str:
    """Name a time as it was proposed: another time or way to meet has another name."""
    return f"{meeting.id}.{meeting.proposed_at.isoformat()}" if meeting else ""


def _can(session: Session, referral: Referral, member: Actor) -> set[str]:
    return {each.action for each in list_actions(session, referral, to=member) if each.allowed}


def _not_possible() -> Response:
    return cannot(_CONFLICT, "errors", "not_possible")


def _back(referral_id: UUID) -> Response:
    return see_other(way("one_request", referral_id=referral_id))
