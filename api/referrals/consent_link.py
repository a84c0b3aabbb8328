"""Consent links of a referral: issued with it, replaced when lost, used up by one act."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.audit.record import record
from api.clock import utc_now
from api.consents.codes import ConsentMethod, ConsentStatus
from api.consents.find import ConsentWithItems, find_consent, with_items
from api.consents.models import Consent, ConsentEvent
from api.consents.standing import active_consent, standing_consent
from api.consents.terms import Terms
from api.links.decide import NewReturnLink, burn, use_up
from api.links.issue import LinkFor, issue_consent_link
from api.links.models import ConsentLink
from api.links.open import FoundLink, open_consent_link
from api.links.problems import LinkExpired, LinkOver, LinkUnknown, LinkUsed
from api.referrals.codes import NextActor, ReferralStatus, ShownStatus, TimerKind
from api.referrals.find import lock_referral
from api.referrals.grant import deny, grant
from api.referrals.lifecycle import is_open
from api.referrals.models import Referral
from api.referrals.problems import InvalidTransition
from api.referrals.revoke import revoke
from api.referrals.share_back import shown_status
from api.referrals.timers import due_after
from api.web.auth import Actor


@dataclass(frozen=True, slots=True)
class IssuedLink:
    """A link as the platform gets it: the token, this once, and when it stops working."""

    token: str
    expires_at: datetime


def issue_link(session: Session, referral: Referral) -> IssuedLink:
    """Issue the link of a referral; any earlier one opens nothing now.

    It lasts as long as the member has to decide. Where a coordinator follows up after that time,
    or a consent stands already, it lasts as long from now.
    """
    now = utc_now()
    again = due_after(referral, TimerKind.CONSENT_DEADLINE, now)
    until = referral.due_at if referral.status is ReferralStatus.AWAITING_CONSENT else None
    ends = until if until and until > now else again
    token = issue_consent_link(
        session, LinkFor(referral.platform_id, referral.id, referral.member_id, ends)
    )
    return IssuedLink(token, ends)


def replace_link(session: Session, referral_id: UUID, *, by: Actor) -> IssuedLink:
    """Issue a fresh link in the place of one that was lost.

    After the decision too: who lost link and PIN takes it back by this one. Raises
    `InvalidTransition` (409) once the referral or the time to decide is over, `NotFound` (404).
    """
    referral = lock_referral(session, referral_id, by=by)
    _refuse_ended(session, referral)
    record(
        session,
        "consent-link.replaced",
        ("referral", referral.id),
        by=by,
        platform_id=referral.platform_id,
    )
    return issue_link(session, referral)


def _refuse_ended(session: Session, referral: Referral) -> None:
    """Refuse where the platform may know of the end; where it may not, the link says it is over."""
    may_decide = awaits_decision(referral)
    has_decided = is_open(referral.status) and referral.queued_at is not None
    if may_decide or has_decided:
        return
    shown = shown_status(referral, active_consent(session, referral.platform_id, referral.id))
    if shown is not ShownStatus.NOT_SHARED:
        raise InvalidTransition(
            "The referral or the time to decide is over: a link would lead nowhere.",
            referral_status=shown.value,
        )


def awaits_decision(referral: Referral) -> bool:
    """Tell whether the member may still decide; the time is checked here, not by the timer."""
    if referral.status is not ReferralStatus.AWAITING_CONSENT or referral.due_at is None:
        return False
    return referral.due_at > utc_now() or referral.next_actor is NextActor.COORDINATOR


@dataclass(frozen=True, slots=True)
class Standing:
    """A consent that stands behind a link; `may_choose` is whether the member may choose anew.

    They may where the platform attested it. What they decided themself is never reopened by a
    link: a platform can issue one at any time, and must not widen what its member has narrowed.
    """

    consent: Consent
    may_choose: bool


def behind_link(session: Session, referral: Referral, link: ConsentLink) -> Standing | None:
    """Return what stands behind a link, or None where the member's first decision is awaited.

    Raises `LinkUsed`, `LinkExpired` or `LinkOver` (410) where there is nothing to do by it.
    """
    if link.decided_at is not None:
        raise LinkUsed
    if link.expires_at <= utc_now():
        raise LinkExpired if referral.queued_at is None else LinkOver
    if awaits_decision(referral):
        return None
    standing = standing_consent(session, referral.platform_id, referral.id)
    if standing is None or not _can_be_read(referral):
        raise _refusal(referral, standing)
    is_attested = standing.method is ConsentMethod.PLATFORM_ATTESTATION
    return Standing(standing, may_choose=is_attested and is_open(referral.status))


def _can_be_read(referral: Referral) -> bool:
    """Tell whether there is anything left to take back: a clinician may read on for 30 days."""
    return is_open(referral.status) or referral.status is ReferralStatus.COMPLETED


def _refusal(referral: Referral, standing: Consent | None) -> LinkUsed | LinkExpired | LinkOver:
    if standing is not None:
        return LinkOver()
    was_decided = referral.queued_at is not None or referral.status is ReferralStatus.WITHDRAWN
    return LinkUsed() if was_decided else LinkExpired()


def refuse_reopening(standing: Standing | None) -> None:
    """Refuse to choose anew what the member decided themself: `LinkUsed` (410)."""
    if standing is not None and not standing.may_choose:
        raise LinkUsed


def decide_by_link(
    session: Session,
    found: FoundLink,
    terms: Terms,
    new: NewReturnLink,
    *,
    is_grant: bool,
    minors_in: frozenset[str] = frozenset(),
) -> Consent:
    """Record the decision that a member made on the consent page, burn the link, leave a way back.

    It takes the place of what their platform attested; to refuse that is to revoke it. Raises
    `LinkUsed`, `LinkExpired` and `LinkOver` (410) where another browser, the member's app or the
    time was faster, and whatever granting, denying or revoking refuses.
    """
    standing = _locked(session, found)
    refuse_reopening(standing)
    burn(session, found, new)
    if standing is not None and not is_grant:
        return _revoked(session, found, standing)
    by_page = ConsentMethod.CONSENT_PAGE
    if is_grant:
        return grant(session, terms, by=found.member, method=by_page, minors_in=minors_in)
    return deny(session, terms, by=found.member, method=by_page)


def take_back_by_link(session: Session, found: FoundLink, decided_by: bytes) -> Consent:
    """Take back what stands behind the link and burn it; `decided_by` is as in `use_up`.

    It leaves no way back: a platform that issued itself a link must get no PIN by it. Raises
    `LinkUsed`, `LinkExpired` and `LinkOver` (410).
    """
    standing = _locked(session, found)
    if standing is None:
        raise LinkUnknown
    use_up(session, found, decided_by)
    return _revoked(session, found, standing)


def _locked(session: Session, found: FoundLink) -> Standing | None:
    referral = lock_referral(session, found.referral_id, by=found.member)
    return behind_link(session, referral, open_consent_link(session, found, lock=True))


def _revoked(session: Session, found: FoundLink, standing: Standing) -> Consent:
    by_page = ConsentMethod.CONSENT_PAGE
    return revoke(session, standing.consent.id, by=found.member, method=by_page).consent


@dataclass(frozen=True, slots=True)
class DoneByLink:
    """What a link was used for: the state it brought about, and of which consent."""

    became: ConsentStatus
    decided: ConsentWithItems


def done_by_link(session: Session, found: FoundLink) -> DoneByLink:
    """Return what this link, which was used, has brought about.

    It is the last act of this page on the referral: a fresh link takes the place of a used one.
    """
    event = session.scalars(
        select(ConsentEvent)
        .where(
            ConsentEvent.platform_id == found.platform_id,
            ConsentEvent.referral_id == found.referral_id,
            ConsentEvent.method == ConsentMethod.CONSENT_PAGE,
            ConsentEvent.status != ConsentStatus.SUPERSEDED,
        )
        .order_by(ConsentEvent.id.desc())
        .limit(1)
    ).one()
    ids = {"platform_id": found.platform_id, "member_id": found.member_id}
    [decided] = with_items(session, [find_consent(session, event.consent_id, **ids)])
    return DoneByLink(event.status, decided)
