"""One design as a server: `python -m benchmarks.crisis.server DESIGN PORT`, until SIGTERM."""

import ctypes
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from granian import Granian
from granian.constants import Interfaces
from granian.http import HTTP1Settings
from granian.log import LogLevels

from api.crisis.always import AlwaysOn
from api.crisis.block import crisis_pointer
from api.web.admission import Admission, Lane, shed_answer

UNBOUNDED = "in the pool, without a bound (reference)"
BOUNDED = "with bounded admission"
TURNS = "with that and turns of 0.2 ms (the app's port)"
TWO = "with bounded admission in two workers"
STATIC = "granian's static route"
DESIGNS = (UNBOUNDED, BOUNDED, TURNS, TWO, STATIC)
_THREADS = 16
_HELD = 2.0  # seconds
_libc = ctypes.PyDLL(None)  # unlike CDLL it keeps the interpreter lock during the call


def app(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    """Stand for an app whose threads read a body, wait, compute, or hold the lock."""
    environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))
    match environ["PATH_INFO"]:
        case "/waits":
            time.sleep(_HELD)
        case "/computes":
            until = time.monotonic() + _HELD
            while time.monotonic() < until:
                sum(number % 7 for number in range(1000))
        case "/holds-the-lock":
            _libc.usleep(int(_HELD * 1_000_000))
    start_response("200 OK", [("Content-Length", "0")])
    return [b""]


def application() -> Any:
    """Make the design that the environment names: what granian's workers call."""
    design = os.environ["DESIGN"]
    if design == TURNS:
        sys.setswitchinterval(0.0002)
    if design == UNBOUNDED:
        return AlwaysOn(app)
    shed = shed_answer("https://api.example.org/problems", crisis_pointer())
    ordinary = Lane(_THREADS // 2, _THREADS // 4)
    screen = Lane(_THREADS // 8)
    return AlwaysOn(
        Admission(
            app, ordinary=(ordinary, shed), screen=(screen, shed), screen_path="/v1/crisis/screen"
        )
    )


def serve(design: str, port: int, folder: Path) -> None:
    """Run granian as `warmhandoff serve` does, but for what the design changes."""
    os.environ["DESIGN"] = design
    (folder / "crisis.json").write_text('{"call":"988"}')
    route: dict[str, Any] = {
        "static_path_route": ["/v1/crisis"],
        "static_path_mount": [folder],
        "static_path_dir_to_file": "crisis.json",
    }
    Granian(
        "benchmarks.crisis.server:application",
        factory=True,
        port=port,
        interface=Interfaces.WSGI,
        workers=2 if design == TWO else 1,
        blocking_threads=_THREADS,
        backlog=8192,
        backpressure=8192,
        http1_settings=HTTP1Settings(header_read_timeout=3000),
        websockets=False,
        log_level=LogLevels.error,
        **(route if design == STATIC else {}),
    ).serve()


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as name:
        serve(sys.argv[1], int(sys.argv[2]), Path(name))
