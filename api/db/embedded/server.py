"""Embedded server: started, awaited and stopped by its one owner."""

import ctypes
import hashlib
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from urllib.parse import quote

from api.db.embedded.account import Account, account_for, open_programs, reaching
from api.db.embedded.cluster import ENVIRONMENT, ensure_data, password, program_home, wheel_folders
from api.db.embedded.folder import (
    EmbeddedServerError,
    held,
    new_socket_folder,
    remove_socket_folder,
)
from api.db.embedded.leftovers import end_leftovers

_READY_WITHIN = 60.0  # seconds: after a crash the log is replayed first
_STOP_WITHIN = 3.0  # seconds, before the next harder signal
_UNSAFE = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "autovacuum=off")

_prctl = getattr(ctypes.CDLL(None), "prctl", None)
_PR_SET_PDEATHSIG = 1


class ServerFailed(EmbeddedServerError):
    """The server ended instead of becoming ready."""


class EmbeddedServer:
    """One PostgreSQL cluster in one folder; `start` once, `revive` when it died, then `stop`.

    On Linux the server ends with the thread that started it, so a killed owner leaves nothing.
    """

    def __init__(self, folder: Path, *, durable: bool = True) -> None:
        self.folder = folder.resolve()
        self._durable = durable
        self._stack = ExitStack()
        self._child: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        """The superuser's SQLAlchemy URL, valid from `start` to `stop`."""
        return f"postgresql://postgres:{self._password}@/postgres?host={quote(str(self._socket))}"

    @property
    def alive(self) -> bool:
        return self._child is not None and self._child.poll() is None

    def start(self) -> None:
        """Take the folder, end what an earlier run left, make the data if need be, and serve.

        Raises `FolderInUse`, `ServerFailed` with the end of the server's log, or another
        `EmbeddedServerError`.
        """
        with ExitStack() as stack:
            stack.enter_context(held(self.folder))
            stack.callback(remove_socket_folder, self.folder)
            stack.callback(self._end_child)
            self._serve()
            self._stack = stack.pop_all()

    def revive(self) -> None:
        """Start the server again, at the same URL, after it died."""
        self._end_child()
        self._launch()

    def stop(self) -> None:
        """Shut down fast (backends are cut off, data is flushed), and give the folder back."""
        self._stack.close()

    def _serve(self) -> None:
        wheel = wheel_folders()
        self._socket = new_socket_folder(self.folder)
        account = account_for(self.folder / "data")
        self._account = reaching(account, [self.folder, self._socket.parent, *wheel])
        self._account.own(self._socket)
        open_programs(self._account, wheel)
        self._password = password(self.folder, self._account)
        self._data = ensure_data(self.folder, self._account, durable=self._durable)
        self._launch()

    def _launch(self) -> None:
        end_leftovers(self._cluster, self._data)
        log = self.folder / "server.log"
        if log.exists():
            log.replace(log.with_suffix(".log.old"))
        self._child = self._spawn(log, self._account)
        self._await_ready(self._child, log)

    @property
    def _cluster(self) -> str:
        """Name the cluster: unguessable, and another one for a copy of the folder."""
        seed = f"{self._password} {self.folder}"
        return f"warmhandoff-{hashlib.sha256(seed.encode()).hexdigest()[:16]}"

    def _settings(self) -> list[str]:
        quoted = str(self._socket).replace('"', '""')
        named = [
            f"cluster_name={self._cluster}",
            f'unix_socket_directories="{quoted}"',
            "unix_socket_permissions=0700",
            "listen_addresses=",
            "timezone=UTC",
            "log_timezone=UTC",
            "io_method=sync",  # three processes fewer; our reads are small
            *(() if self._durable else _UNSAFE),
        ]
        return [word for setting in named for word in ("-c", setting)]

    def _spawn(self, log: Path, account: Account) -> subprocess.Popen[bytes]:
        log.touch(mode=0o600)
        with log.open("ab") as output:
            return subprocess.Popen(  # noqa: S603 - the wheel's own program
                [program_home() / "bin" / "postgres", "-D", self._data, *self._settings()],
                user=account.uid,
                group=account.gid,
                extra_groups=account.groups,
                env=ENVIRONMENT,
                cwd=self._data,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
                start_new_session=True,  # a Ctrl-C on the terminal is its owner's to pass on
                preexec_fn=_end_with_owner,  # noqa: PLW1509 - one system call, resolved before
            )

    def _await_ready(self, child: subprocess.Popen[bytes], log: Path) -> None:
        until = time.monotonic() + _READY_WITHIN
        while not _says_ready(self._data / "postmaster.pid"):
            if child.poll() is not None or time.monotonic() > until:
                self._end_child()
                ending = "\n".join(log.read_text(errors="replace").splitlines()[-10:])
                raise ServerFailed(f"PostgreSQL did not start in {self._data}:\n{ending}")
            time.sleep(0.005)

    def _end_child(self) -> None:
        """Fast shutdown, then immediate, then SIGKILL: the log makes each of them safe."""
        child, self._child = self._child, None
        if child is None:
            return
        for number in (signal.SIGINT, signal.SIGQUIT, signal.SIGKILL):
            child.send_signal(number)
            with suppress(subprocess.TimeoutExpired):
                child.wait(_STOP_WITHIN)
                return
        child.wait()


def _end_with_owner() -> None:
    """Ask Linux for a fast shutdown when the owner is gone (prctl(2), after setuid)."""
    if _prctl is not None:
        _prctl(_PR_SET_PDEATHSIG, signal.SIGINT)


def _says_ready(pid_file: Path) -> bool:
    """Tell whether the status, the eighth line of the pid file, says "ready"."""
    with suppress(FileNotFoundError):
        return pid_file.read_text().splitlines()[7:] == ["ready   "]
    return False


@contextmanager
def embedded_server(folder: Path, *, durable: bool = True) -> Iterator[str]:
    """Serve the cluster in `folder`, made at the first time, and yield the superuser's URL.

    `durable=False` trades safety against a crash of the machine for speed (tests only).
    Raises `FolderInUse`, or another `EmbeddedServerError` whose sentence says what to do.
    """
    server = EmbeddedServer(folder, durable=durable)
    server.start()
    try:
        yield server.url
    finally:
        server.stop()
