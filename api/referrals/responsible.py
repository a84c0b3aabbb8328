"""Who handed a referral back answers for it until the next accepts: they act and read nothing."""

from uuid import UUID

from sqlalchemy.orm import Session

from api.referrals.find import answered_for, held_once, is_within_reach, lock_referral
from api.referrals.lifecycle import RESPONSIBLE
from api.referrals.models import Referral
from api.referrals.problems import ClaimTokenMissing, StaleClaim
from api.web.auth import Actor, Persona
from api.web.problems import NotFound


def is_responsible(referral: Referral, actor: Actor) -> bool:
    """Tell whether this clinician handed it back, and nobody has accepted it since."""
    return actor.persona is Persona.CLINICIAN and referral.responsible_id == actor.id


def standing_of(referral: Referral, actor: Actor) -> str:
    """Name the actor as the transition table does."""
    return RESPONSIBLE if is_responsible(referral, actor) else actor.persona.value


def lock_responsible(session: Session, referral_id: UUID, *, by: Actor) -> Referral:
    """Lock it for whoever answers for it. Their token is over, and nothing takes its place.

    The row names them, and who accepts it next clears that under the same lock. Raises `StaleClaim`
    (409) where they held it once and do so no more, `ClaimTokenMissing` (428) to everybody else:
    who holds it now has a token to send, and nobody is told more.
    """
    try:
        return lock_referral(session, referral_id, by=by, reach=answered_for)
    except NotFound:
        holds = is_within_reach(session, referral_id, by=by)
        if held_once(session, referral_id, by) and not holds:
            raise StaleClaim from None
        raise ClaimTokenMissing from None
