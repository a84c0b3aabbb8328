"""Help beside clients that are slow on purpose, on the app's own port and on the process's own."""

import time
from contextlib import ExitStack

import pytest

from tests.faults.crowd import SLOW, slow_clients
from tests.faults.probe import assert_answers
from tests.faults.programs import Program

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("kind", SLOW)
def test_app_answers_when_200_slow_clients_are_attached(app: Program, kind: str) -> None:
    with slow_clients(app.port, kind, 200):
        assert_answers(app.port)


def test_process_answers_when_200_slow_clients_of_each_kind_are_attached(crisis: Program) -> None:
    with ExitStack() as crowds:
        for kind in SLOW:
            crowds.enter_context(slow_clients(crisis.port, kind, 200))
        assert_answers(crisis.port)


def test_process_answers_when_4000_clients_send_their_headers_slowly(crisis: Program) -> None:
    with slow_clients(crisis.port, "slow headers", 4000):
        assert_answers(crisis.port)


def test_process_answers_while_9000_clients_sit_idle_and_gives_up_the_longest_silent(
    crisis: Program,
) -> None:
    with slow_clients(crisis.port, "idle", 9000) as crowd:
        assert_answers(crisis.port)
        time.sleep(0.1)
        assert crowd[0].recv(1) == b"", "more than 8192, so the first was let go"
        with pytest.raises(BlockingIOError):
            crowd[-1].recv(1)
