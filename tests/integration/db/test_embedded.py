"""The embedded server: what a start makes of whatever an earlier run left behind."""

import multiprocessing
import os
import pwd
import shutil
import signal
import stat
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import NullPool, create_engine, make_url
from sqlalchemy.exc import OperationalError

import api
from api.db.embedded import EmbeddedServer, FolderInUse, ServerFailed
from api.db.embedded import embedded_server as durable_server
from api.db.embedded.account import Account, open_programs
from api.db.embedded.leftovers import living

_ROOT = os.geteuid() == 0

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


def _run(url: str, statement: str) -> list[object]:
    engine = create_engine(url, poolclass=NullPool, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        found = connection.exec_driver_sql(statement)
        return list(found.scalars()) if found.returns_rows else []


def _remember(url: str) -> None:
    _run(url, "CREATE TABLE IF NOT EXISTS kept (fact text); INSERT INTO kept VALUES ('kept')")


def _remembered(folder: Path) -> bool:
    with embedded_server(folder) as url:
        return "kept" in _run(url, "SELECT fact FROM kept")


def _until(true: Callable[[], bool], within: float = 5) -> bool:
    deadline = time.monotonic() + within
    while not true() and time.monotonic() < deadline:
        time.sleep(0.01)
    return true()


def _cluster_of(url: str) -> str:
    return str(_run(url, "SELECT current_setting('cluster_name')")[0])


@contextmanager
def _owner(folder: Path, kind: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    with subprocess.Popen(
        [sys.executable, "-c", _OWNER, str(folder), kind],
        cwd=Path(api.__path__[0]).parent,
        stdout=subprocess.PIPE,
        text=True,
    ) as owner:
        assert owner.stdout
        try:
            yield owner, owner.stdout.readline().strip()
        finally:
            owner.kill()


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    """A folder whose server was started once and stopped; each test leaves it so."""
    folder = Path(tempfile.mkdtemp(prefix="warmhandoff-made-"))
    with embedded_server(folder) as url:
        _remember(url)
    yield folder
    shutil.rmtree(folder)


@pytest.fixture
def place() -> Iterator[Path]:
    place = Path(tempfile.mkdtemp(prefix="warmhandoff-place-"))
    yield place
    shutil.rmtree(place)


@contextmanager
def _moved(folder: Path, to: Path) -> Iterator[Path]:
    to.parent.mkdir(parents=True, exist_ok=True)
    folder.rename(to)
    try:
        yield to
    finally:
        to.rename(folder)


def test_data_is_there_when_the_server_starts_again(folder: Path) -> None:
    began = time.monotonic()
    assert _remembered(folder)
    assert time.monotonic() - began < 2


def test_everything_is_synced_unless_told_otherwise(folder: Path) -> None:
    safe = ("fsync", "full_page_writes", "synchronous_commit")
    with durable_server(folder) as url:
        assert [_run(url, f"SHOW {setting}") for setting in safe] == [["on"]] * 3
    with embedded_server(folder) as url:
        assert _run(url, "SHOW fsync") == ["off"]


def test_only_the_lock_and_the_data_stay_when_the_server_stops(folder: Path) -> None:
    with embedded_server(folder):
        pass
    assert not (folder / "socket").exists()
    assert not (folder / "data" / "postmaster.pid").exists()


def test_everything_ends_when_the_owner_is_killed(folder: Path) -> None:
    with _owner(folder, "followed") as (owner, url):
        _remember(url)
        cluster = _cluster_of(url)
        owner.kill()
        owner.wait()
        assert _until(lambda: not living(cluster))
    assert _remembered(folder)


def test_an_orphan_is_ended_and_its_data_kept_when_the_server_starts(folder: Path) -> None:
    with _owner(folder, "orphan") as (owner, url):
        _run(url, "INSERT INTO kept VALUES ('by the orphan')")
        cluster = _cluster_of(url)
        owner.kill()
        owner.wait()
    orphans = set(living(cluster))
    assert orphans
    with embedded_server(folder) as again:
        assert not orphans & set(living(cluster))
        assert "by the orphan" in _run(again, "SELECT fact FROM kept")


def test_a_frozen_orphan_is_ended_when_the_server_starts(folder: Path) -> None:
    with _owner(folder, "orphan") as (owner, url):
        for pid in living(_cluster_of(url)):
            os.kill(pid, signal.SIGSTOP)
        owner.kill()
        owner.wait()
    began = time.monotonic()
    assert _remembered(folder)
    assert time.monotonic() - began < 5


def test_a_busy_backend_is_ended_when_its_server_was_killed(folder: Path) -> None:
    server = EmbeddedServer(folder, durable=False)
    server.start()
    cluster, postmaster = _cluster_of(server.url), _postmaster(folder)
    busy = multiprocessing.get_context("fork").Process(target=_count_for_ever, args=[server.url])
    busy.start()
    assert _until(lambda: any("SELECT" in _title(pid) for pid in living(cluster)))
    os.kill(postmaster, signal.SIGKILL)
    try:
        assert _until(lambda: not server.alive)
        server.revive()
        assert "kept" in _run(server.url, "SELECT fact FROM kept")
    finally:
        server.stop()
        busy.join(5)
    assert not living(cluster)


def _count_for_ever(url: str) -> None:
    with suppress(OperationalError):  # a statement that never looks up
        _run(url, "SELECT count(*) FROM generate_series(1, 1e12::bigint)")
    os._exit(0)


def _title(pid: int) -> str:
    with suppress(FileNotFoundError):
        return Path(f"/proc/{pid}/cmdline").read_bytes().decode()
    return ""


def _postmaster(folder: Path) -> int:
    return int((folder / "data" / "postmaster.pid").read_text().splitlines()[0])


def test_it_serves_at_the_same_url_when_a_killed_server_is_revived(folder: Path) -> None:
    server = EmbeddedServer(folder, durable=False)
    server.start()
    url = server.url
    os.kill(_postmaster(folder), signal.SIGKILL)
    try:
        assert _until(lambda: not server.alive)
        server.revive()
        assert server.url == url
        assert "kept" in _run(url, "SELECT fact FROM kept")
    finally:
        server.stop()


def test_a_stranger_lives_on_when_the_pid_file_names_it(folder: Path) -> None:
    with subprocess.Popen(["sleep", "60"]) as stranger:
        try:
            _write_pid_file(folder, stranger.pid)
            assert _remembered(folder)
            assert stranger.poll() is None
        finally:
            stranger.kill()


@pytest.mark.slow
def test_another_server_lives_on_when_the_pid_file_names_it(folder: Path, place: Path) -> None:
    subprocess.run(["cp", "-a", folder, place / "another"], check=True)
    with embedded_server(place / "another") as another:
        _write_pid_file(folder, _postmaster(place / "another"))
        assert _remembered(folder)
        assert _run(another, "SELECT 1") == [1]


def test_it_starts_when_the_pid_file_names_a_zombie(folder: Path) -> None:
    with subprocess.Popen(["true"]) as zombie:
        os.waitid(os.P_PID, zombie.pid, os.WEXITED | os.WNOWAIT)
        _write_pid_file(folder, zombie.pid)
        assert _remembered(folder)


@pytest.mark.parametrize("text", ["", "4711", "4711\n/somewhere\n", "\0\0\0\0", "ready   \n"])
def test_it_starts_when_the_pid_file_is_no_whole_file(folder: Path, text: str) -> None:
    (folder / "data" / "postmaster.pid").write_text(text)
    assert _remembered(folder)


def _write_pid_file(folder: Path, pid: int) -> None:
    lines = (pid, folder / "data", int(time.time()), 5432, folder / "socket", "", "1 1", "ready   ")
    (folder / "data" / "postmaster.pid").write_text("\n".join(map(str, lines)) + "\n")


def test_it_is_refused_when_another_program_holds_the_folder(folder: Path) -> None:
    with (
        embedded_server(folder),
        pytest.raises(FolderInUse, match=str(os.getpid())),
        embedded_server(folder),
    ):
        pass


def test_the_folder_is_free_again_when_a_start_failed(folder: Path) -> None:
    settings = folder / "data" / "postgresql.conf"
    right = settings.read_text()
    settings.write_text("no_such_setting = 1\n")
    with pytest.raises(ServerFailed, match="no_such_setting"), embedded_server(folder):
        pass
    settings.write_text(right)
    assert _remembered(folder)


@pytest.mark.parametrize("name", ["two words", "a,b", "it's 100%", 'said "so"', "größe"])
def test_it_starts_when_the_path_is_unusual(folder: Path, place: Path, name: str) -> None:
    with _moved(folder, place / name / "server") as moved:
        assert _remembered(moved)


def test_the_socket_lies_in_a_private_folder_when_the_path_is_long(
    folder: Path, place: Path
) -> None:
    with _moved(folder, place / ("long" * 20)) as moved, embedded_server(moved) as url:
        elsewhere = Path(str(make_url(url).query["host"]))
        assert not elsewhere.is_relative_to(place)
        assert stat.S_IMODE(elsewhere.stat().st_mode) == 0o700
        assert "kept" in _run(url, "SELECT fact FROM kept")
    assert not elsewhere.exists()


def test_a_killed_owners_socket_folder_is_removed_when_the_path_is_long(
    folder: Path, place: Path
) -> None:
    with _moved(folder, place / ("long" * 20)) as moved:
        with _owner(moved, "followed") as (owner, url):
            left = Path(str(make_url(url).query["host"]))
            owner.kill()
            owner.wait()
        assert left.exists()
        assert _remembered(moved)
        assert not left.exists()


def test_nobody_gets_in_without_the_password(folder: Path) -> None:
    with embedded_server(folder) as url:
        without = make_url(url).set(password="guessed")
        with pytest.raises(OperationalError, match="password"):
            _run(without.render_as_string(hide_password=False), "SELECT 1")


def test_others_can_read_nothing_and_write_nothing(folder: Path) -> None:
    with embedded_server(folder):
        doors = [folder, folder / "data", folder / "socket"]
        allowed = 0o710 if _ROOT else 0o700  # root's own group, for the server to walk through
        assert [stat.S_IMODE(door.stat().st_mode) & ~allowed for door in doors] == [0, 0, 0]
        socket = folder / "socket" / ".s.PGSQL.5432"
        assert stat.S_IMODE(socket.stat().st_mode) == 0o700
        for secret in (folder / "superuser", folder / "server.log"):
            assert stat.S_IMODE(secret.stat().st_mode) == 0o600


def test_a_closed_parent_is_opened_to_no_others(folder: Path, place: Path) -> None:
    closed = place / "closed"
    closed.mkdir(mode=0o700)
    with _moved(folder, closed / "server") as moved:
        assert _remembered(moved)
    assert stat.S_IMODE(closed.stat().st_mode) == (0o710 if _ROOT else 0o700)


def test_the_wheels_files_are_opened_to_the_servers_groups_alone(place: Path) -> None:
    programs = place / "pginstall"
    (programs / "bin").mkdir(parents=True)
    (programs / "bin" / "postgres").touch(0o700)
    (programs / "notes").touch(0o600)
    for closed in (programs, programs / "bin"):
        closed.chmod(0o700)
    open_programs(Account(uid=65534, gid=65534), [programs])
    modes = [stat.S_IMODE(path.stat().st_mode) for path in (programs, *sorted(programs.rglob("*")))]
    assert modes == [0o750, 0o750, 0o750, 0o640]


@pytest.mark.slow
def test_a_half_made_cluster_is_thrown_away_when_initdb_was_killed(place: Path) -> None:
    half = place / "data.new-1"
    half.mkdir()
    (half / "PG_VERSION").write_text("18\n")
    with embedded_server(place) as url:
        assert _run(url, "SELECT 1") == [1]
    assert not half.exists()


@pytest.mark.slow
def test_an_ordinary_account_can_make_and_start_it(place: Path) -> None:
    ordinary = pwd.getpwnam("nobody").pw_uid if _ROOT else os.geteuid()
    os.chown(place, ordinary, -1)
    with embedded_server(place / "warm"):
        pass  # imports what it needs, before the rights to read it are given up
    shutil.rmtree(place / "warm")
    # forked, since an interpreter in root's home could not be started anew
    child = multiprocessing.get_context("fork").Process(target=_serve_as, args=[ordinary, place])
    child.start()
    child.join(20)
    assert child.exitcode == 0
    assert (place / "server" / "data" / "PG_VERSION").stat().st_uid == ordinary


def _serve_as(uid: int, place: Path) -> None:
    if _ROOT:
        os.setgroups([])
        os.setuid(uid)
    with embedded_server(place / "server") as url:
        served = _run(url, "SELECT 1") == [1]
    os._exit(0 if served else 1)
