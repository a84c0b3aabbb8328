"""What a killed run may leave: a live server, its orphaned backends, a pid file that lies."""

import os
import re
import signal
import subprocess
import time
from contextlib import suppress
from pathlib import Path

from api.db.embedded.folder import EmbeddedServerError

_GENTLY, _HARD = 10.0, 2.0  # seconds
_HAS_PROC = Path("/proc/self/cmdline").exists()  # Linux
_SERVER = re.compile(r"(^|/)postgres[: ]")


def end_leftovers(cluster: str, data: Path) -> None:
    """End every program of this cluster that still lives, then remove its pid file.

    The pid file is never believed: its pid may belong to somebody else by now, its text may be
    cut short. Programs are known by the cluster's name, which PostgreSQL keeps in the title of
    each. SIGINT is a fast shutdown to a server and cancels the statement of an orphaned backend,
    which then sees that its server is gone.
    """
    for number, patience in ((signal.SIGINT, _GENTLY), (signal.SIGKILL, _HARD)):
        for pid in living(cluster):
            with suppress(ProcessLookupError):
                os.kill(pid, number)
                os.kill(pid, signal.SIGCONT)  # or a frozen one would sleep through it
        if _gone(cluster, patience):
            break
    else:
        raise EmbeddedServerError(f"the server of an earlier run in {data} does not end")
    (data / "postmaster.pid").unlink(missing_ok=True)


def living(cluster: str) -> list[int]:
    """List the pids of this cluster's live programs, zombies not among them."""
    return [
        pid
        for pid, command in _commands()
        if cluster in command and _SERVER.search(command) and pid != os.getpid()
    ]


def _gone(cluster: str, patience: float) -> bool:
    until = time.monotonic() + patience
    while alive := bool(living(cluster)):
        if time.monotonic() > until:
            break
        time.sleep(0.02)
    return not alive


def _commands() -> list[tuple[int, str]]:
    return _commands_by_proc() if _HAS_PROC else _commands_by_ps()


def _commands_by_proc() -> list[tuple[int, str]]:
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):  # it ended meanwhile
            command = (folder / "cmdline").read_bytes().replace(b"\0", b" ")
            found.append((int(folder.name), command.decode(errors="replace")))
    return found


def _commands_by_ps() -> list[tuple[int, str]]:
    listing = subprocess.run(
        ["/bin/ps", "-axwwo", "pid=,command="], capture_output=True, text=True, check=True
    ).stdout
    rows = (line.split(maxsplit=1) for line in listing.splitlines())
    return [(int(row[0]), row[1]) for row in rows if len(row) == 2]  # noqa: PLR2004 - pid, command
