"""The programs that faults happen to: started, asked, frozen, killed, and nothing of them left."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from api.cli.programs import CRISIS, import_path
from api.settings import Settings
from tests.e2e.runs import free_port
from tests.faults.probe import ask, get, until

ROOT = Path(__file__).parents[2]
_SERVE = """
import sys
from api.cli.serve import serve_http
from api.settings import Settings
serve_http(Settings.from_env(), sys.argv[1])
"""


@dataclass(frozen=True, slots=True)
class Program:
    """One running program, whose children go with it, and the port where it answers."""

    port: int
    popen: subprocess.Popen[bytes]

    def freeze(self) -> None:
        send(signal.SIGSTOP, self.popen.pid)

    def thaw(self) -> None:
        send(signal.SIGCONT, self.popen.pid)

    def kill(self) -> None:
        send(signal.SIGKILL, self.popen.pid)
        self.popen.wait()


def send(number: int, pid: int) -> None:
    """Signal a process and the children that it has; who is gone already is passed over."""
    with suppress(OSError):
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
        for each in (pid, *map(int, children)):
            with suppress(ProcessLookupError):
                os.kill(each, number)


@contextmanager
def started(*command: str, port: int, alive: str = "/livez", **settings: str) -> Iterator[Program]:
    """Run a program from the moment it answers; `alive=""` waits for nothing."""
    environment = {**os.environ, "PYTHONPATH": import_path(), **settings}
    with (
        tempfile.TemporaryFile() as log,
        subprocess.Popen(
            command, cwd=ROOT, env=environment, stdout=log, stderr=log, start_new_session=True
        ) as popen,
    ):
        program = Program(port, popen)
        try:
            if alive and not until(lambda: answers(port, alive)):
                log.seek(0)
                raise AssertionError(log.read()[-2000:].decode(errors="replace"))
            yield program
        finally:
            send(signal.SIGCONT, popen.pid)
            send(signal.SIGTERM, popen.pid)
            with suppress(subprocess.TimeoutExpired):
                popen.wait(5)
            send(signal.SIGKILL, popen.pid)


def answers(port: int, path: str = "/livez", status: bytes = b"200") -> bool:
    """Tell whether that is answered, with this status."""
    with suppress(OSError):
        return ask(port, get(path)).split(b" ", 2)[1:2] == [status]
    return False


@contextmanager
def crisis_process(**settings: str) -> Iterator[Program]:
    """Run the process of its own."""
    port = int(settings.get("CRISIS_PORT") or free_port())
    chosen = {**settings, "CRISIS_PORT": str(port)}
    with started(*CRISIS, port=port, alive="/v1/crisis", **chosen) as program:
        yield program


@contextmanager
def app_server(
    keys: Settings, url: str, what: str = "api.app:application", alive: str = "/livez", **more: str
) -> Iterator[Program]:
    """Run the app's server as `warmhandoff serve` does."""
    port = free_port()
    with started(
        *(sys.executable, "-c", _SERVE, what),
        port=port,
        alive=alive,
        PORT=str(port),
        DATABASE_URL=url,
        SECRET_KEY_FILE=str(keys.secret_key_file),
        SIGNING_KEY_FILE=str(keys.signing_key_file),
        ROOT_KEY_FILE=str(keys.root_key_file),
        SANDBOX="true",
        LOG_LEVEL="CRITICAL",
        **more,
    ) as program:
        yield program


@contextmanager
def proxy(app: int, crisis: int, folder: Path) -> Iterator[Program]:
    """Run HAProxy with the documented configuration, its three ports replaced."""
    if (haproxy := shutil.which("haproxy", path=f"{os.environ['PATH']}:/usr/sbin")) is None:
        raise FileNotFoundError("haproxy: `make debian` installs what these tests need")
    text, port = (ROOT / "docs/proxy/haproxy.cfg").read_text(), free_port()
    for written, ours in ((8080, port), (8000, app), (8988, crisis)):
        assert f"127.0.0.1:{written}" in text
        text = text.replace(f"127.0.0.1:{written}", f"127.0.0.1:{ours}")
    (folder / "haproxy.cfg").write_text(text)
    command = (haproxy, "-db", "-f", str(folder / "haproxy.cfg"))
    with started(*command, port=port, alive="/v1/crisis") as program:
        yield program
