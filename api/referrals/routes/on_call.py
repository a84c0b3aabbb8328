"""Crisis during a referral: anybody in it may flag one, and whoever is on call answers."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from api.alerts.acknowledge import acknowledge
from api.alerts.find import waiting_alerts
from api.alerts.models import CrisisAlert
from api.alerts.problems import (
    AlreadyAcknowledged,
    AlreadyMessaged,
    NoSafeChannel,
    NotAcknowledged,
    NotOnCall,
)
from api.alerts.review import review
from api.alerts.send_safe_message import send_safe_message
from api.crisis.block import crisis_block, spoken_with
from api.crisis.levels import Screening
from api.crisis.screened import screened
from api.crisis.tally import TALLY
from api.db.transactional import transactional
from api.referrals.emergency_grant import may_grant
from api.referrals.flag_crisis import flag_crisis
from api.referrals.hide_banner import hide_banner
from api.referrals.respond import alerts_within_reach, blind
from api.referrals.schemas.alerts import (
    CrisisAlertListSchema,
    CrisisAlertSchema,
    CrisisFlagSchema,
    FlaggedReferralSchema,
    RiskReviewSchema,
)
from api.referrals.schemas.answered import ReferralSchema
from api.referrals.show import show
from api.web.api import Blueprint
from api.web.auth import Actor
from api.web.problems import NotFound
from api.web.schema import Nothing

blp = Blueprint(
    "crisis_alerts",
    __name__,
    url_prefix="/v1/referrals/<uuid:referral_id>",
    description="A crisis in a referral: flag it, answer it.",
)
on_call = Blueprint(
    "on_call", __name__, url_prefix="/v1/on-call", description="For whoever is on call."
)
_FLAGGERS = ("referrals:write", "referrals:self", "intake:claim")
_RESPONDERS = ("crisis:respond", "intake:claim")
_MOST = 100


@blp.post("/crisis-flag")
@blp.requires(*_FLAGGERS)
@blp.arguments(CrisisFlagSchema())
@screened
@transactional
@blp.response(200, FlaggedReferralSchema(), description="Raised; `crisis` comes first.")
@blp.raises(NotFound)
def flag_referral_crisis(
    session: Session, actor: Actor, _: Any, screening: Screening, referral_id: UUID
) -> dict[str, Any]:
    """Flag a crisis during a referral.

    It raises the risk and never lowers it. At L3 whoever is on call is woken until they answer;
    `crisis_alert` says whether anybody is. Possible in every state; nothing else changes. While an
    alert waits, `emergency_grant` tells the member's app where one tap shares where they are.
    """
    referral = flag_crisis(session, referral_id, screening, by=actor)
    shown = show(session, referral, to=actor)
    answer = {name: getattr(shown, name) for name in shown.__slots__}
    answer["crisis"] = crisis_block(
        screening.level, screening.domains, lang=spoken_with(referral.languages)
    )
    is_there = may_grant(session, referral, by=actor)
    answer["emergency_grant"] = f"/v1/referrals/{referral.id}/emergency-grant" if is_there else None
    TALLY.shown_in_referral(screening.level)
    return answer


@blp.post("/hide-crisis-banner")
@blp.requires("referrals:self")
@blp.arguments(Nothing())
@transactional
@blp.response(200, ReferralSchema(), description="`crisis_banner` is false until the next flag.")
@blp.raises(NotFound)
def hide_referral_crisis_banner(session: Session, actor: Actor, _: Any, referral_id: UUID) -> Any:
    """Hide the crisis banner that is not right for you.

    Only what you are shown changes: the risk, an alert and the record stay.
    """
    return show(session, hide_banner(session, referral_id, by=actor), to=actor)


@on_call.get("/alerts")
@on_call.requires("crisis:respond")
@transactional
@on_call.response(200, CrisisAlertListSchema(), description="The longest waiting first.")
@on_call.raises(NotOnCall)
def list_crisis_alerts(session: Session, actor: Actor) -> dict[str, Any]:
    """List the alerts that wait, and those that you have taken."""
    return {"items": blind(session, waiting_alerts(session, by=actor, limit=_MOST))}


@blp.post("/acknowledge")
@blp.requires(*_RESPONDERS)
@blp.arguments(Nothing())
@transactional
@blp.response(200, CrisisAlertSchema(), description="Yours; paging has stopped.")
@blp.raises(AlreadyAcknowledged, NotFound)
def acknowledge_crisis(session: Session, actor: Actor, _: Any, referral_id: UUID) -> Any:
    """Acknowledge a crisis alert: you are looking after it now.

    You see what may be seen before consent, may send one fixed message, and may call the
    platform's crisis contact. Name, words and number need the member's own grant.
    """
    alerts = alerts_within_reach(session, referral_id, by=actor)
    return _one(session, [acknowledge(session, alerts, by=actor)])


@blp.post("/safe-message")
@blp.requires("crisis:respond")
@blp.arguments(Nothing())
@transactional
@blp.response(200, CrisisAlertSchema(), description="Sent, once.")
@blp.raises(NoSafeChannel, NotAcknowledged, AlreadyMessaged, NotFound)
def send_crisis_message(session: Session, actor: Actor, _: Any, referral_id: UUID) -> Any:
    """Send the member the one fixed message, where it is safe.

    The platform shows it word for word. It names the service only where the member allowed that.
    """
    alerts = alerts_within_reach(session, referral_id, by=actor)
    return _one(session, [send_safe_message(session, alerts, by=actor)])


@blp.post("/risk-review")
@blp.requires(*_RESPONDERS)
@blp.arguments(RiskReviewSchema())
@transactional
@blp.response(200, CrisisAlertSchema(), description="Closed; a new flag opens a new alert.")
@blp.raises(NotAcknowledged, NotFound)
def review_crisis(session: Session, actor: Actor, ask: dict[str, Any], referral_id: UUID) -> Any:
    """Close a crisis alert with a coded review; the screened risk stays as it was."""
    alerts = alerts_within_reach(session, referral_id, by=actor)
    return _one(session, [review(session, alerts, ask["code"], by=actor)])


def _one(session: Session, alerts: Sequence[CrisisAlert]) -> Any:
    session.flush()
    return blind(session, alerts)[0]
