"""The programs that a run is made of: what is executed, and where it finds its modules."""

import os
import sys
from pathlib import Path

import api

CRISIS = (sys.executable, "-S", "-P", "-m", "api.crisis.serve")
"""Without `site` (-S) it can import no installed package, and without the working folder (-P) it
takes no file that lies there for one of ours."""


def subcommand(name: str) -> tuple[str, ...]:
    """Return how one of our own subcommands is executed."""
    return (sys.executable, "-P", "-m", "api.cli", name)


def import_path() -> str:
    """Return the PYTHONPATH that makes a program import the code that we run."""
    ours = str(Path(api.__path__[0]).parent)
    return os.pathsep.join(filter(None, (ours, os.environ.get("PYTHONPATH"))))
