"""Taking over a data folder: only what the record really names is ended."""

import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import pytest

from api.cli import takeover
from api.cli.environment import WrongSetting
from api.cli.takeover import taken_over
from api.web.watchdog import started

_STUBBORN = "import signal, time; signal.signal(15, signal.SIG_IGN); print(1, flush=True);"


@contextmanager
def _sleeper(program: str = "print(1, flush=True);") -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-c", f"{program} import time; time.sleep(60)"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as sleeper:
        try:
            assert sleeper.stdout
            assert sleeper.stdout.readline()
            yield sleeper
        finally:
            sleeper.kill()


def _record(folder: Path, **processes: tuple[int, str | None]) -> None:
    (folder / "run.json").write_text(json.dumps(processes))


def test_what_the_record_names_is_ended(tmp_path: Path) -> None:
    with _sleeper() as first, _sleeper() as second:
        _record(
            tmp_path,
            supervisor=(first.pid, started(first.pid)),
            worker=(second.pid, started(second.pid)),
        )
        with taken_over(tmp_path) as (_, ended):
            assert ended
            assert first.wait(1) == second.wait(1) == -15


def test_what_does_not_listen_is_ended_by_force(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(takeover, "_GENTLY", 0.1)
    with _sleeper(_STUBBORN) as stubborn:
        _record(tmp_path, serve=(stubborn.pid, started(stubborn.pid)))
        with taken_over(tmp_path):
            assert stubborn.wait(1) == -9


def test_a_stranger_who_has_the_pid_now_lives_on(tmp_path: Path) -> None:
    with _sleeper() as stranger:
        _record(tmp_path, supervisor=(stranger.pid, "1"), serve=(stranger.pid, None))
        with taken_over(tmp_path) as (_, ended):
            assert not ended
            assert stranger.poll() is None


def test_one_who_was_dead_when_noted_is_nobody(tmp_path: Path) -> None:
    with _sleeper() as dead:
        dead.kill()
    _record(tmp_path, serve=(dead.pid, None))
    with taken_over(tmp_path) as (_, ended):
        assert not ended


@pytest.mark.parametrize("text", ["", "{", "[]", '{"serve": 1}', '{"serve": [1]}', "null"])
def test_a_record_that_makes_no_sense_names_nobody(tmp_path: Path, text: str) -> None:
    (tmp_path / "run.json").write_text(text)
    with taken_over(tmp_path) as (_, ended):
        assert not ended


def test_record_names_all_when_two_threads_note_at_once(tmp_path: Path) -> None:
    with taken_over(tmp_path) as (record, _):
        both_here = threading.Barrier(2)

        def note(name: str) -> None:
            both_here.wait(5)
            for _ in range(20):
                record.add(**{name: os.getpid()})

        with ThreadPoolExecutor(2) as threads:
            for done in [threads.submit(note, name) for name in ("crisis", "serve")]:
                done.result()
        assert set(record.earlier()) == {"supervisor", "crisis", "serve"}


def test_it_is_refused_when_another_holds_the_folder_and_is_not_on_record(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(takeover, "_GENTLY", 0.1)
    holder = (
        "import fcntl, sys; lock = open(sys.argv[1] + '/run.lock', 'w');"
        " fcntl.flock(lock, fcntl.LOCK_EX);"
    )
    program = holder.replace("sys.argv[1]", repr(str(tmp_path))) + "print(1, flush=True);"
    with (
        _sleeper(program),
        pytest.raises(WrongSetting, match="another run holds"),
        taken_over(tmp_path),
    ):
        pass
