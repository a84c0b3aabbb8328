"""A throwaway server: `warmhandoff run` on a free port, its database and folder our own."""

import json
import socket
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import click

from api.cli.environment import WrongSetting
from api.cli.ports import ensure_free
from api.cli.supervise import Child, await_ready, running
from api.cli.takeover import RunRecord
from api.db.embedded import EmbeddedServer, EmbeddedServerError
from api.web.watchdog import started

_HOST = "127.0.0.1"


@dataclass(slots=True)
class Throwaway:
    """Where the server is, what the sandbox in it holds, and which processes are its own."""

    folder: Path
    port: int
    database: EmbeddedServer
    processes: dict[str, tuple[int, str]] = field(default_factory=dict)

    @property
    def base_url(self) -> str:
        return f"http://{_HOST}:{self.port}"

    @property
    def data_dir(self) -> Path:
        return self.folder / "data"

    def sandbox(self) -> dict[str, Any]:
        """Read the credentials that the server has written."""
        found: dict[str, Any] = json.loads((self.data_dir / "sandbox.json").read_text())
        return found

    def stop_database(self) -> None:
        """Stop PostgreSQL for good: it is no child of the server, so nobody starts it again."""
        self.database.stop()

    def left_behind(self) -> list[str]:
        """Name what of it is still there."""
        left = [name for name, (pid, since) in self.processes.items() if started(pid) == since]
        if self.database.alive:
            left.append("postgres")
        if self.folder.exists():
            left.append(str(self.folder))
        try:
            ensure_free(_HOST, self.port, patience=0)
        except WrongSetting:
            left.append(f"port {self.port}")
        return left


@contextmanager
def throwaway_server() -> Iterator[Throwaway]:
    """Yield a server that is ready; at the end, however it comes, stop and remove all of it.

    Raises `ClickException`, with the last words of the program that failed to start.
    """
    with _folder() as folder, _database(folder / "postgres") as database:
        server = Throwaway(folder, _free_port(), database)
        child = Child("run", _environment(server), folder / "run.log")
        with running([child]):
            await_ready([child], _HOST, server.port)
            server.processes = RunRecord(server.data_dir).earlier()
            yield server


@contextmanager
def _folder() -> Iterator[Path]:
    # a process that was ended by force may still be closing its files
    with tempfile.TemporaryDirectory(
        prefix="warmhandoff-demo-", ignore_cleanup_errors=True
    ) as folder:
        yield Path(folder).resolve()


@contextmanager
def _database(folder: Path) -> Iterator[EmbeddedServer]:
    database = EmbeddedServer(folder, durable=False)  # nothing of it outlives the demo
    try:
        database.start()
    except EmbeddedServerError as error:
        raise click.ClickException(str(error)) from error
    try:
        yield database
    finally:
        database.stop()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((_HOST, 0))
        port: int = probe.getsockname()[1]
        return port


def _environment(server: Throwaway) -> dict[str, str]:
    """Set every setting, so that nothing of the caller's own environment gets in."""
    return {
        "HOST": _HOST,
        "PORT": str(server.port),
        "CRISIS_PORT": str(_free_port()),
        "BASE_URL": server.base_url,
        "DATA_DIR": str(server.data_dir),
        "DATABASE_URL": server.database.url,
        "MIGRATION_DATABASE_URL": "",
        "SECRET_KEY_FILE": str(server.data_dir / "secret_key"),
        "SIGNING_KEY_FILE": str(server.data_dir / "signing_key.json"),
        "WORKERS": "1",
        "THREADS": "16",
        "SANDBOX": "true",
        "LOG_LEVEL": "INFO",
    }
