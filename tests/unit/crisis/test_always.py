"""AlwaysOn: 200 and 988 for whatever asks, however it asks, whatever the app does."""

import io
import json
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

import pytest

from api.crisis import always
from api.crisis.always import AlwaysOn, Environ, StartResponse
from api.crisis.block import crisis_block
from api.crisis.bundle import bundle_document
from api.crisis.lines import DIRECTORY, LANGUAGES
from api.crisis.prepared import static_screen_answer

PATHS = [
    *("/v1/crisis", "/v1/crisis/US", "/v1/crisis/gb", "/v1/crisis/xx/yy", "/v1/crisis/bundle"),
    *("/crisis", "/crisis/ES", "/.well-known/crisis.json"),
]
PAGES = ("/crisis", "/crisis/ES")
METHODS = ["GET", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "BREW"]


class Unreadable(io.BytesIO):
    """A body that must not be touched."""

    def read(self, *_: Any) -> bytes:
        raise AssertionError


@lru_cache
def middleware(app: Any) -> AlwaysOn:
    return AlwaysOn(app)


class Heard:
    """One request to the middleware and all of its answer."""

    def __init__(self, app: Any, path: str, method: str = "GET", **environ: Any) -> None:
        self.status, self.headers = "", dict[str, str]()
        asked = {"PATH_INFO": path, "REQUEST_METHOD": method, "wsgi.input": Unreadable()}
        self.body = b"".join(middleware(app)(asked | environ, self._start))

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
    assert (heard.status, heard.body) == ("200 OK", b"")
    assert heard.headers["Crisis-Line"].endswith("988")
    assert int(heard.headers["Content-Length"]) > 0


@pytest.mark.parametrize(
    ("path", "numbers"),
    [("/crisis", "988"), ("/crisis/ca", "988"), ("/crisis/gb", "116 123, 988")],
)
def test_header_names_the_number_of_the_country_beside_988(path: str, numbers: str) -> None:
    assert Heard(broken, path).headers["Crisis-Line"] == numbers


@pytest.mark.parametrize(
    ("path", "accept", "media_type"),
    [
        ("/v1/crisis", "", "application/json"),
        ("/v1/crisis", "text/html,application/xhtml+xml,*/*;q=0.8", "text/html; charset=utf-8"),
        ("/v1/crisis", "text/plain", "text/plain; charset=utf-8"),
        ("/v1/crisis/bundle", "text/html", "application/json"),
        ("/crisis", "", "text/html; charset=utf-8"),
        ("/crisis", "application/json", "application/json"),
    ],
)
def test_media_type_follows_path_and_accept(path: str, accept: str, media_type: str) -> None:
    heard = Heard(broken, path, HTTP_ACCEPT=accept)
    assert heard.headers["Content-Type"] == media_type
    assert b"988" in heard.body


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("country", [*DIRECTORY.countries, "FR"])
def test_answer_is_in_the_language_and_of_the_country_that_were_asked_for(
    country: str, language: str
) -> None:
    query = f"lang={language}"
    heard = Heard(broken, f"/v1/crisis/{country}", QUERY_STRING=query)
    expected = crisis_block(lang=language, country=country)
    assert json.loads(heard.body) == json.loads(json.dumps(expected))
    assert heard.headers["Content-Language"] == language
    page = Heard(broken, f"/crisis/{country}", QUERY_STRING=query).body.decode()
    text = Heard(broken, f"/crisis/{country}", QUERY_STRING=query, HTTP_ACCEPT="text/plain")
    assert f'<html lang="{language}">' in page
    number = DIRECTORY.countries.get(country, DIRECTORY.home).primary(language).channels[0].at
    assert number in page
    assert number in text.body.decode()


def test_language_is_accepted_when_it_is_not_asked_for() -> None:
    heard = Heard(broken, "/crisis", HTTP_ACCEPT_LANGUAGE="es-MX,es;q=0.9,en;q=0.8")
    assert heard.headers["Content-Language"] == "es"
    assert "Llama al 988 y oprime 2" in heard.body.decode()


def test_caches_are_told_what_the_answer_depends_on() -> None:
    assert Heard(broken, "/crisis").headers["Vary"] == "Accept, Accept-Language"


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
    assert len({Heard(broken, f"/crisis/{each}").headers["ETag"] for each in ("us", "gb")}) == 2


@pytest.mark.parametrize("path", PATHS)
def test_headers_keep_it_private_and_open_to_all(path: str) -> None:
    headers = Heard(broken, path).headers
    assert headers["Access-Control-Allow-Origin"] == "*"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert "stale-if-error" in headers["Cache-Control"]
    assert not {"Set-Cookie", "Location"} & set(headers)
    assert ("Content-Security-Policy" in headers) is (path in PAGES)


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


def test_screen_hears_of_a_query_nothing_but_language_and_country() -> None:
    seen: list[str] = []

    def screening(environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        seen.append(environ["QUERY_STRING"])
        start_response("200 OK", [])
        return [b"{}"]

    Heard(screening, "/v1/crisis/screen", "POST", QUERY_STRING="text=Quimby&lang=es&country=gb")
    assert seen == ["lang=es&country=gb"]


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


def test_static_block_is_in_the_language_of_who_asks() -> None:
    heard = Heard(broken, "/v1/crisis/screen", "POST", QUERY_STRING="lang=es&country=es")
    block = json.loads(heard.body)
    assert (block["language"], block["primary"]["id"]) == ("es", "es-024")
    assert heard.headers["Content-Language"] == "es"


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


def test_bundle_is_the_one_that_was_signed_or_unsigned_without_one() -> None:
    unsigned = json.loads(Heard(broken, "/v1/crisis/Bundle/").body)
    assert unsigned == {"payload": bundle_document()}
    heard: list[str] = []
    signed = AlwaysOn(broken, b'{"payload":"988"}')
    body = signed({"PATH_INFO": "/v1/crisis/bundle"}, lambda status, _: heard.append(status))
    assert (heard, body) == (["200 OK"], [b'{"payload":"988"}'])


@pytest.mark.parametrize(
    "environ",
    [
        {"PATH_INFO": "/crisis"},
        {"PATH_INFO": "/crisis", "HTTP_ACCEPT": None, "QUERY_STRING": b"lang=es"},
        {"PATH_INFO": "/crisis", "REQUEST_METHOD": 7, "HTTP_ACCEPT_LANGUAGE": ["es"]},
        {"PATH_INFO": "/crisis/\xff\xfe\x00", "REQUEST_METHOD": "GET"},
        {"PATH_INFO": "/crisis/\ud800", "QUERY_STRING": "\udcff=%"},
    ],
)
def test_answer_comes_when_the_server_says_what_no_server_should(environ: Environ) -> None:
    heard: list[str] = []
    body = middleware(broken)(environ, lambda status, _: heard.append(status))
    assert heard == ["200 OK"]
    assert b"988" in b"".join(body)


@pytest.mark.parametrize("environ", [{}, {"PATH_INFO": None}, {"PATH_INFO": b"/crisis"}])
def test_app_is_asked_when_there_is_no_path(environ: Environ) -> None:
    assert middleware(app)(environ, lambda *_: None) == [b"the app"]


def test_work_is_bounded_when_the_request_is_huge() -> None:
    huge = "lang=es&" * 130_000
    began = time.process_time()
    heard = Heard(broken, "/crisis/" + "x/" * 500_000, QUERY_STRING=huge, HTTP_ACCEPT_LANGUAGE=huge)
    assert time.process_time() - began < 0.2
    assert heard.headers["Content-Language"] == "es"


def test_path_is_looked_at_in_part_when_it_is_endless() -> None:
    assert Heard(app, "/" * 5000 + "crisis").body == b"the app"
    assert Heard(broken, "/crisis/gb" + "/" * 5000).headers["Crisis-Line"] == "116 123, 988"


def test_english_and_the_united_states_are_left_should_reading_ever_fail(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(always, "language_and_country", lambda *_: 1 / 0)
    assert b"Call 988" in Heard(broken, "/crisis", QUERY_STRING="lang=es").body


def test_answers_need_nothing_but_the_standard_library() -> None:
    probe = (
        "import sys; before = set(sys.modules); import api.crisis.always\n"
        "loaded = {name.partition('.')[0] for name in set(sys.modules) - before}\n"
        "sys.exit(' '.join(sorted(loaded - set(sys.stdlib_module_names) - {'api'})) or 0)"
    )
    ran = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stderr) == (0, "")
