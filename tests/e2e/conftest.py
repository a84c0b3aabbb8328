"""A run on a folder of the test's own."""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.e2e.runs import Run, free_port, started


@pytest.fixture
def folder() -> Iterator[Path]:
    folder = Path(tempfile.mkdtemp(prefix="warmhandoff run "))
    yield folder
    shutil.rmtree(folder)


@pytest.fixture
def run(folder: Path) -> Iterator[Run]:
    with started(folder, free_port()) as run:
        yield run
