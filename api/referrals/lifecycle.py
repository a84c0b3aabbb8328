"""The life of a referral as one table: from, to, action, actor, guard."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from api.referrals.bser import BSER
from api.referrals.codes import OPEN, ReferralStatus
from api.referrals.codes import Place as P  # noqa: N817 - the table is read by its rows

ANY_OPEN = tuple(place for place in P if place.status in OPEN)
PROGRESS = (P.SCHEDULED, P.NO_SHOW, P.APPOINTMENT_CANCELLED, P.ENGAGED)
OWNED = (P.ACCEPTED, *PROGRESS)
"""Where a clinician has accepted and nothing stands in the way of care."""
STANDING = (*OWNED, P.WAITLIST, P.MOVED_STATE)
"""Where an owner has it, and it can be given to the next."""


@dataclass(frozen=True, slots=True)
class Transition:
    """One row: whatever is not in the table is 409 `invalid-transition`.

    `to_place` None means the place from which it was put on hold. `guard` names the further
    condition in words; the verb named like the action enforces it. `bser` are the numbers of the
    transitions of BSeR and 360X (TID) that this row carries out.
    """

    from_place: P | None
    to_place: P | None
    action: str
    actor: str
    guard: str = ""
    bser: tuple[int, ...] = ()


_Rows = Sequence[tuple[Sequence[P] | P | None, P | Literal["="] | None, str, str]]
"""From where, to where ("=" is the same place), by which action, and the guard."""

LOW = "risk below L2"
RESPONSIBLE = "responsible"
"""The clinician who handed it back, or lost it to a coordinator, until the next accepts."""
_TAKES = "licensed where the member is now, capacity free, matches, not excluded"
_HOLDS = "holds the claim, Claim-Token, the lease runs"
_OWNS = "owns it, Claim-Token"
_MESSAGES = "the member allows messages with the platform"
_NEXT = "candidates are left, or risk from L2"
_NONE = f"none is left, {LOW}"
_ACCEPTED = f"{_OWNS}, has accepted it"
_FIRST = f"{_OWNS}; nobody reached yet"
_TRIED = f"{_ACCEPTED}; from L2 after a recorded attempt"
_ATTEMPTED = f"{_OWNS}, not reached; or an appointment is ahead"
_CALLED = "after a recorded contact attempt"
_ANSWERS = "nobody has accepted it since; no token"
_THERE = "licensed on the appointment's day where the member will be"
_LICENSED_OR_HELD = "the holder, if any, has a licence there, or the hold stays"

_PLATFORM: _Rows = [
    (None, P.AWAITING_CONSENT, "submit", "no open referral of the member in this community"),
    (None, P.QUEUED, "submit", "with an attested consent, where an agreement allows it"),
    (P.AWAITING_CONSENT, P.CANCELLED, "cancel", ""),
    (P.QUEUED, P.CANCELLED, "cancel", "nobody holds it: at once"),
    ((P.CLAIMED, *STANDING), P.CANCELLATION_REQUESTED, "cancel", ""),
    (P.CONSENT_LAPSED, P.CANCELLED, "cancel", "nobody may read it: at once"),
    ((P.AWAITING_CONSENT, P.QUEUED), P.VOID, "void", "within 24 h, never claimed"),
    ((*OWNED, P.WAITLIST), "=", "message_owner", _MESSAGES),
]
_OPERATOR: _Rows = [(ANY_OPEN, P.VOID, "void", "with a coded reason")]
_MEMBER: _Rows = [
    (P.AWAITING_CONSENT, P.QUEUED, "grant", "the age rule holds"),
    (
        (P.QUEUED, P.CLAIMED, *STANDING, P.CANCELLATION_REQUESTED),
        "=",
        "grant",
        "replaces the terms",
    ),
    (P.CONSENT_LAPSED, None, "grant", "the holder is still licensed and named"),
    (P.CONSENT_LAPSED, P.QUEUED, "grant", "nobody holds it who is licensed and named"),
    (P.AWAITING_CONSENT, P.WITHDRAWN, "deny", ""),
    (ANY_OPEN[1:], P.WITHDRAWN, "revoke", "a consent of theirs stands"),
    (ANY_OPEN, P.WITHDRAWN, "withdraw", ""),
    ((P.CLAIMED, *STANDING), P.QUEUED, "refuse_clinician", _NEXT),
    ((P.CLAIMED, *STANDING), P.DECLINED, "refuse_clinician", _NONE),
    ((P.QUEUED, P.WAITLIST), "=", "keep_waiting", "was asked"),
    (P.SCHEDULED, "=", "confirm_appointment", "a proposed appointment is ahead"),
    (P.SCHEDULED, P.APPOINTMENT_CANCELLED, "cancel_appointment", "it has not begun"),
]
_WHEREABOUTS: _Rows = [
    ((P.AWAITING_CONSENT, P.QUEUED), "=", "move", "card and language of help follow"),
    (P.CLAIMED, P.QUEUED, "move", "the holder has no licence there"),
    (OWNED, P.MOVED_STATE, "move", "the owner has no licence there"),
    (P.MOVED_STATE, None, "move", "the owner has a licence there"),
    (
        (P.CLAIMED, *OWNED, P.WAITLIST, P.CONSENT_LAPSED, P.MOVED_STATE, P.CANCELLATION_REQUESTED),
        "=",
        "move",
        _LICENSED_OR_HELD,
    ),
]
_CLINICIAN: _Rows = [
    (P.QUEUED, P.CLAIMED, "claim", _TAKES),
    (P.CLAIMED, "=", "renew", f"{_HOLDS}, at most 4 times"),
    (P.CLAIMED, P.QUEUED, "release", _HOLDS),
    (P.CLAIMED, P.ACCEPTED, "accept", f"{_HOLDS}, licensed, consent active and names them"),
    (P.CLAIMED, P.QUEUED, "decline", f"{_HOLDS}; {_NEXT}"),
    (P.CLAIMED, P.DECLINED, "decline", f"{_HOLDS}; {_NONE}"),
    ((P.ACCEPTED, *PROGRESS[:3]), P.QUEUED, "decline", f"{_FIRST}; {_NEXT}"),
    ((P.ACCEPTED, *PROGRESS[:3]), P.DECLINED, "decline", f"{_FIRST}; {_NONE}"),
    (STANDING, P.QUEUED, "hand_back", f"{_OWNS}; stays responsible until the next accepts"),
    (OWNED, P.SCHEDULED, "schedule", f"{_OWNS}, {_THERE}"),
    (
        (P.SCHEDULED, P.NO_SHOW, P.ENGAGED),
        P.APPOINTMENT_CANCELLED,
        "cancel_appointment",
        _OWNS,
    ),
    (P.SCHEDULED, P.ENGAGED, "record_visit", f"{_OWNS}, checked in, attended"),
    (P.SCHEDULED, P.NO_SHOW, "record_visit", f"{_OWNS}; not the second in 14 days, or from L2"),
    (P.SCHEDULED, P.CLOSED_NOT_ENGAGED, "record_visit", f"{_OWNS}; the second in 14 days, {LOW}"),
    (OWNED, P.ENGAGED, "record_contact", f"{_OWNS}, reached"),
    ((P.ACCEPTED, *PROGRESS[:3]), "=", "record_contact", _ATTEMPTED),
    ((*OWNED, P.CANCELLATION_REQUESTED), P.COMPLETED, "record_outcome", _ACCEPTED),
    ((*OWNED, P.CANCELLATION_REQUESTED), P.CLOSED_NOT_ENGAGED, "record_outcome", _TRIED),
    ((*OWNED, P.WAITLIST), "=", "message_platform", f"{_OWNS}, {_MESSAGES}"),
    (OWNED, P.WAITLIST, "hold", f"{_OWNS}, the member was told how long"),
    (P.WAITLIST, None, "resume", f"{_OWNS}, licensed, consent active"),
    (P.MOVED_STATE, None, "resume", f"{_OWNS}, now licensed where the member is"),
    (P.CANCELLATION_REQUESTED, P.CANCELLED, "confirm_cancel", _OWNS),
]
_RESPONSIBLE: _Rows = [
    ((P.QUEUED, P.CLAIMED, P.CONSENT_LAPSED), "=", "record_contact", _ANSWERS),
    (
        (P.QUEUED, P.CLAIMED),
        "=",
        "message_member",
        f"{_ANSWERS}; licensed, consent active and names them",
    ),
    (
        (P.QUEUED, P.CLAIMED, P.CONSENT_LAPSED, P.CANCELLATION_REQUESTED),
        "=",
        "flag_crisis",
        _ANSWERS,
    ),
]
_COORDINATOR: _Rows = [
    ((P.CLAIMED, *STANDING), P.QUEUED, "reassign", "handed over; the owner is excluded"),
    ((P.AWAITING_CONSENT, P.QUEUED, P.CONSENT_LAPSED), P.EXPIRED, "close", _CALLED),
    (P.QUEUED, P.DECLINED, "close", f"{_CALLED}, no candidate is left"),
    (STANDING, P.CLOSED_NOT_ENGAGED, "close", _CALLED),
    (P.CANCELLATION_REQUESTED, P.CANCELLED, "close", _CALLED),
]
_TIMER: _Rows = [
    ((P.AWAITING_CONSENT, P.CONSENT_LAPSED), P.EXPIRED, "expire", LOW),
    (P.CLAIMED, P.QUEUED, "lapse", "the lease is over, or its holder is lost"),
    (P.QUEUED, P.EXPIRED, "expire", f"{LOW}, asked whether to wait on and no answer"),
    ((P.QUEUED, P.CLAIMED, *OWNED), P.CONSENT_LAPSED, "lapse_consent", "its time is over"),
    (P.MOVED_STATE, P.QUEUED, "requeue", "consent active"),
    (P.CANCELLATION_REQUESTED, P.CANCELLED, "confirm_cancel", LOW),
]

_BY_ACTOR: dict[str, Sequence[_Rows]] = {
    "platform": (_PLATFORM, _WHEREABOUTS),
    "member": (_MEMBER, _WHEREABOUTS),
    "clinician": (_CLINICIAN,),
    RESPONSIBLE: (_RESPONSIBLE,),
    "coordinator": (_COORDINATOR,),
    "operator": (_OPERATOR,),
    "timer": (_TIMER,),
}


def _table() -> Iterator[Transition]:
    for actor, groups in _BY_ACTOR.items():
        for froms, to, action, guard in (row for group in groups for row in group):
            for begin in froms if isinstance(froms, tuple) else (froms,):
                end = begin if to == "=" else to
                yield Transition(
                    begin, end, action, actor, guard, BSER.get((action, begin, end), ())
                )


TRANSITIONS: tuple[Transition, ...] = tuple(_table())


def allowed(action: str, place: P, actor: str | None = None) -> list[Transition]:
    """Return the rows that this action may take from this place, by this actor or by anybody."""
    return [
        row
        for row in TRANSITIONS
        if row.action == action and row.from_place is place and actor in (None, row.actor)
    ]


def is_open(status: ReferralStatus) -> bool:
    """Tell whether a referral in this state still waits for somebody."""
    return status in OPEN
