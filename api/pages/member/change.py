"""Choosing again: what is shared, what flows back and for how long, also where it had lapsed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from types import MappingProxyType
from typing import Any
from uuid import UUID

from flask import Response, request
from sqlalchemy.orm import Session

from api.clock import utc_now
from api.consents.codes import EMERGENCY_KINDS, ConsentMethod, SentBy, ShareBack
from api.consents.find import find_consent, with_items
from api.consents.models import Consent, ContextItem
from api.consents.notices import shown_notice
from api.consents.own import whole_items
from api.consents.standing import standing_consent
from api.consents.terms import Grantor, Notice, SharedItem, Terms, recipient_of
from api.pages.answers import asked_language, see_other
from api.pages.consent.draft import DAYS, MAY_WRITE, PURPOSES, Choice
from api.pages.member.answers import cannot, own_page, way
from api.pages.member.home import has_lapsed, own, shared_with
from api.pages.member.visited import acting, visiting
from api.referrals.find import community_of, find_referral
from api.referrals.grant import grant
from api.referrals.lifecycle import is_open
from api.web.auth import Actor

_AS_IT_IS = "keep"
_WRONG, _CONFLICT = 422, 409
_NOTHING_WRONG: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Chosen:
    """What the form says; a field that says nothing we know is missing, or None."""

    items: Mapping[UUID, Choice]
    share_back: ShareBack | None
    messages: bool
    expires_at: datetime | None


@visiting
def change(session: Session, member: Actor, consent_id: UUID) -> Response:
    """Ask again for each item: what holds now is chosen already, what has lapsed is not."""
    consent = _replaceable(session, member, consent_id)
    if consent is None:
        return cannot(_CONFLICT, "errors", "not_possible")
    return _asked(session, consent, {} if has_lapsed(consent) else _chosen_before(session, consent))


@acting
def choose_again(session: Session, member: Actor, consent_id: UUID) -> Response:
    """Put the new terms in the place of those that were shown, and of no later ones."""
    consent = _replaceable(session, member, consent_id)
    if consent is None:
        return cannot(_CONFLICT, "errors", "changed")
    items = _choosable(session, consent)
    chosen = _read(items, consent)
    errors = _missing(items, chosen)
    if errors:
        return _asked(session, consent, request.form, errors)
    terms = _terms(consent, chosen)
    new = grant(session, terms, by=member, method=ConsentMethod.RETURN_LINK)
    return see_other(way("consent", consent_id=new.id))


def _replaceable(session: Session, member: Actor, consent_id: UUID) -> Consent | None:
    """Return the consent if it stands on a referral that goes on, whether or not it has lapsed.

    Raises `NotFound` (404) for anybody else's.
    """
    consent = find_consent(session, consent_id, **own(member))
    standing = standing_consent(session, consent.platform_id, consent.referral_id)
    goes_on = is_open(find_referral(session, consent.referral_id, by=member).status)
    return consent if goes_on and standing and standing.id == consent.id else None


def _choosable(session: Session, consent: Consent) -> Sequence[ContextItem]:
    """Return what can be shared: not what was written for one emergency."""
    return [
        item
        for item in whole_items(session, consent.platform_id, consent.referral_id)
        if item.sent_by is SentBy.PLATFORM or item.kind not in EMERGENCY_KINDS
    ]


def _chosen_before(session: Session, consent: Consent) -> dict[str, str]:
    """Return the fields of the form as the consent in force would fill them."""
    [granted] = with_items(session, [consent])
    ways = {frozenset(purposes): choice for choice, purposes in PURPOSES.items()}
    fields = {"share_back": consent.share_back.value, "days": _AS_IT_IS}
    fields |= {"messages": MAY_WRITE} if consent.messages_with_platform else {}
    for item in _choosable(session, consent):
        fields[str(item.id)] = Choice.NONE
    for shared in granted.items:
        fields[str(shared.context_id)] = ways.get(frozenset(shared.purposes), "")
    return fields


def _read(items: Sequence[ContextItem], consent: Consent) -> Chosen:
    form = request.form
    choices = {item.id: form.get(str(item.id)) for item in items}
    periods = {str(days): utc_now() + timedelta(days=days) for days in DAYS}
    if not has_lapsed(consent):
        periods[_AS_IT_IS] = consent.expires_at
    return Chosen(
        items={id_: Choice(choice) for id_, choice in choices.items() if choice in set(Choice)},
        share_back=next((each for each in ShareBack if each == form.get("share_back")), None),
        messages=form.get("messages") == MAY_WRITE,
        expires_at=periods.get(form.get("days", "")),
    )


def _missing(items: Sequence[ContextItem], chosen: Chosen) -> dict[str, str]:
    errors = {str(item.id): "choose_purpose" for item in items if item.id not in chosen.items}
    if chosen.share_back is None:
        errors["share_back"] = "choose_back"
    if chosen.expires_at is None:
        errors["days"] = "choose_period"
    return errors


def _terms(consent: Consent, chosen: Chosen) -> Terms:
    """Return the new terms; who decides, and for whom it is meant, stay as they are."""
    assert chosen.share_back is not None  # noqa: S101 - nothing is missing
    assert chosen.expires_at is not None  # noqa: S101 - nothing is missing
    notice = shown_notice(asked_language())
    return Terms(
        referral_id=consent.referral_id,
        items=[
            SharedItem(id_, PURPOSES[choice])
            for id_, choice in chosen.items.items()
            if PURPOSES[choice]
        ],
        share_back=chosen.share_back,
        recipient=recipient_of(consent),
        notice=Notice(notice.version, notice.language, notice.sha256),
        expires_at=chosen.expires_at,
        messages_with_platform=chosen.messages,
        grantor=Grantor(consent.grantor_role, consent.grantor_basis),
    )


def _asked(
    session: Session,
    consent: Consent,
    fields: Mapping[str, Any],
    errors: Mapping[str, str] = _NOTHING_WRONG,
) -> Response:
    return own_page(
        "change.html",
        _WRONG if errors else 200,
        consent=consent,
        lapsed=has_lapsed(consent),
        shared_before=shared_with(session, [consent]),
        items=_choosable(session, consent),
        fields=fields,
        community=community_of(session, consent.platform_id, consent.referral_id),
        choices=list(Choice),
        ways_back=list(ShareBack),
        periods=DAYS,
        notice=shown_notice(asked_language()),
        errors=errors,
    )
