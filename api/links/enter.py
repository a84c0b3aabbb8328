"""Coming in by a return link: its PIN, pauses that grow, one answer for all that is wrong."""

from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from api.audit.record import record
from api.clock import utc_now
from api.db.guessing import DECOY, matches, pause_after
from api.links.models import ReturnLink, digest_of
from api.links.visit import member_of, open_visit

FREE_FAILURES = 5


def enter(session: Session, token: str, pin: str) -> str | None:
    """Open a visit and return its cookie, or None for whatever is wrong: link, PIN, or too soon.

    Runs under `Reach(Role.AUTH)`. The link's row is locked first, so that guesses made at once are
    counted one by one. After five failures each further one doubles the pause, up to five minutes;
    nobody is locked out for good. A link that is unknown or has ended costs the same statements
    and the same hash.
    """
    digest = digest_of(token)
    link = session.scalar(select(ReturnLink).where(ReturnLink.digest == digest).with_for_update())
    is_right = matches(pin, link.pin_hash if link else DECOY)
    now = utc_now()
    if link is None:
        _keep_count(session, digest, 0, now)
    elif link.ended_at is not None or now < link.not_before:
        _keep_count(session, digest, link.failures, link.not_before)
    elif is_right:
        _keep_count(session, digest, 0, now)
        return _opened(session, link)
    else:
        _note_failure(session, link)
    return None


def _opened(session: Session, link: ReturnLink) -> str:
    visit, cookie = open_visit(session, link)
    record(
        session,
        "return-link.opened",
        ("return_link", link.id),
        by=member_of(visit),
        platform_id=link.platform_id,
    )
    return cookie


def _note_failure(session: Session, link: ReturnLink) -> None:
    """Lengthen the pause; what looks like guessing is on record."""
    failures: int = link.failures + 1
    pause = pause_after(failures, free=FREE_FAILURES)
    _keep_count(session, link.digest, failures, utc_now() + pause)
    if failures > FREE_FAILURES:
        record(
            session,
            "return-link.refused",
            ("return_link", link.id),
            by=None,
            platform_id=link.platform_id,
            failures=failures,
        )


def _keep_count(session: Session, digest: bytes, failures: int, not_before: datetime) -> None:
    """Write it whatever came of the attempt: the work done tells nobody what was wrong."""
    session.execute(
        update(ReturnLink)
        .where(ReturnLink.digest == digest)
        .values(failures=failures, not_before=not_before)
    )
