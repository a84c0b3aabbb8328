"""Help while the app itself is hogged, frozen, killed or cannot be imported."""

import os
from pathlib import Path

import pytest

from api.cli.programs import import_path
from api.settings import Settings
from tests.faults.conftest import Site, Stage
from tests.faults.crowd import busy_clients
from tests.faults.probe import LONGEST, assert_answers, measure
from tests.faults.programs import Program, answers, app_server, crisis_process, proxy

pytestmark = pytest.mark.slow
HOGGED = "tests.faults.hogged:application"


def test_app_answers_when_every_thread_that_may_work_computes(stage: Stage, keys: Settings) -> None:
    with (
        app_server(keys, stage.url, HOGGED) as app,
        busy_clients(app.port, "/test/computes", 12, pause=0.02),
    ):
        # the turns that threads take are the system's too, so p99 belongs to a quiet machine: 12 ms
        assert_answers(app.port, p99=LONGEST)


def test_help_is_answered_when_one_call_holds_the_lock_of_the_app(
    stage: Stage, keys: Settings, crisis: Program, tmp_path: Path
) -> None:
    with (
        app_server(keys, stage.url, HOGGED) as app,
        proxy(app.port, crisis.port, tmp_path) as front,
        busy_clients(app.port, "/test/holds-the-lock", 1, pause=0.02),
    ):
        assert_answers(crisis.port)
        assert_answers(front.port)
        assert measure(app.port, count=3).share(1) > 0.25, "which the app cannot"


def test_help_is_answered_when_the_app_is_frozen(site: Site) -> None:
    site.app.freeze()
    assert_answers(site.crisis.port)
    assert_answers(site.proxy.port)
    assert not answers(site.app.port, "/v1/crisis")


def test_help_is_answered_while_the_app_is_killed_again_and_again(
    stage: Stage, keys: Settings, crisis: Program, tmp_path: Path
) -> None:
    for number in range(4):
        (folder := tmp_path / str(number)).mkdir()
        with (
            app_server(keys, stage.url, alive="") as app,
            proxy(app.port, crisis.port, folder) as front,
        ):
            app.kill()
            assert_answers(front.port, count=50)


def test_help_is_answered_when_no_package_can_be_imported(keys: Settings, tmp_path: Path) -> None:
    for package in ("flask", "click", "environs", "re2", "structlog", "sqlalchemy", "psycopg"):
        (tmp_path / f"{package}.py").write_text("raise ImportError")
    broken = {"PYTHONPATH": os.pathsep.join((str(tmp_path), import_path()))}
    with (
        app_server(keys, "postgresql://", alive="", **broken) as app,
        crisis_process(**broken) as crisis,
        proxy(app.port, crisis.port, tmp_path) as front,
    ):
        assert_answers(crisis.port)
        assert_answers(front.port)
        assert not answers(app.port)
