"""A database of these tests' own that may be stopped and frozen, the app on it, and the proxy."""

import resource
import shutil
import signal
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from api.db.bootstrap import bootstrap
from api.db.embedded import EmbeddedServer
from api.db.migrate import upgrade
from api.settings import Settings
from tests.faults.probe import MEASURED, until
from tests.faults.programs import (
    Program,
    answers,
    app_server,
    crisis_process,
    proxy,
    send,
)


@pytest.fixture(scope="session", autouse=True)
def _files() -> None:
    """Thousands of sockets are files: ask for as many as we may have."""
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Show how soon help came in each disaster."""
    if MEASURED:
        terminalreporter.section("how soon help came")
        for name, measured in MEASURED:
            terminalreporter.write_line(f"{measured!s:<52} {name}")


class Stage:
    """A database and the app's server on it; a test may break both, the next finds them whole."""

    def __init__(self, folder: Path, keys: Settings) -> None:
        self.database = EmbeddedServer(folder, durable=False)
        self.database.start()
        urls = bootstrap(self.database.url)
        upgrade(urls.owner)
        self.url, self._keys = urls.app, keys
        self._server: Program | None = None
        self._stack = ExitStack()

    def app(self) -> Program:
        """Return the app's server, ready to serve."""
        if not self.database.alive:
            self.database.start()
        if self._server is None or self._server.popen.poll() is not None:
            self._server = self._stack.enter_context(app_server(self._keys, self.url))
        server = self._server
        server.thaw()
        assert until(lambda: answers(server.port, "/readyz"))
        return server

    @contextmanager
    def database_frozen(self) -> Iterator[None]:
        """Stop the database and its backends where they are: connected, and silent."""
        pid = int((self.database.folder / "data" / "postmaster.pid").read_text().split()[0])
        send(signal.SIGSTOP, pid)
        try:
            yield
        finally:
            send(signal.SIGCONT, pid)

    def close(self) -> None:
        self._stack.close()
        self.database.stop()


@pytest.fixture(scope="session")
def stage(keys: Settings) -> Iterator[Stage]:
    folder = Path(tempfile.mkdtemp(prefix="warmhandoff-faults-"))
    made = Stage(folder, keys)
    yield made
    made.close()
    shutil.rmtree(folder)


@pytest.fixture
def app(stage: Stage) -> Program:
    return stage.app()


@pytest.fixture
def crisis() -> Iterator[Program]:
    with crisis_process() as program:
        yield program


@dataclass(frozen=True, slots=True)
class Site:
    """The app, the process of its own, and the proxy in front of both."""

    app: Program
    crisis: Program
    proxy: Program


@pytest.fixture
def site(app: Program, crisis: Program, tmp_path: Path) -> Iterator[Site]:
    """All of it, and the proxy has found the app."""
    with proxy(app.port, crisis.port, tmp_path) as front:
        assert until(lambda: answers(front.port, "/readyz"))
        yield Site(app, crisis, front)
