"""`warmhandoff serve`: granian with explicit bounds, its processes following each other."""

import os

import click

from api.cli.environment import read_settings
from api.settings import Settings
from api.web.watchdog import SUPERVISOR, follow_parent, supervisor

# Connections, not requests: a small number would let idle or slow clients fill the server.
_CONNECTIONS = 8192
_HEADERS_WITHIN = 3000  # milliseconds
_STOP_WITHIN = 2  # seconds for the requests in flight


@click.command()
def serve() -> None:
    """Serve HTTP until SIGTERM or SIGINT; the worker is a command of its own."""
    settings = read_settings()
    follow_parent()
    # without a supervisor the workers follow this program: an orphan would share its port
    os.environ.setdefault(SUPERVISOR, supervisor(os.getpid()))
    serve_http(settings)


def serve_http(settings: Settings, application: str = "api.app:application") -> None:
    """Serve what `module:factory` makes, in worker processes that import it themselves."""
    from granian import Granian  # noqa: PLC0415 - help and the other commands do without
    from granian.constants import Interfaces  # noqa: PLC0415
    from granian.http import HTTP1Settings  # noqa: PLC0415
    from granian.log import LogLevels  # noqa: PLC0415

    Granian(
        application,
        factory=True,
        address=settings.host,
        port=settings.port,
        interface=Interfaces.WSGI,
        workers=settings.workers,
        blocking_threads=settings.threads,
        backlog=_CONNECTIONS,
        backpressure=_CONNECTIONS,
        http1_settings=HTTP1Settings(header_read_timeout=_HEADERS_WITHIN),
        websockets=False,
        respawn_failed_workers=True,
        respawn_interval=0.5,
        workers_kill_timeout=_STOP_WITHIN,
        log_access=False,
        log_level=LogLevels.warning,
    ).serve()
