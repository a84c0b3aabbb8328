"""The background program: numbers the feed, fires what is due, wakes who is on call, forgets."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Event, Thread

from api.alerts.page import Page, settle_page, take_pages
from api.clinicians.compact import switch_compact
from api.clock import utc_now
from api.consents.retention import RecordClass, let_go_before
from api.db.idempotency import forget_expired
from api.db.session import Database, Reach, Role
from api.events.forget import platforms_with_feeds
from api.events.notify import Channel, channel
from api.events.relay import number_events, platforms_waiting
from api.intake.forget import forget_gone
from api.links.forget import forget_links
from api.links.visit import forget_visits
from api.oauth.forget import forget_expired as forget_expired_tokens
from api.referrals.fire import due_timers, fire
from api.referrals.lose import (
    lose_clinician,
    lost_referrals,
    regain_clinician,
    regained_referrals,
)
from api.referrals.retain import end_record, end_words, records_due, shorten_feed, words_due
from api.settings import Settings
from api.web.logs import configure_logging, log_failure

# Polling is the truth: a worker that was asleep or killed finds the same rows again.
_EVERY = 0.25
_CLEANING_EVERY = 240  # rounds
_LOOKING_EVERY = 20


def work(settings: Settings, stop: Event) -> None:
    """Go round until `stop` is set; an error costs one round, never the program."""
    if settings.database_url is None:
        raise ValueError("DATABASE_URL is needed: the application's role on PostgreSQL 15+.")
    configure_logging(settings.log_level)
    switch_compact(on=settings.compact_privilege)
    database = Database(settings.database_url, pool_size=2)
    send = channel(settings.pager_url, settings.pager_secret)
    # a pager that takes its time must hold up no timer, and no timer a page
    paging = Thread(target=_round, args=(lambda _: page_on_call(database, send), stop))
    paging.start()
    _round(lambda count: _serve_timers(database, count), stop)
    paging.join()
    database.dispose()


def _round(task: Callable[[int], None], stop: Event) -> None:
    count = 0
    while not stop.is_set():
        with _survived("round failed"):
            task(count)
        count += 1
        stop.wait(_EVERY)


def _serve_timers(database: Database, count: int) -> None:
    for task in (number_feeds, fire_timers):
        with _survived("round failed"):
            task(database)
    if count % _CLEANING_EVERY == 0:
        for task in (clean, keep_no_longer):
            with _survived("cleaning failed"):
                task(database)
    if count % _LOOKING_EVERY == 0:
        with _survived("round failed"):
            look_after_lost(database)


def page_on_call(database: Database, send: Channel) -> None:
    """Send every page that is due; one that fails is due again soon."""
    with database.begin(Reach(Role.WORKER)) as session:
        pages = take_pages(session)
    for page in pages:
        sent = False
        with _survived("page not sent"):
            send(f"{page.alert_id}.{page.attempt}", _message(page))
            sent = bool(page.clinicians)
        with _survived("page not settled"), database.begin(Reach(Role.WORKER)) as session:
            settle_page(session, page, sent=sent)


def _message(page: Page) -> dict[str, object]:
    """Write the page: ids, codes and times, so that no pager ever holds a word of a member."""
    return {
        "type": "crisis.page",
        "alert_id": str(page.alert_id),
        "referral_id": str(page.referral_id),
        "domains": list(page.domains),
        "raised_at": page.raised_at.isoformat(),
        "acknowledge_by": page.acknowledge_by.isoformat(),
        "attempt": page.attempt,
        "clinician_ids": [str(each) for each in page.clinicians],
    }


def number_feeds(database: Database) -> None:
    """Give every committed event its position, one platform per transaction."""
    with database.begin(Reach(Role.WORKER), read_only=True) as session:
        waiting = platforms_waiting(session)
    for platform_id in waiting:
        with _survived("feed not numbered"), database.begin(Reach(Role.WORKER)) as session:
            number_events(session, platform_id)


def fire_timers(database: Database) -> None:
    """Do what is due, one timer per transaction."""
    with database.begin(Reach(Role.WORKER), read_only=True) as session:
        due = due_timers(session)
    for timer in due:
        with _survived("timer not fired"), database.begin(Reach(Role.WORKER)) as session:
            fire(session, timer)


def look_after_lost(database: Database) -> None:
    """Free what lost clinicians claimed, have the rest handed over, end losses that are over."""
    with database.begin(Reach(Role.WORKER), read_only=True) as session:
        lost, regained = lost_referrals(session), regained_referrals(session)
    for act, found in ((lose_clinician, lost), (regain_clinician, regained)):
        for held in found:
            with _survived("loss not settled"), database.begin(Reach(Role.WORKER)) as session:
                act(session, held)


def clean(database: Database) -> None:
    """Forget answers, tokens, visits and links whose time is over."""
    with database.begin(Reach(Role.WORKER)) as session:
        forget_expired(session)
        forget_gone(session)
        forget_links(session, let_go_before(RecordClass.CONSENT_LINK, utc_now()))
    with database.begin(Reach(Role.AUTH)) as session:
        forget_expired_tokens(session)
        forget_visits(session)


def keep_no_longer(database: Database) -> None:
    """Destroy words, forget events and delete records that no rule keeps, one by one."""
    with database.begin(Reach(Role.WORKER), read_only=True) as session:
        words, records = words_due(session), records_due(session)
        feeds = platforms_with_feeds(session)
    for end, due in ((end_words, words), (end_record, records)):
        for platform_id, referral_id in due:
            with _survived("not ended"), database.begin(Reach(Role.WORKER)) as session:
                end(session, platform_id, referral_id)
    for platform_id in feeds:
        with _survived("feed not shortened"), database.begin(Reach(Role.WORKER)) as session:
            shorten_feed(session, platform_id)


@contextmanager
def _survived(what: str) -> Iterator[None]:
    """Log a failure and go on: one poisoned row must not hold up the others."""
    try:
        yield
    except Exception:  # noqa: BLE001 - whatever it was, the next row and the next round go on
        log_failure(what, sys.exc_info())
