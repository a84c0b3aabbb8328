"""Granting and denying: the member decides item by item, and the referral moves with it."""

from sqlalchemy.orm import Session

from api.audit.record import record
from api.clinicians.find import is_known, organisation_of
from api.clinicians.licensure import licensed_jurisdictions
from api.clinicians.models import Clinician, Organisation
from api.consents.codes import ConsentMethod, ConsentStatus, ShareBack
from api.consents.destroy import destroy_words
from api.consents.models import Consent
from api.consents.record import record_consent
from api.consents.standing import active_consent
from api.consents.terms import Decided, Recipient, Terms
from api.events.models import EventType
from api.events.publish import show_until, withhold
from api.referrals.advance import advance, take_turn
from api.referrals.card import post_card, show_card
from api.referrals.codes import NextAction, Place, TimerKind
from api.referrals.find import lock_referral
from api.referrals.let_go import requeue
from api.referrals.lifecycle import is_open
from api.referrals.models import Referral
from api.referrals.problems import InvalidTransition
from api.referrals.refuse_minor import refuse_minor
from api.referrals.share_back import tell_platform
from api.referrals.timers import set_timer
from api.web.auth import Actor
from api.web.problems import InvalidRequest

_BY_TOKEN = ConsentMethod.MEMBER_TOKEN


def grant(
    session: Session,
    terms: Terms,
    *,
    by: Actor,
    method: ConsentMethod = _BY_TOKEN,
    minors_in: frozenset[str] = frozenset(),
) -> Consent:
    """Record the grant. The first one queues the referral; a later one replaces the terms.

    `minors_in` is as in `submit`. Raises `InvalidTransition` (409) when the referral has ended,
    `MinorNotServed` (409) where the rule for minors has changed meanwhile, `InvalidRequest` (422)
    for an item that is not part of it, or a recipient whom nobody knows.
    """
    refuse_unknown_recipient(session, terms.recipient)
    referral = _lock(session, terms, by)
    if referral.place is Place.AWAITING_CONSENT:
        refuse_minor(referral, referral.risk, referral.risk_domains, turned_on=minors_in)
    earlier = active_consent(session, referral.platform_id, referral.id)
    consent = _recorded(session, terms, ConsentStatus.ACTIVE, method, by)
    if referral.place is Place.AWAITING_CONSENT:
        enqueue(session, referral, consent)
    elif referral.place is Place.CONSENT_LAPSED:
        _resume(session, referral, consent)
    else:
        show_card(session, referral, consent)
        if referral.next_action is NextAction.DECIDE_CONSENT:
            take_turn(session, referral)
        _reshare(session, referral, earlier, consent)
        set_timer(session, referral, TimerKind.CONSENT_EXPIRY, consent.expires_at)
    return consent


def enqueue(session: Session, referral: Referral, consent: Consent) -> None:
    """Let the referral wait for whom the consent names."""
    advance(session, referral, "grant", Place.QUEUED)
    set_timer(session, referral, TimerKind.CONSENT_EXPIRY, consent.expires_at)
    post_card(session, referral, consent)
    tell_platform(session, referral)


def _resume(session: Session, referral: Referral, consent: Consent) -> None:
    """Go on where it stood when the consent before had lapsed, if the owner may still have it."""
    owner, held_from = referral.clinician_id, referral.held_from
    licensed = owner and referral.jurisdiction in licensed_jurisdictions(session, owner)
    if owner and held_from and licensed and consent.names(owner, organisation_of(session, owner)):
        advance(session, referral, "grant", held_from)
    else:
        requeue(session, referral, "grant")
    set_timer(session, referral, TimerKind.CONSENT_EXPIRY, consent.expires_at)


def refuse_unknown_recipient(session: Session, recipient: Recipient, within: str = "") -> None:
    """Raise `InvalidRequest` (422) for an id of nobody; `within` is where the terms stand."""
    named = (
        ("clinician_id", Clinician, recipient.clinician_id),
        ("organisation_id", Organisation, recipient.organisation_id),
    )
    errors = [
        {"pointer": f"{within}/recipients/0/{member}", "detail": "There is nobody of this id here."}
        for member, table, id_ in named
        if id_ is not None and not is_known(session, table, id_)
    ]
    if errors:
        raise InvalidRequest(errors=errors)


def _reshare(
    session: Session, referral: Referral, earlier: Consent | None, consent: Consent
) -> None:
    """Let what flowed back follow the new terms: taken back, ending with them, or told only now."""
    if not consent.messages_with_platform:
        withhold(session, referral.platform_id, referral.id, only={EventType.MESSAGE})
    if consent.share_back is ShareBack.NONE:
        withhold(session, referral.platform_id, referral.id)
    elif earlier is None or earlier.share_back is ShareBack.NONE:
        if referral.first_claimed_at is not None:
            tell_platform(session, referral)
    else:
        show_until(session, referral.platform_id, referral.id, consent.expires_at)


def deny(
    session: Session, terms: Terms, *, by: Actor, method: ConsentMethod = _BY_TOKEN
) -> Consent:
    """Record the refusal, which ends the referral before anyone has read anything."""
    refuse_unknown_recipient(session, terms.recipient)
    referral = _lock(session, terms, by)
    advance(session, referral, "deny", Place.WITHDRAWN)
    consent = _recorded(session, terms, ConsentStatus.DENIED, method, by)
    destroy_words(session, referral.platform_id, referral.id)
    tell_platform(session, referral)
    return consent


def _lock(session: Session, terms: Terms, by: Actor) -> Referral:
    referral = lock_referral(session, terms.referral_id, by=by)
    if not is_open(referral.status):
        raise InvalidTransition(
            "The referral has ended; ask your community for a new one.",
            referral_status=referral.status.value,
        )
    return referral


def _recorded(
    session: Session, terms: Terms, status: ConsentStatus, method: ConsentMethod, by: Actor
) -> Consent:
    assert by.platform_id is not None  # noqa: S101 - a member's token always names the tenant
    return note_decision(session, terms, Decided(by.platform_id, by.id, status, method), by=by)


def note_decision(session: Session, terms: Terms, decided: Decided, *, by: Actor) -> Consent:
    """Record a decision, and on record that it was made."""
    consent = record_consent(session, terms, decided)
    record(
        session,
        f"consent.{'granted' if decided.status is ConsentStatus.ACTIVE else 'denied'}",
        ("consent", consent.id),
        by=by,
        platform_id=decided.platform_id,
        referral_id=str(terms.referral_id),
        covers=terms.covers.value,
        items=len(terms.items),
        share_back=terms.share_back.value,
        method=decided.method.value,
    )
    return consent
