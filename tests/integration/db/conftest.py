"""A server's folder to start from, and a place to put others."""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.integration.db.clusters import embedded_server, remember


@pytest.fixture(autouse=True)
def _nothing_is_stuck() -> None:
    """Look for no dead ends here: what these tests write past the verbs nobody follows up."""


@pytest.fixture(scope="session")
def folder() -> Iterator[Path]:
    """A folder whose server was started once and stopped; each test leaves it so."""
    folder = Path(tempfile.mkdtemp(prefix="warmhandoff-made-"))
    with embedded_server(folder) as url:
        remember(url)
    yield folder
    shutil.rmtree(folder)


@pytest.fixture
def place() -> Iterator[Path]:
    place = Path(tempfile.mkdtemp(prefix="warmhandoff-place-"))
    yield place
    shutil.rmtree(place)
