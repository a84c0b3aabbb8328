"""The life of a referral as one table: from, to, action, actor, guard."""

from dataclasses import dataclass
from datetime import timedelta

from api.referrals.codes import OPEN, NextAction, NextActor, Priority
from api.referrals.codes import ReferralStatus as S


@dataclass(frozen=True, slots=True)
class Transition:
    """One row: whatever is not in the table is 409 `invalid-transition`.

    `guard` names the further condition in words; the verb named like the action enforces it.
    """

    from_status: S | None
    to_status: S
    action: str
    actor: str
    guard: str = ""


_LICENSED = "licence active where the member is now, capacity free, not excluded"
_ATTESTED = "with an attested consent, where an agreement allows it"
_HOLDER = "holds the claim, sends its Claim-Token, lease not over"
_OWNER = "owns the referral, sends its Claim-Token"

TRANSITIONS: tuple[Transition, ...] = (
    Transition(None, S.AWAITING_CONSENT, "submit", "platform", "no open referral of this member"),
    Transition(None, S.QUEUED, "submit", "platform", _ATTESTED),
    Transition(S.AWAITING_CONSENT, S.QUEUED, "grant", "member"),
    Transition(S.QUEUED, S.QUEUED, "grant", "member", "replaces the terms"),
    Transition(S.CLAIMED, S.CLAIMED, "grant", "member", "replaces the terms"),
    Transition(S.ACCEPTED, S.ACCEPTED, "grant", "member", "replaces the terms"),
    Transition(S.AWAITING_CONSENT, S.WITHDRAWN, "deny", "member"),
    Transition(S.AWAITING_CONSENT, S.EXPIRED, "expire", "timer", "risk below L2"),
    Transition(S.QUEUED, S.CLAIMED, "claim", "clinician", _LICENSED),
    Transition(S.QUEUED, S.EXPIRED, "expire", "timer", "risk below L2"),
    Transition(S.CLAIMED, S.ACCEPTED, "accept", "clinician", f"{_HOLDER}, licence active"),
    Transition(S.CLAIMED, S.QUEUED, "decline", "clinician", f"{_HOLDER}, candidates are left"),
    Transition(
        S.CLAIMED, S.DECLINED, "decline", "clinician", f"{_HOLDER}, none is left, risk below L2"
    ),
    Transition(S.CLAIMED, S.QUEUED, "lapse", "timer", "the lease is over"),
    Transition(S.ACCEPTED, S.COMPLETED, "record_outcome", "clinician", _OWNER),
    Transition(S.ACCEPTED, S.CLOSED_NOT_ENGAGED, "record_outcome", "clinician", _OWNER),
    Transition(S.QUEUED, S.WITHDRAWN, "revoke", "member"),
    Transition(S.CLAIMED, S.WITHDRAWN, "revoke", "member"),
    Transition(S.ACCEPTED, S.WITHDRAWN, "revoke", "member"),
)

FHIR_TASK_STATUS: dict[S, str] = {
    S.AWAITING_CONSENT: "draft",
    S.QUEUED: "requested",
    S.CLAIMED: "received",
    S.ACCEPTED: "accepted",
    S.COMPLETED: "completed",
    S.CLOSED_NOT_ENGAGED: "failed",
    S.DECLINED: "rejected",
    S.WITHDRAWN: "cancelled",
    S.EXPIRED: "cancelled",
}


@dataclass(frozen=True, slots=True)
class Turn:
    """Who must do what by when while a referral stands in one state."""

    action: NextAction
    actor: NextActor
    within: dict[Priority, timedelta]


TURNS: dict[S, Turn] = {
    S.AWAITING_CONSENT: Turn(
        NextAction.DECIDE_CONSENT,
        NextActor.MEMBER,
        {Priority.ROUTINE: timedelta(days=7), Priority.URGENT: timedelta(days=7)},
    ),
    S.QUEUED: Turn(
        NextAction.CLAIM,
        NextActor.CLINICIAN,
        {Priority.ROUTINE: timedelta(days=10), Priority.URGENT: timedelta(days=10)},
    ),
    S.CLAIMED: Turn(
        NextAction.ACCEPT_OR_DECLINE,
        NextActor.CLINICIAN,
        {Priority.ROUTINE: timedelta(minutes=30), Priority.URGENT: timedelta(minutes=15)},
    ),
    S.ACCEPTED: Turn(
        NextAction.RECORD_OUTCOME,
        NextActor.CLINICIAN,
        {Priority.ROUTINE: timedelta(days=30), Priority.URGENT: timedelta(days=30)},
    ),
}


def allowed(action: str, status: S) -> list[Transition]:
    """Return the rows that this action may take from this state."""
    return [row for row in TRANSITIONS if row.action == action and row.from_status == status]


def is_open(status: S) -> bool:
    """Tell whether a referral in this state still waits for somebody."""
    return status in OPEN
