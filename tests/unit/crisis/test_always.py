"""AlwaysOn: 200 and 988 for whatever asks, however it asks, whatever the app does."""

import io
import json
import subprocess
import sys
from collections.abc import Iterable, Iterator
from typing import Any

import pytest

from api.crisis.always import AlwaysOn, Environ, StartResponse, static_screen_answer

PATHS = ["/v1/crisis", "/v1/crisis/US", "/v1/crisis/xx/yy", "/crisis", "/.well-known/crisis.json"]
METHODS = ["GET", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "BREW"]


class Unreadable(io.BytesIO):
    """A body that must not be touched."""

    def read(self, *_: Any) -> bytes:
        raise AssertionError


class Heard:
    """One request to the middleware and all of its answer."""

    def __init__(self, app: Any, path: str, method: str = "GET", **environ: Any) -> None:
        self.status, self.headers = "", dict[str, str]()
        asked = {"PATH_INFO": path, "REQUEST_METHOD": method, "wsgi.input": Unreadable()}
        self.body = b"".join(AlwaysOn(app)(asked | environ, self._start))

    def _start(self, status: str, headers: list[tuple[str, str]], *_: Any) -> None:
        assert not self.status, "one answer"
        self.status, self.headers = status, dict(headers)
        assert len(self.headers) == len(headers), "no header twice"


def app(_environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
    start_response("418 I'm a Teapot", [("Content-Type", "text/plain")])
    return [b"the app"]


def broken(_environ: Environ, _start_response: StartResponse) -> Iterable[bytes]:
    raise RuntimeError


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("path", PATHS)
def test_answer_is_200_with_988_for_any_method(path: str, method: str) -> None:
    heard = Heard(broken, path, method, CONTENT_LENGTH="-7x", HTTP_HOST="\0", QUERY_STRING="a=%ff")
    assert heard.status == "200 OK"
    assert b"988" in heard.body
    assert heard.headers["Content-Length"] == str(len(heard.body))


@pytest.mark.parametrize(
    "path", ["/v1/crisis/", "//v1//crisis", "/V1/Crisis", "/crisis/", "/CRISIS/x"]
)
def test_path_is_understood_when_it_is_written_otherwise(path: str) -> None:
    assert b"988" in Heard(broken, path).body


@pytest.mark.parametrize("path", ["/v1/referrals", "/", "", "/crisis-plans", "/v1/crisisline"])
def test_other_paths_reach_the_app(path: str) -> None:
    assert Heard(app, path).body == b"the app"


@pytest.mark.parametrize("path", PATHS)
def test_head_names_988_in_a_header_when_there_is_no_body(path: str) -> None:
    heard = Heard(broken, path, "HEAD")
    assert (heard.status, heard.body, heard.headers["Crisis-Line"]) == ("200 OK", b"", "988")
    assert int(heard.headers["Content-Length"]) > 0


@pytest.mark.parametrize(
    ("path", "accept", "media_type"),
    [
        ("/v1/crisis", "", "application/json"),
        ("/v1/crisis", "*/*", "application/json"),
        ("/v1/crisis", "text/html,application/xhtml+xml", "application/json"),
        ("/v1/crisis", "image/png", "application/json"),
        ("/v1/crisis", "text/plain", "text/plain; charset=utf-8"),
        ("/v1/crisis", "nonsense;q=x,,", "application/json"),
        ("/.well-known/crisis.json", "*/*", "application/json"),
        ("/crisis", "", "text/html; charset=utf-8"),
        ("/crisis", "text/html,*/*;q=0.8", "text/html; charset=utf-8"),
        ("/v1/crisis", "application/json, text/plain, */*", "application/json"),
        ("/crisis", "application/json, text/plain, */*", "text/html; charset=utf-8"),
        ("/crisis", "application/json", "application/json"),
        ("/crisis", "text/plain", "text/plain; charset=utf-8"),
        ("/crisis", "audio/ogg", "text/html; charset=utf-8"),
    ],
)
def test_media_type_follows_path_and_accept(path: str, accept: str, media_type: str) -> None:
    heard = Heard(broken, path, HTTP_ACCEPT=accept)
    assert heard.headers["Content-Type"] == media_type
    assert b"988" in heard.body


def test_whole_answer_comes_when_the_client_has_it_already() -> None:
    first = Heard(broken, "/v1/crisis")
    tag = first.headers["ETag"]
    again = Heard(broken, "/v1/crisis", HTTP_IF_NONE_MATCH=tag)
    assert tag.startswith('"')
    assert (again.status, again.body) == ("200 OK", first.body)


def test_entity_tags_differ_when_the_representations_do() -> None:
    tags = {
        Heard(broken, "/crisis", HTTP_ACCEPT=f"{kind}").headers["ETag"]
        for kind in ("text/html", "text/plain", "application/json")
    }
    assert len(tags) == 3


@pytest.mark.parametrize("path", PATHS)
def test_headers_keep_it_private_and_open_to_all(path: str) -> None:
    headers = Heard(broken, path).headers
    assert headers["Access-Control-Allow-Origin"] == "*"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert "stale-if-error" in headers["Cache-Control"]
    assert not {"Set-Cookie", "Location"} & set(headers)
    assert ("Content-Security-Policy" in headers) is (path == "/crisis")


@pytest.mark.parametrize("path", ["/v1/crisis", "/v1/crisis/screen"])
def test_preflight_is_answered_when_a_browser_asks(path: str) -> None:
    headers = Heard(broken, path, "OPTIONS").headers
    assert "POST" in headers["Access-Control-Allow-Methods"]
    assert "*" in headers["Access-Control-Allow-Headers"]


def test_json_is_the_block_of_level_zero() -> None:
    block = json.loads(Heard(broken, "/v1/crisis").body)
    assert (block["level"], block["short_circuit"], block["primary"]["id"]) == (
        "L0",
        False,
        "us-988",
    )


def test_screen_reaches_the_app_without_a_query_when_it_is_posted() -> None:
    seen: list[Environ] = []

    def screening(environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        seen.append(environ)
        start_response("200 OK", [("Content-Type", "application/json"), ("X-Own", "1")])
        return iter([b'{"level":', b'"L2"}'])

    heard = Heard(screening, "/v1//crisis/Screen/", "POST", QUERY_STRING="a=1")
    assert (heard.status, heard.body) == ("200 OK", b'{"level":"L2"}')
    assert heard.headers["X-Own"] == "1"
    assert (seen[0]["PATH_INFO"], seen[0]["QUERY_STRING"]) == ("/v1/crisis/screen", "")


class Closing:
    """An answer that fails while it is read, and must be closed all the same."""

    closed = False

    def __iter__(self) -> Iterator[bytes]:
        yield b"half"
        raise OSError

    def close(self) -> None:
        Closing.closed = True


def failing(_environ: Environ, start_response: StartResponse) -> Any:
    start_response("200 OK", [])
    return Closing()


def silent(_environ: Environ, _start_response: StartResponse) -> Iterable[bytes]:
    return [b"no status"]


@pytest.mark.parametrize("inner", [app, broken, failing, silent])
def test_screen_is_answered_with_the_static_block_when_the_app_cannot(inner: Any) -> None:
    heard = Heard(inner, "/v1/crisis/screen", "POST")
    block = json.loads(heard.body)
    assert (heard.status, block["level"], block["degraded"]) == ("200 OK", "L1", True)
    assert heard.headers["Cache-Control"] == "no-store"
    assert inner is not failing or Closing.closed


def test_static_answer_is_whole_when_an_overloaded_server_sheds() -> None:
    status, headers, body = static_screen_answer()
    block = json.loads(body)
    assert (status, block["level"], block["degraded"]) == ("200 OK", "L1", True)
    assert block["primary"]["id"] == "us-988"
    assert dict(headers)["Content-Length"] == str(len(body))
    assert dict(headers)["Crisis-Line"] == "988"


@pytest.mark.parametrize("path", ["/v1/crisis/screen", "/v1/crisis/screen/"])
def test_lines_come_when_the_screen_is_not_posted(path: str) -> None:
    assert json.loads(Heard(broken, path, "GET").body)["primary"]["id"] == "us-988"


def test_answers_need_nothing_but_the_standard_library() -> None:
    probe = (
        "import sys; before = set(sys.modules); import api.crisis.always\n"
        "loaded = {name.partition('.')[0] for name in set(sys.modules) - before}\n"
        "sys.exit(' '.join(sorted(loaded - set(sys.stdlib_module_names) - {'api'})) or 0)"
    )
    ran = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stderr) == (0, "")
