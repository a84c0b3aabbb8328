"""Taking back, with what it cannot undo said first; and the receipts of all that was decided."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from flask import Response, current_app
from sqlalchemy.orm import Session

from api.consents.account import disclosed_under
from api.consents.codes import ConsentMethod, ConsentStatus, Covers, Purpose
from api.consents.find import consents_of, find_consent
from api.consents.models import Consent, Disclosure
from api.consents.receipt import KIND, Receipt, receipts_of
from api.consents.standing import active_consent, standing_consent
from api.pages.answers import see_other
from api.pages.member.answers import own_page, way
from api.pages.member.home import has_lapsed, own
from api.pages.member.older import newest
from api.pages.member.visited import acting, visiting
from api.referrals.account import named
from api.referrals.revoke import revoke
from api.web.auth import Actor
from api.web.signing import signed

_AT_A_TIME, _SHOWN_READS = 10, 25


@visiting
def take_back(session: Session, member: Actor, consent_id: UUID) -> Response:
    """Say what taking back does and what it cannot undo, before it is done."""
    consent = find_consent(session, consent_id, **own(member))
    standing = standing_consent(session, consent.platform_id, consent.referral_id, consent.covers)
    if standing is None:
        return see_other(way("consent", consent_id=consent.id))
    return own_page(
        "take_back.html",
        consent=consent,
        ledger=named(session, _read_under(session, consent)),
        **_beside(session, consent),
    )


@acting
def take_it_back(session: Session, member: Actor, consent_id: UUID) -> Response:
    """Take it back; whoever lost our answer and asks again is shown what came of it."""
    consent = find_consent(session, consent_id, **own(member))
    standing = standing_consent(session, consent.platform_id, consent.referral_id, consent.covers)
    if standing is not None:
        ended = revoke(session, consent.id, by=member, method=ConsentMethod.RETURN_LINK)
        consent = ended.consent
    return see_other(way("consent", consent_id=consent.id))


@visiting
def consent(session: Session, member: Actor, consent_id: UUID) -> Response:
    """Show what became of a consent, with its receipts."""
    found = find_consent(session, consent_id, **own(member))
    receipts = _receipts(session, found)
    return own_page(
        "consent.html",
        consent=found,
        is_in_force=found.supersedes is not None and _is_in_force(found),
        is_revoked=found.status is ConsentStatus.REVOKED,
        **_beside(session, found),
        ledger=named(session, _read_under(session, found)),
        backups_end_at=backups_end_at(receipts),
        receipts=receipts,
        signed=_signed,
    )


@visiting
def receipts(session: Session, member: Actor) -> Response:
    """Show the receipts of every decision, the newest decision first."""
    rows, older = newest(
        lambda before, limit: consents_of(session, **own(member), before=before, limit=limit),
        "receipts",
        _AT_A_TIME,
        by=member,
    )
    return own_page(
        "receipts.html",
        receipts=[each for row in rows for each in reversed(_receipts(session, row))],
        signed=_signed,
        older=older,
    )


def _is_in_force(consent: Consent) -> bool:
    return consent.status is ConsentStatus.ACTIVE and not has_lapsed(consent)


def _beside(session: Session, consent: Consent) -> dict[str, Any]:
    """Tell whether this is about an emergency, and else whether such a consent stands beside it."""
    is_emergency = consent.covers is Covers.EMERGENCY
    emergency = active_consent(session, consent.platform_id, consent.referral_id, Covers.EMERGENCY)
    return {
        "is_emergency": is_emergency,
        "emergency_stays": emergency is not None and not is_emergency,
    }


def _signed(receipt: Receipt) -> str:
    return signed(receipt.claims, KIND)


def _receipts(session: Session, consent: Consent) -> list[Receipt]:
    lasting: timedelta = current_app.config["BACKUPS_LAST"]
    return receipts_of(session, consent, backups=lasting)


def backups_end_at(receipts: Sequence[Receipt]) -> datetime | None:
    """Return the day on which destroyed keys are gone from the backups too, as receipts say it."""
    erasure: dict[str, Any] | None = receipts[-1].claims.get("erasure") if receipts else None
    return datetime.fromisoformat(erasure["backups_end_at"]) if erasure else None


def _read_under(session: Session, consent: Consent) -> list[Disclosure]:
    """Return what was disclosed last: of the request, or in the emergency alone, newest first."""
    rows = disclosed_under(
        session, platform_id=consent.platform_id, referral_id=consent.referral_id
    )
    is_emergency = consent.covers is Covers.EMERGENCY
    found = [row for row in rows if not is_emergency or row.purpose == Purpose.EMERGENCY]
    return found[: -_SHOWN_READS - 1 : -1]
