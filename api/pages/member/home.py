"""The member's home: where each request stands, what is shared now, what flows back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from flask import Response
from sqlalchemy.orm import Session

from api.care.appointments import open_appointment
from api.care.models import Appointment
from api.clinicians.find import recipient_name
from api.clock import utc_now
from api.consents.account import disclosures_of
from api.consents.codes import Covers, Purpose
from api.consents.find import with_items
from api.consents.models import Consent
from api.consents.standing import active_consent, standing_consent
from api.pages.member.answers import own_page
from api.pages.member.older import newest
from api.pages.member.visited import visiting
from api.referrals.account import named
from api.referrals.codes import NextActor, ShownStatus
from api.referrals.confirm_outcome import may_answer_outcome
from api.referrals.emergency_grant import may_grant
from api.referrals.find import list_referrals
from api.referrals.lifecycle import allowed, is_open
from api.referrals.models import Referral
from api.referrals.read_context import READABLE_AFTER_COMPLETION
from api.referrals.show import ShownReferral, show_all
from api.referrals.show_parts import ShownItem
from api.web.auth import Actor

_AT_A_TIME, _LATEST = 10, 3
_SHARING = {
    ShownStatus.QUEUED,
    ShownStatus.CLAIMED,
    ShownStatus.ACCEPTED,
    ShownStatus.IN_PROGRESS,
    ShownStatus.ON_HOLD,
    ShownStatus.CANCELLATION_REQUESTED,
}
_WAITED_FOR = {NextActor.MEMBER, NextActor.CLINICIAN}
_WITH = {
    frozenset({Purpose.TRIAGE, Purpose.CARE}): "for_both",
    frozenset({Purpose.TRIAGE}): "for_triage",
    frozenset({Purpose.CARE}): "for_care",
    frozenset({Purpose.EMERGENCY}): "for_emergency",
}


@dataclass(frozen=True, slots=True)
class Standing:
    """One request as its member sees it; `shared_with` are keys of the words, by item."""

    shown: ShownReferral
    items: Sequence[ShownItem]
    consent: Consent | None
    lapsed: Consent | None
    emergency: Consent | None
    shared_with: Mapping[UUID, Sequence[str]]
    only_named: str | None
    may_grant_emergency: bool
    meeting: Appointment | None
    is_asked: bool
    may_answer: bool
    goes_on: bool

    @property
    def is_sharing(self) -> bool:
        """Whether a clinician reads, or may yet read, what was granted."""
        outcome, status = self.shown.outcome, self.shown.status
        if status is ShownStatus.COMPLETED and outcome is not None:
            return utc_now() < outcome.at + READABLE_AFTER_COMPLETION
        return self.consent is not None and status in _SHARING

    def shown_with(self, item: ShownItem) -> Sequence[str]:
        """Return with whom an item is shared now, as keys of the words; none where it is locked."""
        ways = self.shared_with.get(item.id, ())
        return ways if self.is_sharing else [each for each in ways if each == "for_emergency"]

    @property
    def has_it(self) -> str | None:
        """Return the name of who claimed or owns it now."""
        holder = self.shown.clinician
        return holder.name if holder and self.shown.status in _SHARING else None

    @property
    def expects_step(self) -> bool:
        """Whether a day can be named by which somebody's turn should be over."""
        return self.shown.due_at is not None and self.shown.next_actor in _WAITED_FOR


@visiting
def home(session: Session, member: Actor) -> Response:
    """Show where each request stands."""
    referrals, older = newest(
        lambda before, limit: list_referrals(
            session, by=member, reference=None, before=before, limit=limit
        ),
        "home",
        _AT_A_TIME,
        by=member,
    )
    shown = show_all(session, referrals, to=member)
    latest = disclosures_of(session, **own(member), before=None, limit=_LATEST)
    return own_page(
        "home.html",
        standings=[
            _standing(session, referral, each, member)
            for referral, each in zip(referrals, shown, strict=True)
        ],
        ledger=named(session, latest),
        older=older,
    )


def own(member: Actor) -> dict[str, UUID]:
    """Name the tenant and the member, as reads of a member's own rows want them."""
    assert member.platform_id is not None  # noqa: S101 - a visit always names the tenant
    return {"platform_id": member.platform_id, "member_id": member.id}


def _standing(
    session: Session, referral: Referral, shown: ShownReferral, member: Actor
) -> Standing:
    consent, emergency = (
        active_consent(session, referral.platform_id, referral.id, covers)
        for covers in (Covers.REFERRAL, Covers.EMERGENCY)
    )
    return Standing(
        shown=shown,
        items=[item for item in shown.context if item.about is None],
        consent=consent,
        lapsed=lapsed_consent(session, referral),
        emergency=emergency,
        shared_with=shared_with(session, [each for each in (consent, emergency) if each]),
        only_named=only_named(session, consent),
        may_grant_emergency=may_grant(session, referral, by=member),
        meeting=open_appointment(session, referral.platform_id, referral.id),
        is_asked=referral.asked_at is not None and bool(allowed("keep_waiting", referral.place)),
        may_answer=may_answer_outcome(referral) and not _is_answered(referral),
        goes_on=is_open(referral.status),
    )


def _is_answered(referral: Referral) -> bool:
    return bool(referral.outcome_confirmed_at or referral.outcome_contested_at)


def has_lapsed(consent: Consent) -> bool:
    """Tell whether its time is over: nobody can read by it, and nothing of it holds."""
    return consent.expires_at <= utc_now()


def lapsed_consent(session: Session, referral: Referral) -> Consent | None:
    """Return what a referral that goes on waits to have renewed, if it does."""
    standing = standing_consent(session, referral.platform_id, referral.id)
    is_lapsed = standing is not None and has_lapsed(standing) and is_open(referral.status)
    return standing if is_lapsed else None


def only_named(session: Session, consent: Consent | None) -> str | None:
    """Return whom alone a consent names, clinician or organisation; None where it names a class."""
    if consent is None:
        return None
    return recipient_name(
        session, consent.recipient_clinician_id, consent.recipient_organisation_id
    )


def shared_with(session: Session, consents: Sequence[Consent]) -> dict[UUID, list[str]]:
    """Return with whom each item is shared by these consents, as keys of the words."""
    found: dict[UUID, list[str]] = {}
    for each in with_items(session, consents):
        for item in each.items:
            found.setdefault(item.context_id, []).append(_WITH[frozenset(item.purposes)])
    return found
