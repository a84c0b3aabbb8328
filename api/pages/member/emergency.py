"""The one tap of an emergency: where I am and whom to call, for who answers the alert."""

from collections.abc import Mapping
from types import MappingProxyType
from uuid import UUID

from flask import Response, request
from sqlalchemy.orm import Session

from api.clinicians.on_call import is_anyone_on_call
from api.consents.codes import EMERGENCY_KINDS, ConsentMethod, Covers, SentBy
from api.consents.notices import shown_notice
from api.consents.own import whole_items
from api.consents.standing import active_consent
from api.consents.terms import Notice
from api.pages.answers import asked_language, see_other
from api.pages.member.answers import own_page, way
from api.pages.member.typed import typed
from api.pages.member.visited import acting, visiting
from api.referrals.emergency_grant import LASTS, EmergencyGranting, grant_emergency, may_grant
from api.referrals.find import find_referral
from api.web.auth import Actor
from api.web.problems import InvalidRequest

MOST_LETTERS = 500
_WRONG = 422
_NOTHING_WRONG: Mapping[str, str] = MappingProxyType({})


@visiting
def emergency(session: Session, member: Actor, referral_id: UUID) -> Response:
    """Offer the one tap while an alert waits, and taking it back once it was given."""
    return _shown(session, member, referral_id)


@acting
def share(session: Session, member: Actor, referral_id: UUID) -> Response:
    """Share it with who answers; with nothing typed, what the community sent for this."""
    where, errors_where = typed("where", MOST_LETTERS, needed=False)
    whom, errors_whom = typed("whom", MOST_LETTERS, needed=False)
    errors = errors_where | errors_whom
    if errors:
        return _shown(session, member, referral_id, errors)
    new = EmergencyGranting(_notice(), where or None, whom or None, [])
    try:
        grant_emergency(session, referral_id, new, by=member, method=ConsentMethod.RETURN_LINK)
    except InvalidRequest:
        return _shown(session, member, referral_id, {"where": "write_something"})
    return see_other(way("emergency", referral_id=referral_id))


def _notice() -> Notice:
    shown = shown_notice(asked_language())
    return Notice(shown.version, shown.language, shown.sha256)


def _shown(
    session: Session, member: Actor, referral_id: UUID, errors: Mapping[str, str] = _NOTHING_WRONG
) -> Response:
    referral = find_referral(session, referral_id, by=member)
    tenant = referral.platform_id
    return own_page(
        "emergency.html",
        _WRONG if errors else 200,
        referral=referral,
        can_share=may_grant(session, referral, by=member),
        is_anyone_on_call=is_anyone_on_call(session),
        standing=active_consent(session, tenant, referral.id, Covers.EMERGENCY),
        sent=[
            each
            for each in whole_items(session, tenant, referral.id)
            if each.kind in EMERGENCY_KINDS and each.sent_by is SentBy.PLATFORM
        ],
        notice=shown_notice(asked_language()),
        hours=int(LASTS.total_seconds()) // 3600,
        errors=errors,
        typed=request.form,
        most=MOST_LETTERS,
    )
