"""The embedded server: what a start makes of whatever a killed run left behind."""

import multiprocessing
import os
import signal
import subprocess
import time
from contextlib import suppress
from pathlib import Path

import pytest
from sqlalchemy.exc import OperationalError

from api.db.embedded import EmbeddedServer
from api.db.embedded.leftovers import living
from tests.integration.db.clusters import (
    cluster_of,
    embedded_server,
    owner,
    postmaster,
    remember,
    remembers,
    run,
    until,
)


def test_everything_ends_when_the_owner_is_killed(folder: Path) -> None:
    with owner(folder, "followed") as (program, url):
        remember(url)
        cluster = cluster_of(url)
        program.kill()
        program.wait()
        assert until(lambda: not living(cluster))
    assert remembers(folder)


def test_an_orphan_is_ended_and_its_data_kept_when_the_server_starts(folder: Path) -> None:
    with owner(folder, "orphan") as (program, url):
        run(url, "INSERT INTO kept VALUES ('by the orphan')")
        cluster = cluster_of(url)
        program.kill()
        program.wait()
    orphans = set(living(cluster))
    assert orphans
    with embedded_server(folder) as again:
        assert not orphans & set(living(cluster))
        assert "by the orphan" in run(again, "SELECT fact FROM kept")


def test_a_frozen_orphan_is_ended_when_the_server_starts(folder: Path) -> None:
    with owner(folder, "orphan") as (program, url):
        for pid in living(cluster_of(url)):
            with suppress(ProcessLookupError):  # a short-lived one may have ended by itself
                os.kill(pid, signal.SIGSTOP)
        program.kill()
        program.wait()
    began = time.monotonic()
    assert remembers(folder)
    assert time.monotonic() - began < 5


def test_a_busy_backend_is_ended_when_its_server_was_killed(folder: Path) -> None:
    server = EmbeddedServer(folder, durable=False)
    server.start()
    cluster, victim = cluster_of(server.url), postmaster(folder)
    busy = multiprocessing.get_context("fork").Process(target=_count_for_ever, args=[server.url])
    busy.start()
    assert until(lambda: any("SELECT" in _title(pid) for pid in living(cluster)))
    os.kill(victim, signal.SIGKILL)
    try:
        assert until(lambda: not server.alive)
        server.revive()
        assert "kept" in run(server.url, "SELECT fact FROM kept")
    finally:
        server.stop()
        busy.join(5)
    assert not living(cluster)


def _count_for_ever(url: str) -> None:
    with suppress(OperationalError):  # a statement that never looks up
        run(url, "SELECT count(*) FROM generate_series(1, 1e12::bigint)")
    os._exit(0)


def _title(pid: int) -> str:
    with suppress(FileNotFoundError):
        return Path(f"/proc/{pid}/cmdline").read_bytes().decode()
    return ""


def test_it_serves_at_the_same_url_when_a_killed_server_is_revived(folder: Path) -> None:
    server = EmbeddedServer(folder, durable=False)
    server.start()
    url = server.url
    os.kill(postmaster(folder), signal.SIGKILL)
    try:
        assert until(lambda: not server.alive)
        server.revive()
        assert server.url == url
        assert "kept" in run(url, "SELECT fact FROM kept")
    finally:
        server.stop()


def test_a_stranger_lives_on_when_the_pid_file_names_it(folder: Path) -> None:
    with subprocess.Popen(["sleep", "60"]) as stranger:
        try:
            _write_pid_file(folder, stranger.pid)
            assert remembers(folder)
            assert stranger.poll() is None
        finally:
            stranger.kill()


@pytest.mark.slow
def test_another_server_lives_on_when_the_pid_file_names_it(folder: Path, place: Path) -> None:
    subprocess.run(["cp", "-a", folder, place / "another"], check=True)
    with embedded_server(place / "another") as another:
        _write_pid_file(folder, postmaster(place / "another"))
        assert remembers(folder)
        assert run(another, "SELECT 1") == [1]


def test_it_starts_when_the_pid_file_names_a_zombie(folder: Path) -> None:
    with subprocess.Popen(["true"]) as zombie:
        os.waitid(os.P_PID, zombie.pid, os.WEXITED | os.WNOWAIT)
        _write_pid_file(folder, zombie.pid)
        assert remembers(folder)


@pytest.mark.parametrize("text", ["", "4711", "4711\n/somewhere\n", "\0\0\0\0", "ready   \n"])
def test_it_starts_when_the_pid_file_is_no_whole_file(folder: Path, text: str) -> None:
    (folder / "data" / "postmaster.pid").write_text(text)
    assert remembers(folder)


def _write_pid_file(folder: Path, pid: int) -> None:
    lines = (pid, folder / "data", int(time.time()), 5432, folder / "socket", "", "1 1", "ready   ")
    (folder / "data" / "postmaster.pid").write_text("\n".join(map(str, lines)) + "\n")


@pytest.mark.slow
def test_a_half_made_cluster_is_thrown_away_when_initdb_was_killed(place: Path) -> None:
    half = place / "data.new-1"
    half.mkdir()
    (half / "PG_VERSION").write_text("18\n")
    with embedded_server(place) as url:
        assert run(url, "SELECT 1") == [1]
    assert not half.exists()
