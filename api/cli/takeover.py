"""One run on one data folder: the second takes over from the first, dead or alive."""

import fcntl
import json
import os
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Lock

from api.cli.environment import WrongSetting
from api.cli.keys import write_private
from api.web.watchdog import started

_GENTLY, _HARD = 8.0, 2.0  # seconds
_SUPERVISOR = "supervisor"


class RunRecord:
    """`run.json`: which processes belong to the run on this folder, by pid and start time."""

    def __init__(self, data_dir: Path) -> None:
        self._path = data_dir / "run.json"
        self._pids = {_SUPERVISOR: os.getpid()}
        self._writing = Lock()  # the crisis process is restarted from a thread of its own

    def add(self, **pids: int) -> None:
        """Note who runs now, before anything can happen to us."""
        with self._writing:
            self._pids |= pids
            noted = {name: [pid, started(pid)] for name, pid in self._pids.items()}
            write_private(self._path, json.dumps(noted))

    def remove(self) -> None:
        self._path.unlink(missing_ok=True)

    def earlier(self) -> dict[str, tuple[int, str]]:
        """Read which processes of the run before are still the ones it noted."""
        try:
            noted = json.loads(self._path.read_text())
            return {
                name: (pid, since)
                for name, (pid, since) in noted.items()
                if since and started(pid) == since
            }
        except (FileNotFoundError, ValueError, AttributeError, TypeError):
            return {}


@contextmanager
def taken_over(data_dir: Path) -> Iterator[tuple[RunRecord, bool]]:
    """Hold the folder for this run, after ending what is left of the run before.

    Yields the record to keep and whether anything had to be ended. Raises `WrongSetting` when
    the other run belongs to another account or does not let go.
    """
    record = RunRecord(data_dir)
    with (data_dir / "run.lock").open("w") as lock:
        ended = _end_earlier(record)
        _lock(lock.fileno(), data_dir)
        record.add()
        try:
            yield record, ended
        finally:
            record.remove()


def _end_earlier(record: RunRecord) -> bool:
    """End the supervisor first: it stops its children itself, in order."""
    earlier = record.earlier()
    above = earlier.pop(_SUPERVISOR, None)
    for processes in ([above] if above else [], list(earlier.values())):
        _end(processes)
    return bool(above or earlier)


def _end(processes: list[tuple[int, str]]) -> None:
    for number, patience in ((signal.SIGTERM, _GENTLY), (signal.SIGKILL, _HARD)):
        alive = [pid for pid, since in processes if started(pid) == since]
        for pid in alive:
            _signal(pid, number)
        until = time.monotonic() + (patience if alive else 0)
        while time.monotonic() < until and _any_alive(processes):
            time.sleep(0.02)


def _any_alive(processes: list[tuple[int, str]]) -> bool:
    return any(started(pid) == since for pid, since in processes)


def _signal(pid: int, number: int) -> None:
    try:
        with suppress(ProcessLookupError):
            os.kill(pid, number)
    except PermissionError as error:
        raise WrongSetting(
            f"the run on this data folder (pid {pid}) belongs to another account"
        ) from error


def _lock(descriptor: int, data_dir: Path) -> None:
    until = time.monotonic() + _GENTLY
    while True:
        try:
            return fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() > until:
                raise WrongSetting(f"another run holds {data_dir} and does not end") from None
        time.sleep(0.05)
