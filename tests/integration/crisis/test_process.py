"""The crisis process as it is run: alone, unstoppable by what surrounds it, ended when told."""

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from api.cli.programs import CRISIS, import_path
from api.web.watchdog import SUPERVISOR, supervisor
from tests.e2e.runs import free_port
from tests.faults.probe import ask, get, helps, measure, until
from tests.faults.programs import ROOT, answers, crisis_process, started

_LOADED = """
import sys
from api.crisis.serve import main, made_answers, last_resort
assert made_answers() is not last_resort
loaded = {name.partition(".")[0] for name in sys.modules}
print(*sorted(loaded - set(sys.stdlib_module_names) - {"__main__"}))
"""


def test_it_loads_nothing_but_the_standard_library_and_our_own_code() -> None:
    program = (*CRISIS[: CRISIS.index("-m")], "-c", _LOADED)
    ran = subprocess.run(
        program, env={"PYTHONPATH": import_path()}, capture_output=True, text=True, check=True
    )
    assert ran.stdout.split() == ["api"]


@pytest.mark.parametrize(
    "surroundings",
    [
        {"HOST": "no such host", "BASE_URL": "\udcff", "PORT": "many", "LOG_LEVEL": "LOUD"},
        {"HOST": "", "DATABASE_URL": "nonsense", "SECRET_KEY_FILE": "/nowhere", "THREADS": "-1"},
        {"LC_ALL": "xx_YY", "PYTHONWARNINGS": "error", "PYTHONOPTIMIZE": "2", "HOME": "/nowhere"},
    ],
)
def test_it_answers_whatever_it_finds_in_the_environment(surroundings: dict[str, str]) -> None:
    with crisis_process(**surroundings) as crisis:
        assert helps(ask(crisis.port, get("/v1/crisis")))


def test_it_answers_when_every_package_and_name_around_it_is_broken(tmp_path: Path) -> None:
    for package in ("flask", "click", "environs", "sitecustomize", "usercustomize"):
        (tmp_path / f"{package}.py").write_text("raise ImportError")
    with crisis_process(PYTHONPATH=os.pathsep.join((str(tmp_path), import_path()))) as crisis:
        assert helps(ask(crisis.port, get("/crisis")))


def test_it_answers_when_its_own_lines_are_broken(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "api", tmp_path / "api", ignore=shutil.ignore_patterns("__pycache__"))
    for lines in (tmp_path / "api" / "crisis").rglob("*.json"):
        lines.write_text("{")
    with crisis_process(PYTHONPATH=str(tmp_path)) as crisis:
        assert helps(ask(crisis.port, get("/v1/crisis")))
        assert b"988" in ask(crisis.port, get("/v1/referrals"))
        assert not answers(crisis.port, "/livez"), "so that a proxy asks the app first"


def test_it_answers_when_all_that_it_was_made_from_is_gone(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "api", tmp_path / "api", ignore=shutil.ignore_patterns("__pycache__"))
    with crisis_process(PYTHONPATH=str(tmp_path)) as crisis:
        shutil.rmtree(tmp_path / "api")
        for path in ("/crisis", "/v1/crisis/ES?lang=es", "/v1/crisis/bundle"):
            assert helps(ask(crisis.port, get(path)))
        assert b"988" in ask(crisis.port, get("/v1/referrals"))
        assert b"988" in ask(crisis.port, b"\x16\x03\x01")


def test_nobody_is_refused_when_a_new_one_takes_over_the_port() -> None:
    with crisis_process() as old, crisis_process(CRISIS_PORT=str(old.port)) as new:
        assert until(lambda: _listeners(old.port) == 2)
        old.popen.terminate()
        assert not measure(old.port, count=50).failed
        assert (old.popen.wait(5), new.popen.poll()) == (0, None)


def _listeners(port: int) -> int:
    """Count them as Linux does: port, nobody at the other end, state LISTEN."""
    return Path("/proc/net/tcp").read_text().count(f":{port:04X} 00000000:0000 0A")


def test_it_answers_when_its_log_is_full() -> None:
    port = free_port()
    environment = {"PYTHONPATH": import_path(), "CRISIS_PORT": str(port), "HOST": "nonsense"}
    with (
        Path("/dev/full").open("wb") as full,
        subprocess.Popen(CRISIS, env=environment, stdout=full, stderr=full) as crisis,
    ):
        try:
            assert until(lambda: _helps(port))
        finally:
            crisis.terminate()


def _helps(port: int) -> bool:
    try:
        return helps(ask(port, get("/v1/crisis")))
    except OSError:
        return False


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_it_ends_at_once_and_well_when_it_is_told_to(number: int) -> None:
    with crisis_process() as crisis:
        began = time.monotonic()
        crisis.popen.send_signal(number)
        assert crisis.popen.wait(5) == 0
        assert time.monotonic() - began < 2


def test_it_ends_when_its_supervisor_is_gone() -> None:
    with (
        subprocess.Popen(["sleep", "60"]) as above,
        crisis_process(**{SUPERVISOR: supervisor(above.pid)}) as crisis,
    ):
        above.kill()
        above.wait()
        assert crisis.popen.wait(5) != 0


def test_command_becomes_the_process_and_its_options_win() -> None:
    port = free_port()
    command = (sys.executable, "-m", "api.cli", "crisis", "serve", "--port", str(port))
    with started(*command, port=port, CRISIS_PORT="1", HOST="nonsense") as crisis:
        ran = Path(f"/proc/{crisis.popen.pid}/cmdline").read_text().rstrip("\0").split("\0")
        assert ran == list(CRISIS)
        assert helps(ask(port, get("/crisis")))
