"""`warmhandoff run` as people meet it: started, killed anywhere, started again, stopped."""

import base64
import http.client
import json
import os
import shutil
import signal
import socket
import stat
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import pytest
from sqlalchemy import NullPool, create_engine, make_url

import api
from api.db.bootstrap import bootstrap
from api.db.embedded import embedded_server

pytestmark = pytest.mark.slow

_WITHIN = 30.0  # seconds, on a machine that is busy with other things


@dataclass
class Run:
    """One `warmhandoff run`, its folder and its port."""

    program: subprocess.Popen[str]
    folder: Path
    port: int

    def lines(self) -> list[str]:
        assert self.program.stdout
        return [self.program.stdout.readline().rstrip("\n") for _ in range(4)]

    def pids(self) -> dict[str, int]:
        noted = json.loads((self.folder / "run.json").read_text())
        return {name: pid for name, (pid, _) in noted.items()}

    def postmaster(self) -> int:
        """Return the database server's pid, 0 while there is none."""
        pid_file = self.folder / "postgres" / "data" / "postmaster.pid"
        with suppress(FileNotFoundError, IndexError):
            return int(pid_file.read_text().splitlines()[0])
        return 0

    def status(self, path: str = "/readyz") -> int:
        """Return the answer's status, 0 when there is none."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=5)
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
        return self.program.wait(_WITHIN)


def _until(true: Callable[[], bool], within: float = _WITHIN) -> bool:
    deadline = time.monotonic() + within
    while not true() and time.monotonic() < deadline:
        time.sleep(0.02)
    return true()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _alive(pid: int) -> bool:
    with suppress(OSError):
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    return False


@contextmanager
def _started(folder: Path, port: int, **settings: str) -> Iterator[Run]:
    environment = os.environ | {"DATA_DIR": str(folder), "PORT": str(port), "SANDBOX": "true"}
    with subprocess.Popen(
        [sys.executable, "-m", "api.cli", "run"],
        cwd=Path(api.__path__[0]).parent,
        env=environment | settings,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        # as a shell does to what it starts with `&`
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_IGN),  # noqa: PLW1509
    ) as program:
        run = Run(program, folder, port)
        try:
            yield run
        finally:
            if program.poll() is None:
                run.stop()


@pytest.fixture
def folder() -> Iterator[Path]:
    folder = Path(tempfile.mkdtemp(prefix="warmhandoff run "))
    yield folder
    shutil.rmtree(folder)


@pytest.fixture
def run(folder: Path) -> Iterator[Run]:
    with _started(folder, _free_port()) as run:
        yield run


def test_four_lines_are_printed_once_it_is_ready(run: Run) -> None:
    docs, crisis, sandbox, curl = run.lines()
    assert run.ready()
    assert docs == f"Docs: http://127.0.0.1:{run.port}/docs"
    assert crisis == f"Crisis: http://127.0.0.1:{run.port}/crisis"
    assert sandbox == f"Sandbox credentials: {run.folder / 'sandbox.json'}"
    assert curl.startswith("curl ")
    assert f"http://127.0.0.1:{run.port}/" in curl
    assert [run.status(path) for path in ("/docs", "/crisis")] == [200, 200]


def test_nothing_is_left_when_it_is_interrupted(run: Run) -> None:
    run.lines()
    pids = [*run.pids().values(), run.postmaster()]
    began = time.monotonic()
    assert run.stop(signal.SIGINT) == 0
    assert time.monotonic() - began < 5
    assert not any(_alive(pid) for pid in pids)
    assert not (run.folder / "run.json").exists()


def test_it_stops_cleanly_while_it_is_still_starting(run: Run) -> None:
    assert _until((run.folder / "postgres").exists)
    assert run.stop(signal.SIGINT) == 0
    assert list((run.folder / "postgres").glob("socket*")) == []


def test_its_secrets_are_made_once_and_are_its_own_alone(run: Run) -> None:
    run.lines()
    secrets = [run.folder / name for name in ("secret_key", "signing_key.json", "sandbox.json")]
    before = [secret.read_text() for secret in secrets]
    assert {stat.S_IMODE(secret.stat().st_mode) for secret in secrets} == {0o600}
    assert stat.S_IMODE(run.folder.stat().st_mode) & 0o707 == 0o700
    assert len(base64.b64decode(before[0])) == 32
    assert json.loads(before[1])["crv"] == "P-256"
    assert json.loads(before[1])["kid"]
    run.stop()
    with _started(run.folder, run.port) as again:
        again.lines()
        assert [secret.read_text() for secret in secrets] == before


def test_the_credentials_name_the_new_address_when_the_port_changes(run: Run) -> None:
    run.lines()
    run.stop()
    with _started(run.folder, port := _free_port()) as again:
        again.lines()
        known = json.loads((run.folder / "sandbox.json").read_text())
        assert known["base_url"] == f"http://127.0.0.1:{port}"


def test_a_second_run_takes_over_when_the_first_still_lives(run: Run) -> None:
    run.lines()
    before = run.pids()
    with _started(run.folder, run.port) as second:
        assert len(second.lines()[3]) > 0
        assert run.program.wait(_WITHIN) == 0
        assert not set(before.values()) & set(second.pids().values())
        assert second.ready()


@pytest.mark.parametrize("victim", ["supervisor", "everything"])
def test_a_second_run_serves_the_same_data_when_the_first_was_killed(run: Run, victim: str) -> None:
    run.lines()
    credentials = (run.folder / "sandbox.json").read_text()
    pids = run.pids()
    targets = [pids["supervisor"]] if victim == "supervisor" else [*pids.values(), run.postmaster()]
    for pid in targets:
        os.kill(pid, signal.SIGKILL)
    with _started(run.folder, run.port) as second:
        assert len(second.lines()) == 4
        assert second.ready()
        assert (run.folder / "sandbox.json").read_text() == credentials


def test_all_its_processes_end_when_the_supervisor_is_killed(run: Run) -> None:
    run.lines()
    pids = [*run.pids().values(), run.postmaster(), *_children(run.pids()["serve"])]
    os.kill(run.program.pid, signal.SIGKILL)
    assert _until(lambda: not any(_alive(pid) for pid in pids), within=3)
    assert run.status() == 0


def _children(pid: int) -> list[int]:
    """List the server's own worker processes."""
    found = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    assert found
    return [int(child) for child in found]


@pytest.mark.parametrize("victim", ["serve", "its worker", "worker", "database"])
def test_it_recovers_when_one_of_its_processes_is_killed(run: Run, victim: str) -> None:
    run.lines()
    pids = run.pids()
    pid = {
        "serve": pids["serve"],
        "its worker": _children(pids["serve"])[0],
        "worker": pids["worker"],
        "database": run.postmaster(),
    }[victim]
    os.kill(pid, signal.SIGKILL)
    assert _until(lambda: not _alive(pid))
    assert _until(lambda: all(map(_alive, [*run.pids().values(), run.postmaster()])))
    assert _until(run.ready)
    assert pid not in run.pids().values()


def test_it_names_the_port_and_another_when_the_port_is_taken(folder: Path) -> None:
    with socket.socket() as other:
        other.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        with _started(folder, port) as run:
            _, complaint = run.program.communicate(timeout=_WITHIN)
    assert run.program.returncode == 2
    assert f"port {port}" in complaint
    assert f"lsof -i :{port}" in complaint
    assert f"PORT={port + 1} make run" in complaint


def test_it_names_every_wrong_setting_at_once(folder: Path) -> None:
    with _started(folder, 99999, THREADS="many") as run:
        _, complaint = run.program.communicate(timeout=_WITHIN)
    assert run.program.returncode == 2
    assert "PORT" in complaint
    assert "THREADS" in complaint


@pytest.fixture
def elsewhere() -> Iterator[str]:
    """Another PostgreSQL, as its administrator."""
    with ExitStack() as stack:
        place = Path(tempfile.mkdtemp(prefix="warmhandoff-elsewhere-"))
        stack.callback(shutil.rmtree, place)
        yield stack.enter_context(embedded_server(place, durable=False))


def _run_sql(url: str, statement: str) -> None:
    engine = create_engine(url, poolclass=NullPool, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.exec_driver_sql(statement)


def test_it_makes_the_roles_itself_when_the_one_url_may(folder: Path, elsewhere: str) -> None:
    for _ in range(2):
        with _started(folder, _free_port(), DATABASE_URL=elsewhere) as run:
            assert len(run.lines()[3]) > 0
            assert run.ready()
            kept = json.loads((folder / "database.json").read_text())
            run.stop()
    assert json.loads((folder / "database.json").read_text()) == kept
    assert stat.S_IMODE((folder / "database.json").stat().st_mode) == 0o600
    assert not (folder / "postgres").exists()


def test_it_prints_the_sql_and_ends_when_the_one_url_may_nothing(
    folder: Path, elsewhere: str
) -> None:
    _run_sql(elsewhere, "CREATE ROLE humble LOGIN PASSWORD 'pw'")
    humble = make_url(elsewhere).set(username="humble", password="pw")
    url = humble.render_as_string(hide_password=False)
    with _started(folder, _free_port(), DATABASE_URL=url) as run:
        printed, complaint = run.program.communicate(timeout=_WITHIN)
    assert run.program.returncode == 2
    assert "CREATE ROLE wh_app" in printed
    assert "MIGRATION_DATABASE_URL=postgresql://wh_owner:" in printed
    assert "as an administrator" in complaint


def test_it_runs_with_the_applications_url_alone_when_nothing_is_to_be_migrated(
    folder: Path, elsewhere: str
) -> None:
    urls = bootstrap(elsewhere)
    both = {"DATABASE_URL": urls.app, "MIGRATION_DATABASE_URL": urls.owner}
    with _started(folder, _free_port(), **both) as first:
        first.lines()
    with _started(folder, _free_port(), DATABASE_URL=urls.app) as run:
        run.lines()
        assert run.ready()
