"""The background program: numbers the feed, fires what is due, forgets what has expired."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event

from api.db.idempotency import forget_expired
from api.db.session import Database, Reach, Role
from api.events.relay import number_events, platforms_waiting
from api.oauth.forget import forget_expired as forget_expired_tokens
from api.referrals.expire import expire, overdue
from api.settings import Settings
from api.web.logs import configure_logging, log_failure

# Polling is the truth: a worker that was asleep or killed finds the same rows again.
_EVERY = 0.25
_CLEANING_EVERY = 240  # rounds


def work(settings: Settings, stop: Event) -> None:
    """Go round until `stop` is set; an error costs one round, never the program."""
    if settings.database_url is None:
        raise ValueError("DATABASE_URL is needed: the application's role on PostgreSQL 15+.")
    configure_logging(settings.log_level)
    database = Database(settings.database_url, pool_size=1)
    rounds = 0
    while not stop.is_set():
        for task in (number_feeds, fire_timers):
            with _survived("round failed"):
                task(database)
        if rounds % _CLEANING_EVERY == 0:
            with _survived("cleaning failed"):
                clean(database)
        rounds += 1
        stop.wait(_EVERY)
    database.dispose()


def number_feeds(database: Database) -> None:
    """Give every committed event its position, one platform per transaction."""
    with database.begin(Reach(Role.WORKER), read_only=True) as session:
        waiting = platforms_waiting(session)
    for platform_id in waiting:
        with _survived("feed not numbered"), database.begin(Reach(Role.WORKER)) as session:
            number_events(session, platform_id)


def fire_timers(database: Database) -> None:
    """Do what is due, one referral per transaction."""
    with database.begin(Reach(Role.WORKER), read_only=True) as session:
        due = overdue(session)
    for platform_id, referral_id in due:
        with _survived("timer not fired"), database.begin(Reach(Role.WORKER)) as session:
            expire(session, platform_id, referral_id)


def clean(database: Database) -> None:
    """Forget answers and tokens whose time is over."""
    with database.begin(Reach(Role.WORKER)) as session:
        forget_expired(session)
    with database.begin(Reach(Role.AUTH)) as session:
        forget_expired_tokens(session)


@contextmanager
def _survived(what: str) -> Iterator[None]:
    """Log a failure and go on: one poisoned row must not hold up the others."""
    try:
        yield
    except Exception:  # noqa: BLE001 - whatever it was, the next row and the next round go on
        log_failure(what, sys.exc_info())
