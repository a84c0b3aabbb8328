"""Anything that can be asked: requests and bytes at random, the same ones at every run."""

from collections.abc import Iterator
from random import Random
from typing import Any

PLACES = ("/crisis", "/v1/crisis", "/.well-known/crisis", "/v1/crisis/screen")
METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT", "PRI")
FIELDS = (
    *("Accept", "Accept-Language", "Accept-Encoding", "Authorization", "Content-Type", "Cookie"),
    *("Expect", "Forwarded", "Host", "If-Match", "If-None-Match", "If-Modified-Since", "Origin"),
    *("Range", "Referer", "TE", "Trailer", "Upgrade", "User-Agent", "X-Forwarded-For", "X-A"),
)
VALUES = (
    *("", "*/*", "text/html", "application/json;q=0.1, text/plain", "image/png", ";q=x,,=", "0"),
    *("es-MX,en;q=0.5", "xx", "-1", "99999999999999999999", "bytes=0-1", 'W/""', "*", "chunked"),
    *("100-continue", "Bearer x", "'; DROP TABLE", "${jndi:x}", "../../etc/passwd", "a" * 3000),
)
PIECES = (
    *("/", "//", ".", "..", "us", "US", "es", "GB", "screen", "bundle", "crisis", "crisis.json"),
    *("%", "%2e", "%00", "%ff", "%c3%b1", "?", "&", "lang=es", "country=zz", "=", ";", "#", "+"),
    *("-", "_", "~", "x" * 300, "é", "0", "chosen/call", "a@b", ":", "'", "\\", " "),
)
_NO_HTTP = (b"\x16\x03\x01\x02", b"\x00" * 40, b"\xff\xfe", b"SSH-2.0-x\r\n", b"\r\n" * 9)
_MEANT = {"Host", "Expect", "Upgrade", "TE", "Trailer"}  # a server may rightly act on these


def text(random: Random, most: int = 40) -> str:
    """Return characters of latin-1, as WSGI hands on any bytes."""
    return "".join(chr(random.randrange(256)) for _ in range(random.randrange(most)))


def suffix(random: Random) -> str:
    """Return what may follow a crisis path and leaves it one."""
    found = "".join(random.choice((*PIECES, text(random, 5))) for _ in range(random.randrange(6)))
    return f"/{found}" if found else ""


def environs(random: Random, count: int) -> Iterator[dict[str, Any]]:
    """Yield WSGI environs of crisis paths, whatever else is in them."""
    for _ in range(count):
        place = "".join(random.choice((each, each.upper())) for each in random.choice(PLACES))
        environ: dict[str, Any] = {
            "REQUEST_METHOD": random.choice((*METHODS, text(random))),
            "PATH_INFO": random.choice(("", "/")) + place + suffix(random),
            "QUERY_STRING": random.choice(("", suffix(random), text(random, 200))),
            "CONTENT_LENGTH": random.choice(("", "0", "-7x", "1000000000000", text(random))),
            "wsgi.input": None,
        }
        for field in random.sample(FIELDS, random.randrange(5)):
            key = f"HTTP_{field.upper().replace('-', '_')}"
            environ[key] = random.choice((*VALUES, text(random, 80)))
        yield environ


def requests(random: Random, count: int) -> Iterator[bytes]:
    """Yield requests for crisis paths that any HTTP server can parse."""
    token = "ABCDEFGHIJKLMNOPQRSTUVWXYZ-_!#$%&'*+.^`|~0123456789"
    for _ in range(count):
        method = random.choice((*METHODS[:8], "".join(random.choices(token, k=9))))
        path = random.choice(PLACES) + _quoted(suffix(random))
        body = text(random, 300).encode("latin-1")
        lines = [f"{method} {path} HTTP/1.1", "Host: 127.0.0.1", f"Content-Length: {len(body)}"]
        fields = random.sample(sorted(set(FIELDS) - _MEANT), random.randrange(5))
        lines += [f"{field}: {random.choice(VALUES)}" for field in fields]
        yield "\r\n".join([*lines, "Connection: close", "", ""]).encode() + body


def _quoted(path: str) -> str:
    """Write a path as it may stand in a request line."""
    plain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789/.-_~%?&=;+@:'"
    return "".join(c if c in plain else f"%{ord(c):02X}" for c in path).replace("%%", "%25%")


def bytes_at_random(random: Random, count: int) -> Iterator[bytes]:
    """Yield what anybody may send: requests whole, cut, flipped and joined, and plain noise."""
    whole = list(requests(random, 200))
    for _ in range(count):
        kind, one = random.randrange(5), bytearray(random.choice(whole))
        if kind == 0:
            one = one[: random.randrange(1, len(one))]
        elif kind == 1:
            for _ in range(random.randrange(1, 20)):
                one[random.randrange(len(one))] = random.randrange(256)
        elif kind == 2:
            one += random.choice(whole)
        elif kind == 3:
            one = bytearray(random.randbytes(random.randrange(1, 400)))
        yield random.choice((bytes(one), bytes(one), bytes(one), random.choice(_NO_HTTP)))
