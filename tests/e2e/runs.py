"""`warmhandoff run` in tests: started as a shell's `&` would, asked, stopped."""

import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import api

WITHIN = 30.0  # seconds, on a machine that is busy with other things


@dataclass
class Run:
    """One `warmhandoff run`, its folder and its port."""

    program: subprocess.Popen[str]
    folder: Path
    port: int
    crisis_port: int

    def lines(self) -> list[str]:
        """Read the four lines, empty ones where the run does not come to print them."""
        assert self.program.stdout
        giving_up = threading.Timer(2 * WITHIN, self.program.terminate)
        giving_up.start()
        try:
            return [self.program.stdout.readline().rstrip("\n") for _ in range(4)]
        finally:
            giving_up.cancel()

    def pids(self) -> dict[str, int]:
        noted = json.loads((self.folder / "run.json").read_text())
        return {name: pid for name, (pid, _) in noted.items()}

    def postmaster(self) -> int:
        """Return the database server's pid, 0 while there is none."""
        pid_file = self.folder / "postgres" / "data" / "postmaster.pid"
        with suppress(FileNotFoundError, IndexError):
            return int(pid_file.read_text().splitlines()[0])
        return 0

    def status(self, path: str = "/readyz", port: int | None = None) -> int:
        """Return the answer's status, 0 when there is none."""
        connection = http.client.HTTPConnection("127.0.0.1", port or self.port, timeout=5)
        try:
            connection.request("GET", path)
            return connection.getresponse().status
        except (OSError, http.client.HTTPException):
            return 0
        finally:
            connection.close()

    def ready(self) -> bool:
        return self.status() == 200

    def stop(self, number: int = signal.SIGTERM) -> int:
        self.program.send_signal(number)
        return self.program.wait(WITHIN)


def until(true: Callable[[], bool], within: float = WITHIN) -> bool:
    deadline = time.monotonic() + within
    while not true() and time.monotonic() < deadline:
        time.sleep(0.02)
    return true()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def alive(pid: int) -> bool:
    with suppress(OSError):
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    return False


@contextmanager
def started(folder: Path, port: int, **settings: str) -> Iterator[Run]:
    chosen = {"DATA_DIR": str(folder), "PORT": str(port), "CRISIS_PORT": str(free_port())}
    chosen |= {"SANDBOX": "true", **settings}
    with subprocess.Popen(
        [sys.executable, "-m", "api.cli", "run"],
        cwd=Path(api.__path__[0]).parent,
        env=os.environ | chosen,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        # as a shell does to what it starts with `&`
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_IGN),  # noqa: PLW1509
    ) as program:
        run = Run(program, folder, port, int(chosen["CRISIS_PORT"]))
        try:
            yield run
        finally:
            if program.poll() is None:
                run.stop()
