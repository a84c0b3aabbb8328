"""Listing what the asking actor can do with a referral now, and why not the rest."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from api.care.appointments import open_appointment
from api.clinicians.licensure import practises
from api.clock import utc_now
from api.consents.standing import active_consent, standing_consent
from api.db.session import admit
from api.referrals.cancel import may_cancel
from api.referrals.codes import Place, ReferralStatus, ShownStatus
from api.referrals.entitled import is_named
from api.referrals.lifecycle import RESPONSIBLE, TRANSITIONS, allowed
from api.referrals.location import is_location_known
from api.referrals.models import Referral
from api.referrals.platform_thread import allowing, may_write
from api.referrals.refuse_minor import is_refused
from api.referrals.renew import MOST_RENEWALS
from api.referrals.responsible import standing_of
from api.referrals.share_back import shown_status
from api.referrals.void import may_void
from api.web.auth import Actor, Persona

_MOVES_NOT = "invalid-transition"
_HOLDS_IT_ALREADY = "claim"
"""Whoever reads a clinician's list has claimed it: the queue is where that is offered."""


@dataclass(frozen=True, slots=True)
class Action:
    """One verb; `blocked_by` is the slug of the problem it would meet, or None."""

    action: str
    allowed: bool
    blocked_by: str | None


@dataclass(frozen=True, slots=True)
class _Asking:
    """Who asks for which verb, of which referral; `minors_in` as in `submit`."""

    session: Session
    referral: Referral
    by: Actor
    action: str
    minors_in: frozenset[str]

    @property
    def standing(self) -> str:
        """What the table calls them: who handed it back is no holder."""
        return standing_of(self.referral, self.by)

    @property
    def shown(self) -> ShownStatus:
        """The state as a platform may know it: its list follows from nothing else."""
        referral = self.referral
        return shown_status(
            referral, active_consent(self.session, referral.platform_id, referral.id)
        )


_Rule = Callable[[_Asking], str | None]
"""One check of a verb, in the order in which the verb makes them: the slug, or None."""


def list_actions(
    session: Session, referral: Referral, *, to: Actor, minors_in: frozenset[str] = frozenset()
) -> list[Action]:
    """Return the verbs of who asks in the order of the transition table, each once.

    What depends on what would be sent with it is taken as the plainest that can be sent.
    """
    admit(session, referral.id)
    standing = standing_of(referral, to)
    names = dict.fromkeys(
        row.action
        for row in TRANSITIONS
        if row.actor == standing and row.from_place and row.action != _HOLDS_IT_ALREADY
    )
    blocks = {name: _block(_Asking(session, referral, to, name, minors_in)) for name in names}
    return [Action(name, allowed=block is None, blocked_by=block) for name, block in blocks.items()]


def _block(asking: _Asking) -> str | None:
    standing = asking.standing
    rules = (*_FIRST.get(standing, ()), *_RULES[standing].get(asking.action, (_place,)))
    return next((slug for rule in rules if (slug := rule(asking))), None)


def _place(asking: _Asking) -> str | None:
    rows = allowed(asking.action, asking.referral.place, asking.standing)
    return None if rows else _MOVES_NOT


def _may_cancel(asking: _Asking) -> str | None:
    return None if may_cancel(asking.shown) else _MOVES_NOT


def _may_void(asking: _Asking) -> str | None:
    return None if may_void(asking.referral, asking.shown) else _MOVES_NOT


def _consent_stands(asking: _Asking) -> str | None:
    referral = asking.referral
    stands = standing_consent(asking.session, referral.platform_id, referral.id)
    return None if stands else "consent-not-active"


def _was_asked(asking: _Asking) -> str | None:
    return None if asking.referral.asked_at else _MOVES_NOT


def _age(asking: _Asking) -> str | None:
    """Before anybody has accepted: what stands then is not taken away."""
    asks = asking.referral.place in (Place.AWAITING_CONSENT, Place.CLAIMED)
    refused = asks and is_refused(asking.referral, turned_on=asking.minors_in)
    return "minor-not-served" if refused else None


def _meeting_is_ahead(asking: _Asking) -> str | None:
    referral = asking.referral
    meeting = open_appointment(asking.session, referral.platform_id, referral.id)
    return None if meeting and meeting.starts_at > utc_now() else "appointment-begun"


def _meeting_has_begun(asking: _Asking) -> str | None:
    referral = asking.referral
    meeting = open_appointment(asking.session, referral.platform_id, referral.id)
    return None if meeting and meeting.starts_at <= utc_now() else "appointment-ahead"


def _lease(asking: _Asking) -> str | None:
    """Block whatever the holder would write once the lease is over."""
    referral = asking.referral
    is_leased = referral.status is ReferralStatus.CLAIMED and referral.due_at is not None
    is_over = is_leased and referral.due_at is not None and referral.due_at <= utc_now()
    return "stale-claim" if is_over else None


def _licence(asking: _Asking) -> str | None:
    here, today = asking.referral.jurisdiction, utc_now().date()
    return None if practises(asking.session, asking.by.id, here, today) else "licence-not-active"


def _consent(asking: _Asking) -> str | None:
    named = is_named(asking.session, asking.referral, by=asking.by)
    return None if named else "consent-not-active"


def _renewals(asking: _Asking) -> str | None:
    return "renewed-too-often" if asking.referral.renewals >= MOST_RENEWALS else None


def _location(asking: _Asking) -> str | None:
    return None if is_location_known(asking.referral) else "location-not-known"


def _nobody_was_reached(asking: _Asking) -> str | None:
    referral = asking.referral
    is_late = referral.first_contact_at is not None and referral.place is not Place.CLAIMED
    return _MOVES_NOT if is_late else None


def _accepted(asking: _Asking) -> str | None:
    return None if asking.referral.in_care else _MOVES_NOT


def _messages(asking: _Asking) -> str | None:
    return None if allowing(asking.session, asking.referral) else "not-shared"


def _owner_reads(asking: _Asking) -> str | None:
    return None if may_write(asking.session, asking.referral) else _MOVES_NOT


_PLATFORM = {
    "cancel": (_may_cancel,),
    "void": (_may_void,),
    "move": (_may_cancel,),
    "message_owner": (_messages, _owner_reads),
}
_MEMBER = {
    "grant": (_place, _age),
    "revoke": (_consent_stands,),
    "keep_waiting": (_place, _was_asked),
    "confirm_appointment": (_place, _meeting_is_ahead),
    "cancel_appointment": (_place, _meeting_is_ahead),
}
_CLINICIAN = {
    "renew": (_place, _licence, _consent, _renewals),
    "accept": (_place, _licence, _consent, _age, _location),
    "decline": (_place, _nobody_was_reached),
    "resume": (_place, _licence, _consent),
    "schedule": (_place, _licence),
    "record_visit": (_place, _meeting_has_begun),
    "record_outcome": (_place, _accepted),
    "message_platform": (_messages, _place, _licence, _consent),
}
_FIRST: Mapping[str, Sequence[_Rule]] = {Persona.CLINICIAN: (_lease,)}
_RESPONSIBLE = {"message_member": (_place, _licence, _consent)}
_RULES: Mapping[str, Mapping[str, Sequence[_Rule]]] = {
    Persona.PLATFORM: _PLATFORM,
    Persona.MEMBER: _MEMBER,
    Persona.CLINICIAN: _CLINICIAN,
    RESPONSIBLE: _RESPONSIBLE,
    Persona.COORDINATOR: {},
    Persona.OPERATOR: {},
}
