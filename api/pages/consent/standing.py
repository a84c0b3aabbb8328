"""A link where a consent stands already: what is shared now, taking it back, choosing anew."""

from collections.abc import Mapping
from typing import Any

from flask import Response
from sqlalchemy.orm import Session

from api.clock import utc_now
from api.consents.account import disclosed_under
from api.consents.codes import ConsentMethod, Covers
from api.consents.models import Consent, Disclosure
from api.consents.standing import active_consent
from api.db.transactional import in_transaction
from api.links.models import digest_of
from api.pages.answers import see_other
from api.pages.consent.answers import NOT_OURS, Errors, browser_cookie, show
from api.pages.consent.opened import Opened, found_link, opened_as_member, reading
from api.pages.dates import day
from api.pages.member.home import only_named, shared_with
from api.referrals.consent_link import Standing, take_back_by_link
from api.referrals.find import find_referral
from api.referrals.lifecycle import is_open

_SHOWN_READS = 25


def show_standing(session: Session, opened: Opened, standing: Standing, errors: Errors) -> Response:
    """Show what is shared now. Who has looked is a number here: anybody may hold this link."""
    consent = standing.consent
    referral = find_referral(session, consent.referral_id, by=opened.found.member)
    return show(
        "standing.html",
        opened,
        errors=errors,
        consent=consent,
        is_attested=consent.method is ConsentMethod.PLATFORM_ATTESTATION,
        is_open=is_open(referral.status),
        shared=_shared(session, opened, consent),
        only_named=only_named(session, consent),
        looks=sum(row.recipient_persona == "clinician" for row in _disclosed(session, consent)),
        emergency_stays=emergency_stays(session, consent),
        **_days(opened, consent),
    )


def _days(opened: Opened, consent: Consent) -> Mapping[str, Any]:
    return {
        "decided": day(consent.decided_at, opened.language),
        "until": day(consent.expires_at, opened.language),
        "has_lapsed": consent.expires_at <= utc_now(),
    }


def _shared(session: Session, opened: Opened, consent: Consent) -> list[tuple[str, str]]:
    """Return (kind, key of with whom) of each item whose words are there."""
    ways = shared_with(session, [consent])
    return [(item.kind.value, way) for item in opened.items for way in ways.get(item.id, ())]


def _disclosed(session: Session, consent: Consent) -> list[Disclosure]:
    rows = disclosed_under(
        session, platform_id=consent.platform_id, referral_id=consent.referral_id
    )
    return list(rows)


def last_disclosed(session: Session, consent: Consent) -> list[Disclosure]:
    """Return what was disclosed last of the referral, newest first."""
    return _disclosed(session, consent)[: -_SHOWN_READS - 1 : -1]


def emergency_stays(session: Session, consent: Consent) -> bool:
    """Tell whether a grant for an emergency stands by itself beside this consent."""
    found = active_consent(session, consent.platform_id, consent.referral_id, Covers.EMERGENCY)
    return found is not None


def take_back(token: str) -> Response:
    """Take it back; whoever lost our answer and asks again is shown what came of it."""
    if not browser_cookie().sent_from_our_page():
        return reading(token, _not_ours, whatever_stands=True)
    found, cookie = found_link(token), browser_cookie().current()

    def act(session: Session) -> Response:
        opened = opened_as_member(session, token, found, whatever_stands=True)
        if opened.standing is None:
            return see_other(opened.at())
        take_back_by_link(session, found, digest_of(cookie))
        return see_other(f"{opened.at('done')}?lang={opened.language}")

    return in_transaction(found.reach, act)


def _not_ours(session: Session, opened: Opened) -> Response:
    if opened.standing is None:
        return see_other(opened.at())
    return show_standing(session, opened, opened.standing, NOT_OURS)
