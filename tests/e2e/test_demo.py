"""`warmhandoff demo` as a person meets it: run to its end, interrupted, on a wrong server."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from click.testing import CliRunner

import api
from api.cli.demo import demo
from api.cli.demo.steps import STEPS
from api.cli.demo.throwaway import Throwaway, throwaway_server

_WITHIN = 120.0  # seconds, on a machine that is busy with other things


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder for temporary files; a space in its name must not matter."""
    folder = Path(tempfile.mkdtemp(prefix="warmhandoff demo "))
    yield folder
    shutil.rmtree(folder)


@contextmanager
def _started(folder: Path) -> Iterator[subprocess.Popen[str]]:
    with subprocess.Popen(
        [sys.executable, "-m", "api.cli", "demo"],
        cwd=Path(api.__path__[0]).parent,
        # somebody else's settings must not get in
        env=os.environ | {"TMPDIR": str(folder), "PORT": "1", "BASE_URL": "http://example.org"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as program:
        try:
            yield program
        finally:
            if program.poll() is None:
                program.terminate()
                program.communicate(timeout=_WITHIN)


def _living_in(folder: Path) -> list[str]:
    """List the programs whose command or environment names the folder."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            told = (process / "cmdline").read_bytes() + (process / "environ").read_bytes()
        except OSError:
            continue  # it ended meanwhile
        if os.fsencode(folder) in told:
            found.append(process.name)
    return found


@pytest.mark.slow
def test_every_step_is_as_told_and_nothing_is_left_when_the_demo_has_run(folder: Path) -> None:
    with _started(folder) as program:
        told, complaints = program.communicate(timeout=_WITHIN)
    assert (program.returncode, complaints) == (0, "")
    assert f"{len(STEPS)} of {len(STEPS)} steps as told" in told
    assert all(step.claim in " ".join(told.split()) for step in STEPS)
    assert "\x1b" not in told  # a pipe gets plain text
    assert list(folder.iterdir()) == []
    assert _living_in(folder) == []


@pytest.mark.slow
def test_nothing_is_left_when_the_demo_is_interrupted(folder: Path) -> None:
    with _started(folder) as program:
        assert program.stdout
        while "Lighthouse" not in program.stdout.readline():
            assert program.poll() is None
        assert _living_in(folder) != []
        program.send_signal(signal.SIGINT)
        told, complaints = program.communicate(timeout=_WITHIN)
    assert (program.returncode, complaints.partition(";")[0]) == (130, "Interrupted")
    assert "as told" not in told
    assert list(folder.iterdir()) == []
    assert _living_in(folder) == []


@pytest.fixture
def signals() -> Iterator[None]:
    """Put back the ways in which this process is told to stop."""
    kept = {
        number: signal.getsignal(number)
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
    }
    yield
    for number, way in kept.items():
        signal.signal(number, way)


@contextmanager
def _without_database() -> Iterator[Throwaway]:
    with throwaway_server() as server:
        server.stop_database()
        yield server


@pytest.mark.slow
@pytest.mark.usefixtures("signals")
def test_demo_ends_with_a_sentence_and_code_1_and_leaves_nothing_when_a_step_fails(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    monkeypatch.setattr("api.cli.demo.throwaway_server", _without_database)
    ended = CliRunner().invoke(demo)
    assert ended.exit_code == 1
    assert ended.stderr.startswith("Error: step 1 is not as told. The server gave no token: ")
    assert "Traceback" not in ended.output
    assert list(folder.iterdir()) == []
