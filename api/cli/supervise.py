"""The processes of a run: started in sessions of their own, restarted when they die, stopped."""

import http.client
import os
import signal
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType
from typing import BinaryIO, NoReturn

import click

from api.cli.programs import import_path, subcommand
from api.web.watchdog import SUPERVISOR, started, supervisor

_STOP_WITHIN = 3.0  # seconds, for all of them together
_READY_WITHIN = 30.0
_PAUSES = (0.5, 10.0)  # seconds before a restart: the first, and what doubling it ends at
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
    """One program of ours, running in a session of its own and writing to a log file.

    Without a `command` it is the subcommand of its name.
    """

    name: str
    environment: dict[str, str]
    log: Path
    command: tuple[str, ...] = ()
    pauses: tuple[float, float] = _PAUSES
    _pause: float = 0.0
    _running: subprocess.Popen[bytes] | None = field(default=None, repr=False)
    _since: float = 0.0

    @property
    def pid(self) -> int:
        return self._running.pid if self._running else 0

    def start(self) -> None:
        """Start it; the log of the time before is kept as `.old`."""
        with _fresh(self.log) as output:
            self._running = subprocess.Popen(
                self.command or subcommand(self.name),
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
        """Return how long to wait before the next start: longer while it keeps dying."""
        first, longest = self.pauses
        steady = time.monotonic() - self._since > _STEADY
        now = first if steady else max(first, self._pause)
        self._pause = min(now * 2, longest)
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


def _fresh(log: Path) -> BinaryIO:
    """Begin a log; where the disk is full or broken, a program runs without one."""
    try:
        if log.exists():
            log.replace(log.with_name(f"{log.name}.old"))
        log.touch(mode=0o600)
        return log.open("ab")
    except OSError:
        return Path(os.devnull).open("ab")


def _lineage() -> dict[str, str]:
    """Name us as the one to follow, and make a child import the code that we run."""
    return {SUPERVISOR: supervisor(os.getpid()), "PYTHONPATH": import_path()}


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


@contextmanager
def kept_alive(child: Child, note: Callable[[], None]) -> Iterator[None]:
    """Start a child and restart it from a thread of its own, whatever the others wait for."""
    over = threading.Event()
    keep = threading.Thread(target=keep_alive, args=([child], _nothing, note, over), daemon=True)
    with running([child]):
        note()
        keep.start()
        try:
            yield
        finally:
            over.set()
            keep.join()


def keep_alive(
    children: list[Child],
    also: Callable[[], None],
    note: Callable[[], None],
    over: threading.Event | None = None,
) -> None:
    """Restart whatever dies, until `over`, or until `Stopped` ends the run.

    `also` is called at each look, for what is no child (the embedded server); `note` after each
    restart, since pids have changed.
    """
    due: dict[str, float] = {}
    over = over or threading.Event()
    while not over.wait(0.1):
        also()
        for child in children:
            if (code := child.ended()) is not None:
                pause = child.longer_pause()
                click.echo(f"{child.name} ended with code {code}; again in {pause} s", err=True)
                due[child.name] = time.monotonic() + pause
            if due.get(child.name, time.monotonic() + 1) <= time.monotonic():
                due[child.name] = time.monotonic() + _PAUSES[0]  # should this very start fail
                with suppress(OSError):  # no memory, no process, no disk just now
                    child.start()
                    del due[child.name]
                    note()


def _nothing() -> None:
    """Do nothing at a look."""
