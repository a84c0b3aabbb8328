"""Watchdog: a process ends itself when the one that started it is gone; no imports of ours."""

import os
import subprocess
import threading
import time
from pathlib import Path

SUPERVISOR = "WARMHANDOFF_SUPERVISOR"
"""The environment variable that names who is followed: `<pid>:<start time>`."""

_INTERVAL = 0.25  # seconds
_HAS_PROC = Path("/proc/self/stat").exists()  # Linux


def started(pid: int) -> str | None:
    """Tell when a live process began, in a form only good for comparing; `None` when it is gone.

    A pid alone may have been given to somebody else since; the pair of both names one process.
    A zombie counts as gone.
    """
    if _HAS_PROC:
        return _started_by_proc(pid)
    return _started_by_ps(pid)


def _started_by_proc(pid: int) -> str | None:
    try:
        stat = Path(f"/proc/{pid}/stat").read_text()
    except OSError:
        return None
    # proc_pid_stat(5): the name in brackets may hold spaces, so count from behind it
    state, *numbers = stat.rpartition(")")[2].split()
    return None if state in "ZX" else numbers[18]


def _started_by_ps(pid: int) -> str | None:
    shown = subprocess.run(  # noqa: S603 - a fixed program and a number
        ["/bin/ps", "-o", "stat=,lstart=", "-p", str(pid)],
        capture_output=True,
        text=True,
        check=False,
    ).stdout.split(maxsplit=1)
    return None if len(shown) < 2 or shown[0].startswith("Z") else shown[1].strip()  # noqa: PLR2004


def supervisor(pid: int) -> str:
    """Write the value of `WARMHANDOFF_SUPERVISOR` that makes a child follow process `pid`."""
    return f"{pid}:{started(pid)}"


def follow_parent() -> None:
    """End this process, without ceremony, soon after its parent or its supervisor has gone.

    Without the environment variable nobody is followed. A server that lost its supervisor would
    go on answering on a shared port beside its successor, so there is nothing to clean up for.
    """
    named = os.environ.get(SUPERVISOR)
    if named:
        watch = threading.Thread(
            target=_watch, args=(os.getppid(), named), name="watchdog", daemon=True
        )
        watch.start()


def _watch(parent: int, named: str) -> None:
    while os.getppid() == parent and _alive(named):
        time.sleep(_INTERVAL)
    os._exit(70)  # EX_SOFTWARE: no clean-up, the parent that would want it is gone


def _alive(named: str) -> bool:
    """Ask for the start time only where that is free; elsewhere existence has to do."""
    pid, _, since = named.partition(":")
    if _HAS_PROC:
        return started(int(pid)) == since
    try:
        os.kill(int(pid), 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
