"""For any path under ours, any method, header and query: 200, and 988 in the answer."""

from collections.abc import Iterable
from typing import Any

from hypothesis import example, given, settings
from hypothesis import strategies as st

from api.crisis.always import AlwaysOn

FORBIDDEN = {"Location", "Set-Cookie", "Retry-After", "WWW-Authenticate"}
FAR = 600  # characters of a part


def broken(_environ: Any, _start_response: Any) -> Iterable[bytes]:
    raise RuntimeError


FRONT = AlwaysOn(broken)
# WSGI strings hold bytes as Latin-1 (PEP 3333); some servers let other characters through
wild = st.text(max_size=FAR) | st.binary(max_size=FAR).map(lambda raw: raw.decode("latin-1"))
country = st.sampled_from(["us", "GB", "uk", "es", "fr", "zz", "bundle", "screen", ".."])
roots = st.sampled_from(
    ["/crisis", "/v1/crisis", "//v1//Crisis", "/CRISIS/", "/.well-known/crisis", "/v1/crisis/"]
)
suffixes = st.just("") | wild.map("/{}".format) | country.map("/{}".format)
methods = st.sampled_from(["GET", "HEAD", "POST", "PUT", "OPTIONS", "DELETE", "TRACE"]) | wild
languages = st.sampled_from(["es", "en-GB", "es-ES,es;q=0.9", "fr", "*;q=0", "es;q=nan"]) | wild
accepts = st.sampled_from(["text/plain", "text/html", "application/json", "*/*", "a/b"]) | wild
queries = (
    st.sampled_from(["lang=es", "country=gb", "lang=&country=", "lang=es-ES&lang=en", "%%%"]) | wild
)


@settings(max_examples=500, deadline=None, database=None)
@given(
    st.builds(str.__add__, roots, suffixes),
    methods,
    st.fixed_dictionaries(
        {"HTTP_ACCEPT": accepts, "HTTP_ACCEPT_LANGUAGE": languages, "QUERY_STRING": queries},
        optional={"CONTENT_LENGTH": wild, "HTTP_IF_NONE_MATCH": wild, "HTTP_HOST": wild},
    ),
)
@example("/crisis/" + "/" * 100_000, "GET", {"HTTP_ACCEPT": "*/*"})
@example("/v1/crisis/screen", "POST", {"QUERY_STRING": "text=988&lang=es"})
def test_every_answer_is_200_with_988(path: str, method: str, headers: dict[str, str]) -> None:
    environ = {**headers, "PATH_INFO": path, "REQUEST_METHOD": method}
    heard: list[tuple[str, list[tuple[str, str]]]] = []
    body = b"".join(FRONT(environ, lambda status, headers: heard.append((status, headers))))
    [(status, told)] = heard
    found = dict(told)
    assert status == "200 OK"
    assert "988" in found["Crisis-Line"]
    assert (b"988" in body) or (method == "HEAD" and body == b"")
    assert found["Content-Language"]
    assert not FORBIDDEN & set(found)
    assert len(found) == len(told)
    assert all(value.isascii() and "\n" not in value for value in found.values())
