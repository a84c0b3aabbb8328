"""Passing on: a referral waits for the next clinician, or for whoever must find one."""

from sqlalchemy.orm import Session

from api.crisis.levels import Level
from api.referrals.advance import ask_member
from api.referrals.codes import NextAction
from api.referrals.let_go import requeue
from api.referrals.match import has_candidate
from api.referrals.models import Referral
from api.referrals.timers import hand_to_coordinator


def pass_on(session: Session, referral: Referral, action: str) -> None:
    """Queue it for the next. Where nobody is left whom the member named, they may name anew.

    Where nobody is left at all, and from L2 in both cases, a coordinator looks for somebody.
    """
    requeue(session, referral, action)
    if has_candidate(session, referral, named=True):
        return
    if referral.risk < Level.L2 and has_candidate(session, referral):
        ask_member(referral)
    else:
        hand_to_coordinator(session, referral, NextAction.FIND_CLINICIAN)
