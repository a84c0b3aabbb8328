"""Reading bytes as a request: whatever they are, and however they are cut into pieces."""

from hypothesis import example, given
from hypothesis import strategies as st

from api.crisis.request import MAX_HEAD, read_request

NOISE = st.binary(max_size=200)
ASKED = ("REQUEST_METHOD", "PATH_INFO", "QUERY_STRING")
REQUESTS = st.builds(
    lambda method, target, fields, body: (
        b" ".join((method, target, b"HTTP/1.1")) + b"\r\n" + fields + b"\r\n\r\n" + body
    ),
    st.sampled_from([b"GET", b"HEAD", b"BREW", b"\xff"]),
    st.one_of(st.just(b"/crisis"), NOISE.map(lambda noise: b"/" + noise)),
    NOISE,
    NOISE,
)


@given(st.one_of(NOISE, REQUESTS))
@example(b"")
@example(b"GET / HTTP/1.1\r\n" + b"a:" * MAX_HEAD)
def test_anything_is_a_request_when_nothing_more_comes(sent: bytes) -> None:
    environ = read_request(sent, is_all=True)
    assert environ is not None
    texts = [value for name, value in environ.items() if name != "wsgi.input"]
    assert all(isinstance(value, str) for value in texts)
    assert all(value.encode("latin-1") is not None for value in texts), "as PEP 3333 wants it"


@given(st.one_of(NOISE, REQUESTS), st.integers(min_value=1, max_value=300))
@example(b"\xff / HTTP/1.1\r\n\r\n", 1)
@example(b"GET /\r\nA: b\r\n\r\n", 7)
def test_same_is_asked_when_it_comes_in_pieces(sent: bytes, cut: int) -> None:
    early, whole = read_request(sent[:cut]), read_request(sent, is_all=True)
    assert whole is not None
    if early is not None:
        assert [early[name] for name in ASKED] == [whole[name] for name in ASKED]
