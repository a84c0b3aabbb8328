"""`warmhandoff worker`: the background program, until it is told to stop."""

import signal
import threading

import click

from api.cli.environment import read_settings
from api.web.watchdog import follow_parent


@click.command()
def worker() -> None:
    """Deliver events and fire timers until SIGTERM or SIGINT."""
    from api.worker import work  # noqa: PLC0415 - help and the other commands do without

    settings = read_settings()
    follow_parent()
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    work(settings, stop)
