"""Which design still answers in which disaster: `python -m benchmarks.crisis.measure [WORD]`.

Each line is 200 requests for `/v1/crisis`, one after the other, each on a connection of its own:
how many were answered with 988 within a second, and the 50th and 99th percentile and the longest
of them. After ten without an answer no more are asked. WORD runs the designs that have it in
their name.
"""

import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from functools import partial

from benchmarks.crisis.server import BOUNDED, DESIGNS
from tests.e2e.runs import free_port
from tests.faults.crowd import SLOW, busy_clients, slow_clients
from tests.faults.probe import Measured, measure
from tests.faults.programs import Program, crisis_process, started

APART = "a process of its own"
Disaster = Callable[[Program], AbstractContextManager[object]]


@contextmanager
def frozen(server: Program) -> Iterator[None]:
    server.freeze()
    yield


def busy(path: str, count: int, server: Program) -> AbstractContextManager[object]:
    return busy_clients(server.port, path, count, pause=0.02)


def slow(kind: str, server: Program) -> AbstractContextManager[object]:
    return slow_clients(server.port, kind, 200)


DISASTERS: dict[str, Disaster] = {
    "none": lambda _: nullcontext(),
    "every thread waits": partial(busy, "/waits", 24),
    "8 threads compute": partial(busy, "/computes", 8),
    "a call holds the lock": partial(busy, "/holds-the-lock", 1),
    **{f"200 {kind}": partial(slow, kind) for kind in SLOW},
    "app frozen": frozen,
}


def measured(design: str) -> Iterator[tuple[str, Measured]]:
    """Start the design afresh for each disaster, and ask it for help."""
    for name, disaster in DISASTERS.items():
        port = free_port()
        served = BOUNDED if design == APART else design
        command = (sys.executable, "-m", "benchmarks.crisis.server", served, str(port))
        with (
            started(*command, port=port) as server,
            crisis_process() as apart,
            disaster(server),
        ):
            asked = apart if design == APART else server
            yield name, measure(asked.port, hopeless=10)


def main() -> None:
    word = "".join(sys.argv[1:2])
    for design in (*DESIGNS, APART):
        if word in design:
            print(f"\n{design}")
            for name, found in measured(design):
                print(f"  {name:<24}{found}", flush=True)


if __name__ == "__main__":
    main()
