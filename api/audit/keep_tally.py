"""Keeping this process's counts in passing: now and then, and never in the way of an answer."""

import sys
import time
from threading import Thread

from api.audit.tally import keep_counts
from api.crisis.tally import TALLY, Tally
from api.db.session import Database, Reach, Role
from api.web.logs import log_failure

_EVERY = 30.0  # seconds; what was counted since is lost with the process


def keep_tally(database: Database, tally: Tally = TALLY) -> None:
    """Add what was counted to the day's rows; while the database is away it stays in memory."""
    counts = tally.drain()
    if not counts:
        return
    try:
        with database.begin(Reach(Role.WORKER)) as session:
            keep_counts(session, counts)
    except Exception:  # noqa: BLE001 - whatever it was, the counts are kept for the next time
        tally.put_back(counts)
        log_failure("counts not kept", sys.exc_info())


def keep_tally_in_passing(database: Database) -> None:
    """Do so for the life of this process, in a thread that ends with it."""

    def go_on() -> None:
        while True:
            time.sleep(_EVERY)
            keep_tally(database)

    Thread(target=go_on, name="tally", daemon=True).start()
