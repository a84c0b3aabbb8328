"""Telling processes apart: a pid alone may be somebody else's by now."""

import os
import subprocess

import pytest

from api.web import watchdog
from api.web.watchdog import started, supervisor


@pytest.fixture(params=[True, False], ids=["by proc", "by ps"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both ways to ask, on any system that has both."""
    monkeypatch.setattr(watchdog, "_HAS_PROC", request.param and watchdog._HAS_PROC)


@pytest.mark.usefixtures("way")
def test_a_live_process_keeps_its_start_time() -> None:
    assert started(os.getpid())
    assert started(os.getpid()) == started(os.getpid())


@pytest.mark.usefixtures("way")
def test_a_zombie_counts_as_gone_and_so_does_a_dead_one() -> None:
    with subprocess.Popen(["true"]) as zombie:
        os.waitid(os.P_PID, zombie.pid, os.WEXITED | os.WNOWAIT)
        assert started(zombie.pid) is None
    assert started(zombie.pid) is None


@pytest.mark.usefixtures("way")
def test_the_followed_one_is_gone_when_it_is_dead() -> None:
    with subprocess.Popen(["sleep", "60"]) as followed:
        named = supervisor(followed.pid)
        assert watchdog._alive(named)
        followed.kill()
    assert not watchdog._alive(named)


def test_the_followed_one_is_gone_when_its_pid_is_somebody_elses() -> None:
    if watchdog._HAS_PROC:
        assert not watchdog._alive(f"{os.getpid()}:1")
