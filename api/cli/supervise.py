"""The processes of a run: started in sessions of their own, restarted when they die, stopped."""

import http.client
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType
from typing import NoReturn

import click

import api
from api.web.watchdog import SUPERVISOR, started, supervisor

_STOP_WITHIN = 3.0  # seconds, for all of them together
_READY_WITHIN = 30.0
_FIRST_PAUSE, _LONGEST_PAUSE = 0.5, 10.0  # seconds before a restart; doubled while it keeps dying
_STEADY = 30.0  # seconds alive that forgive earlier deaths


class Stopped(BaseException):
    """The run was told to stop; no error, and not to be caught as one."""


@contextmanager
def stopped_by_signals() -> Iterator[None]:
    """Turn the first SIGINT, SIGTERM or SIGHUP into `Stopped`; later ones change nothing.

    Installed explicitly, since a shell that starts a program with `&` has SIGINT ignored.
    """
    told = False

    def stop(_number: int, _frame: FrameType | None) -> None:
        nonlocal told
        if not told:
            told = True
            raise Stopped

    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, stop)
    with suppress(Stopped):
        yield


@dataclass(slots=True)
class Child:
    """One subcommand of ours, running in a session of its own and writing to a log file."""

    name: str
    environment: dict[str, str]
    log: Path
    pause: float = _FIRST_PAUSE
    _running: subprocess.Popen[bytes] | None = field(default=None, repr=False)
    _since: float = 0.0

    @property
    def pid(self) -> int:
        return self._running.pid if self._running else 0

    def start(self) -> None:
        """Start it; the log of the time before is kept as `.old`."""
        if self.log.exists():
            self.log.replace(self.log.with_name(f"{self.log.name}.old"))
        self.log.touch(mode=0o600)
        with self.log.open("ab") as output:
            self._running = subprocess.Popen(
                [sys.executable, "-P", "-m", "api.cli", self.name],
                env=os.environ | self.environment | _lineage(),
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
                start_new_session=True,
            )
        self._since = time.monotonic()

    def ended(self) -> int | None:
        """Return the exit code once it is dead, having ended what it left in its session."""
        if self._running is None or started(self._running.pid) is not None:
            return None
        return self._reap(self._running)

    def longer_pause(self) -> float:
        """Return how long to wait before the next start."""
        steady = time.monotonic() - self._since > _STEADY
        now = _FIRST_PAUSE if steady else self.pause
        self.pause = min(now * 2, _LONGEST_PAUSE)
        return now

    def ask_to_stop(self) -> None:
        if self._running is not None:
            self._running.terminate()

    def stop(self, until: float) -> None:
        """Wait until then (monotonic seconds), and end by force what is left."""
        if self._running is None:
            return
        while started(self._running.pid) is not None and time.monotonic() < until:
            time.sleep(0.01)
        self._reap(self._running)

    def last_words(self) -> str:
        return "\n".join(self.log.read_text(errors="replace").splitlines()[-15:])

    def _reap(self, running: subprocess.Popen[bytes]) -> int:
        # before `wait`, while its pid, and so its session, cannot be anybody else's
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(running.pid, signal.SIGKILL)
        self._running = None
        return running.wait()


def _lineage() -> dict[str, str]:
    """Name us as the one to follow, and make a child import the code that we run."""
    ours = str(Path(api.__path__[0]).parent)
    path = os.pathsep.join(filter(None, (ours, os.environ.get("PYTHONPATH"))))
    return {SUPERVISOR: supervisor(os.getpid()), "PYTHONPATH": path}


@contextmanager
def running(children: list[Child]) -> Iterator[None]:
    """Start the children and, whatever happens, stop them all."""
    try:
        for child in children:
            child.start()
        yield
    finally:
        for child in children:
            child.ask_to_stop()
        until = time.monotonic() + _STOP_WITHIN
        for child in children:
            child.stop(until)


def await_ready(children: list[Child], host: str, port: int) -> None:
    """Return when `/readyz` answers 200; raises `ClickException` with a dead child's last words."""
    until = time.monotonic() + _READY_WITHIN
    while not _answers(host, port):
        for child in children:
            if (code := child.ended()) is not None:
                _fail(child, f"ended with code {code}")
        if time.monotonic() > until:
            _fail(children[0], f"was not ready within {_READY_WITHIN:.0f} s")
        time.sleep(0.05)


def _answers(host: str, port: int) -> bool:
    connection = http.client.HTTPConnection(host, port, timeout=2)
    try:
        connection.request("GET", "/readyz")
        return connection.getresponse().status == http.client.OK
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


def _fail(child: Child, what: str) -> NoReturn:
    raise click.ClickException(f"{child.name} {what}; {child.log} ends with:\n{child.last_words()}")


def keep_alive(children: list[Child], also: Callable[[], None], note: Callable[[], None]) -> None:
    """Restart whatever dies, until `Stopped` ends the run.

    `also` is called at each look, for what is no child (the embedded server); `note` after each
    restart, since pids have changed.
    """
    due: dict[str, float] = {}
    while True:
        also()
        for child in children:
            if (code := child.ended()) is not None:
                pause = child.longer_pause()
                click.echo(f"{child.name} ended with code {code}; again in {pause} s", err=True)
                due[child.name] = time.monotonic() + pause
            if due.get(child.name, time.monotonic() + 1) <= time.monotonic():
                del due[child.name]
                child.start()
                note()
        time.sleep(0.1)
