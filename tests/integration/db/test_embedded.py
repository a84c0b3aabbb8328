"""The embedded server: where its files lie, who gets in, and what stays."""

import multiprocessing
import os
import pwd
import shutil
import stat
import time
from pathlib import Path

import pytest
from sqlalchemy import make_url
from sqlalchemy.exc import OperationalError

from api.db.embedded import FolderInUse, ServerFailed
from api.db.embedded import embedded_server as durable_server
from api.db.embedded.account import Account, open_programs
from tests.integration.db.clusters import (
    embedded_server,
    moved,
    owner,
    remembers,
    run,
)

_ROOT = os.geteuid() == 0


def test_data_is_there_when_the_server_starts_again(folder: Path) -> None:
    began = time.monotonic()
    assert remembers(folder)
    assert time.monotonic() - began < 2


def test_everything_is_synced_unless_told_otherwise(folder: Path) -> None:
    safe = ("fsync", "full_page_writes", "synchronous_commit")
    with durable_server(folder) as url:
        assert [run(url, f"SHOW {setting}") for setting in safe] == [["on"]] * 3
    with embedded_server(folder) as url:
        assert run(url, "SHOW fsync") == ["off"]


def test_only_the_lock_and_the_data_stay_when_the_server_stops(folder: Path) -> None:
    with embedded_server(folder):
        pass
    assert not (folder / "socket").exists()
    assert not (folder / "data" / "postmaster.pid").exists()


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
    assert remembers(folder)


@pytest.mark.parametrize("name", ["two words", "a,b", "it's 100%", 'said "so"', "größe"])
def test_it_starts_when_the_path_is_unusual(folder: Path, place: Path, name: str) -> None:
    with moved(folder, place / name / "server") as there:
        assert remembers(there)


def test_the_socket_lies_in_a_private_folder_when_the_path_is_long(
    folder: Path, place: Path
) -> None:
    with moved(folder, place / ("long" * 20)) as there, embedded_server(there) as url:
        elsewhere = Path(str(make_url(url).query["host"]))
        assert not elsewhere.is_relative_to(place)
        assert stat.S_IMODE(elsewhere.stat().st_mode) == 0o700
        assert "kept" in run(url, "SELECT fact FROM kept")
    assert not elsewhere.exists()


def test_a_killed_owners_socket_folder_is_removed_when_the_path_is_long(
    folder: Path, place: Path
) -> None:
    with moved(folder, place / ("long" * 20)) as there:
        with owner(there, "followed") as (program, url):
            left = Path(str(make_url(url).query["host"]))
            program.kill()
            program.wait()
        assert left.exists()
        assert remembers(there)
        assert not left.exists()


def test_nobody_gets_in_without_the_password(folder: Path) -> None:
    with embedded_server(folder) as url:
        without = make_url(url).set(password="guessed")
        with pytest.raises(OperationalError, match="password"):
            run(without.render_as_string(hide_password=False), "SELECT 1")


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
    with moved(folder, closed / "server") as there:
        assert remembers(there)
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
        served = run(url, "SELECT 1") == [1]
    os._exit(0 if served else 1)
