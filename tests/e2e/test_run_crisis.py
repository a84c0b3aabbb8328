"""The crisis process within a run: first to answer, and there whatever becomes of the rest."""

import os
import shutil
import signal
import socket
from pathlib import Path
from threading import Timer

import pytest

from tests.e2e.runs import Run, alive, free_port, started, until

pytestmark = pytest.mark.slow


def _helps(run: Run, port: int | None = None) -> bool:
    return run.status("/v1/crisis", port or run.crisis_port) == 200


def _told(run: Run, words: str) -> bool:
    """Read what the run complains about, up to these words; a minute without them ends it."""
    assert run.program.stderr
    limit = Timer(60, run.program.kill)
    limit.start()
    try:
        return any(words in line for line in run.program.stderr)
    finally:
        limit.cancel()


def test_it_answers_and_comes_back_while_the_database_cannot_start(folder: Path) -> None:
    data = folder / "postgres" / "data"
    data.mkdir(parents=True)
    (data / "PG_VERSION").write_text("1")
    with started(folder, free_port()) as run:
        assert until(lambda: _helps(run), within=5)
        assert _told(run, "PostgreSQL did not start")
        assert _told(run, "The crisis process goes on")
        victim = run.pids()["crisis"]
        os.kill(victim, signal.SIGKILL)
        assert until(lambda: run.pids()["crisis"] != victim and _helps(run), within=5)
        shutil.rmtree(data)
        assert run.lines()[1].startswith("Crisis: ")
        assert run.ready()


def test_it_goes_on_when_the_server_cannot_be_started(folder: Path) -> None:
    (folder / "signing_key.json").write_text("no key")
    with started(folder, free_port()) as run:
        assert _told(run, "serve ended with code")
        assert _told(run, "The crisis process goes on")
        assert _helps(run)
        assert alive(run.pids()["crisis"])


def test_it_goes_on_when_the_database_of_a_run_does_not_come_back(run: Run) -> None:
    run.lines()
    (run.folder / "postgres" / "data" / "PG_VERSION").write_text("1")
    os.kill(run.postmaster(), signal.SIGKILL)
    assert _told(run, "It is tried again")
    assert _helps(run)
    assert run.status("/v1/crisis") == 200, "and so does the server"
    (run.folder / "postgres" / "data" / "PG_VERSION").write_text("18")
    assert until(run.ready)


def test_run_takes_another_port_for_it_and_says_so_when_its_own_is_taken(folder: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        taken = other.getsockname()[1]
        with started(folder, free_port(), CRISIS_PORT=str(taken)) as run:
            assert run.program.stderr
            complaint = run.program.stderr.readline()
            assert complaint.startswith(f"CRISIS_PORT {taken} is taken: ")
            assert until(lambda: _helps(run, int(complaint.rsplit(maxsplit=1)[1])), within=5)
            assert len(run.lines()[3]) > 0


def test_run_keeps_the_two_ports_apart_when_they_are_said_to_be_one(folder: Path) -> None:
    port = free_port()
    with started(folder, port, CRISIS_PORT=str(port)) as run:
        assert _told(run, f"CRISIS_PORT {port} is taken")
        run.lines()
        assert [run.status("/readyz") for _ in range(20)] == [200] * 20
