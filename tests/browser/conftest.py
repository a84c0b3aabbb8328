"""A server that is nothing but the crisis answers, and a browser to look at them."""

import os
from collections.abc import Iterable, Iterator
from socketserver import ThreadingMixIn
from threading import Thread
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

import pytest

from api.crisis.always import AlwaysOn
from tests.browser.chromium import Tab, chromium, program


class _Server(ThreadingMixIn, WSGIServer):
    """Chromium opens connections that it may use later: none of them may hold up the others."""

    daemon_threads = True


class _Quiet(WSGIRequestHandler):
    def log_message(self, *_: Any) -> None:
        pass


def _nothing_else(_environ: Any, start_response: Any) -> Iterable[bytes]:
    start_response("404 Not Found", [])
    return []


@pytest.fixture(scope="session")
def site() -> Iterator[str]:
    """The address of the crisis answers, on this machine."""
    with make_server("127.0.0.1", 0, AlwaysOn(_nothing_else), _Server, _Quiet) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


@pytest.fixture(scope="session")
def browser() -> Iterator[Tab]:
    path = program()
    if path is None:
        why = "Chromium is not installed (Debian: apt install chromium)"
        if os.environ.get("CI"):
            pytest.fail(why)
        pytest.skip(why)
    with chromium(path) as tab:
        yield tab


@pytest.fixture
def tab(browser: Tab) -> Tab:
    """The tab as it was at first: scripts on, nothing held back, a light scheme."""
    browser.call("Emulation.setScriptExecutionDisabled", value=False)
    browser.call("Fetch.disable")
    browser.open("about:blank")
    browser.call("Page.resetNavigationHistory")
    browser.prefer("light")
    browser.resize(390, 844)
    return browser
