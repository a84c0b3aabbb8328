"""`warmhandoff run` as people meet it: started, killed anywhere, started again, stopped."""

import base64
import json
import os
import signal
import socket
import stat
import time
from pathlib import Path

import pytest

from tests.e2e.runs import WITHIN, Run, alive, free_port, started, until

pytestmark = pytest.mark.slow


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
    assert not any(alive(pid) for pid in pids)
    assert not (run.folder / "run.json").exists()


def test_it_stops_cleanly_while_it_is_still_starting(run: Run) -> None:
    assert until((run.folder / "postgres").exists)
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
    with started(run.folder, run.port) as again:
        again.lines()
        assert [secret.read_text() for secret in secrets] == before


def test_the_credentials_name_the_new_address_when_the_port_changes(run: Run) -> None:
    run.lines()
    run.stop()
    with started(run.folder, port := free_port()) as again:
        again.lines()
        known = json.loads((run.folder / "sandbox.json").read_text())
        assert known["base_url"] == f"http://127.0.0.1:{port}"


def test_a_second_run_takes_over_when_the_first_still_lives(run: Run) -> None:
    run.lines()
    before = run.pids()
    with started(run.folder, run.port) as second:
        assert len(second.lines()[3]) > 0
        assert run.program.wait(WITHIN) == 0
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
    with started(run.folder, run.port) as second:
        assert len(second.lines()) == 4
        assert second.ready()
        assert (run.folder / "sandbox.json").read_text() == credentials


def test_all_its_processes_end_when_the_supervisor_is_killed(run: Run) -> None:
    run.lines()
    pids = [*run.pids().values(), run.postmaster(), *_children(run.pids()["serve"])]
    os.kill(run.program.pid, signal.SIGKILL)
    assert until(lambda: not any(alive(pid) for pid in pids), within=3)
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
    assert until(lambda: not alive(pid))
    assert until(lambda: all(map(alive, [*run.pids().values(), run.postmaster()])))
    assert until(run.ready)
    assert pid not in run.pids().values()


def test_it_names_the_port_and_another_when_the_port_is_taken(folder: Path) -> None:
    with socket.socket() as other:
        other.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        with started(folder, port) as run:
            _, complaint = run.program.communicate(timeout=WITHIN)
    assert run.program.returncode == 2
    assert f"port {port}" in complaint
    assert f"lsof -i :{port}" in complaint
    assert f"PORT={port + 1} make run" in complaint


def test_it_names_every_wrong_setting_at_once(folder: Path) -> None:
    with started(folder, 99999, THREADS="many") as run:
        _, complaint = run.program.communicate(timeout=WITHIN)
    assert run.program.returncode == 2
    assert "PORT" in complaint
    assert "THREADS" in complaint
