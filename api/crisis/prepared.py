"""The finished answers: every country, language and form as headers and bytes, made at start."""

import hashlib
from itertools import product

from api.crisis.block import crisis_block
from api.crisis.bundle import to_json, unsigned_bundle
from api.crisis.lines import DIRECTORY, HOME, LANGUAGES
from api.crisis.options import reader
from api.crisis.page import CONTENT_SECURITY_POLICY, render_page, render_text
from api.crisis.wanted import HTML, JSON, NOWHERE, TEXT
from api.crisis.words import DEFAULT

Headers = list[tuple[str, str]]
StaticAnswer = tuple[str, Headers, bytes]
Wanted = tuple[str, str]
"""A language and a country, as `wanted.language_and_country` returns them."""

OK = "200 OK"
PREFLIGHT: Headers = [
    ("Access-Control-Allow-Methods", "GET, HEAD, POST, OPTIONS"),
    ("Access-Control-Allow-Headers", "*, Authorization"),
    ("Access-Control-Max-Age", "86400"),
]
_CACHED: Headers = [
    # RFC 5861: an old answer is far better than none
    ("Cache-Control", "public, max-age=300, stale-while-revalidate=86400, stale-if-error=2592000"),
    ("Vary", "Accept, Accept-Language"),
]
_NOT_KEPT = ("Cache-Control", "no-store")


def prepared_answers() -> dict[tuple[Wanted, str], tuple[Headers, bytes]]:
    """Make the answers by (language, country) and media type; `NOWHERE` is a country too."""
    wanted = product(LANGUAGES, [*DIRECTORY.countries, NOWHERE])
    return {
        (each, kind): _prepared(kind, body, each)
        for each in wanted
        for kind, body in _bodies(*each).items()
    }


def static_screen_answer(language: str = DEFAULT, country: str = HOME) -> StaticAnswer:
    """Return (status, headers, body) for a screen that could not be done: L1, `degraded`."""
    block = crisis_block("L1", lang=language, country=country)
    body = to_json({**block, "degraded": True}).encode()
    return OK, [*_described(JSON, body, language), _NOT_KEPT, *_open((language, country))], body


def prepared_bundle(signed: bytes | None) -> tuple[Headers, bytes]:
    """Make the answer that holds the bundle, signed or not."""
    body = signed or unsigned_bundle()
    headers = _described(JSON, body, ", ".join(LANGUAGES))
    return [*headers, _tag(body), *_CACHED, *_open((DEFAULT, HOME))], body


def _bodies(language: str, country: str) -> dict[str, bytes]:
    to = reader(language, country)
    return {
        JSON: to_json(crisis_block(lang=language, country=country)).encode(),
        HTML: render_page(to).encode(),
        TEXT: render_text(to).encode(),
    }


def _prepared(kind: str, body: bytes, wanted: Wanted) -> tuple[Headers, bytes]:
    headers = [*_described(kind, body, wanted[0]), _tag(body), *_CACHED, *_open(wanted)]
    if kind == HTML:
        headers.append(("Content-Security-Policy", CONTENT_SECURITY_POLICY))
    return headers, body


def _described(kind: str, body: bytes, language: str) -> Headers:
    return [
        ("Content-Type", kind),
        ("Content-Length", str(len(body))),
        ("Content-Language", language),
    ]


def _tag(body: bytes) -> tuple[str, str]:
    return "ETag", f'"{hashlib.sha256(body).hexdigest()[:32]}"'


def _open(wanted: Wanted) -> Headers:
    """Let every site read it, tell none where from, and name the numbers where there is no body."""
    numbers = [crisis_number(*wanted), "988"]
    return [
        ("Access-Control-Allow-Origin", "*"),
        ("Crisis-Line", ", ".join(dict.fromkeys(numbers))),
        ("Referrer-Policy", "no-referrer"),
        ("X-Content-Type-Options", "nosniff"),
    ]


def crisis_number(language: str, country: str) -> str:
    """Return the number to call first, as it is shown."""
    return reader(language, country).primary.channels[0].at
