"""Ending a member's every way in without an account: nobody can decide or come back by one."""

import secrets

from sqlalchemy import func, update
from sqlalchemy.orm import Session

from api.clock import utc_now
from api.links.models import ConsentLink, digest_of
from api.links.visit import end_all
from api.web.auth import Actor


def end_every_way_in(session: Session, *, by: Actor) -> None:
    """Use up the consent links, end the return links and close the visits.

    A link looks as it does after any decision: it does not tell what was decided.
    """
    session.execute(
        update(ConsentLink)
        .where(ConsentLink.platform_id == by.platform_id, ConsentLink.member_id == by.id)
        .values(
            draft=None,
            decided_at=func.coalesce(ConsentLink.decided_at, utc_now()),
            decided_by=digest_of(secrets.token_urlsafe(32)),
        )
        .execution_options(synchronize_session=False)
    )
    end_all(session, by=by)
