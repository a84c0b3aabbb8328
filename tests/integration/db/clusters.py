"""Embedded servers in tests: asked, owned by programs that can be killed, moved about."""

import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from sqlalchemy import NullPool, create_engine

import api
from api.db.embedded import embedded_server as durable_server

# Killing programs loses nothing that the kernel has: only a machine's crash needs the syncing.
embedded_server = partial(durable_server, durable=False)

# An owner that can be killed: serves the folder, says so, and waits. Where the system cannot end
# the server with its owner (macOS), `orphan` is what is left.
_OWNER = """
import sys, time
from pathlib import Path
from api.db.embedded import EmbeddedServer, server as module
if sys.argv[2] == "orphan":
    module._prctl = None
server = EmbeddedServer(Path(sys.argv[1]), durable=False)
server.start()
print(server.url, flush=True)
time.sleep(60)
"""


def run(url: str, statement: str) -> list[object]:
    engine = create_engine(url, poolclass=NullPool, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        found = connection.exec_driver_sql(statement)
        return list(found.scalars()) if found.returns_rows else []


def remember(url: str) -> None:
    run(url, "CREATE TABLE IF NOT EXISTS kept (fact text); INSERT INTO kept VALUES ('kept')")


def remembers(folder: Path) -> bool:
    with embedded_server(folder) as url:
        return "kept" in run(url, "SELECT fact FROM kept")


def until(true: Callable[[], bool], within: float = 5) -> bool:
    deadline = time.monotonic() + within
    while not true() and time.monotonic() < deadline:
        time.sleep(0.01)
    return true()


def cluster_of(url: str) -> str:
    return str(run(url, "SELECT current_setting('cluster_name')")[0])


@contextmanager
def owner(folder: Path, kind: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    with subprocess.Popen(
        [sys.executable, "-c", _OWNER, str(folder), kind],
        cwd=Path(api.__path__[0]).parent,
        stdout=subprocess.PIPE,
        text=True,
    ) as program:
        assert program.stdout
        try:
            yield program, program.stdout.readline().strip()
        finally:
            program.kill()


@contextmanager
def moved(folder: Path, to: Path) -> Iterator[Path]:
    to.parent.mkdir(parents=True, exist_ok=True)
    folder.rename(to)
    try:
        yield to
    finally:
        to.rename(folder)


def postmaster(folder: Path) -> int:
    return int((folder / "data" / "postmaster.pid").read_text().splitlines()[0])
