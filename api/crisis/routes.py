"""The crisis routes. In front of them stands `always.AlwaysOn`, which answers the GETs itself."""

import json
import re
import sys
from collections.abc import Callable
from typing import Any

from flask import request

from api.crisis.asked import MAX_READ_BYTES, screen_request
from api.crisis.block import crisis_block
from api.crisis.bundle import unsigned_bundle
from api.crisis.lines import DIRECTORY
from api.crisis.schemas import (
    CrisisBundleSchema,
    CrisisSchema,
    CrisisScreenRequestSchema,
    CrisisScreenSchema,
)
from api.crisis.wanted import language_and_country
from api.web.api import Blueprint
from api.web.document import operation_id

blp = Blueprint(
    "crisis", __name__, url_prefix="/v1/crisis", description="Help now: no login, always an answer."
)
View = Callable[..., Any]
Answer = tuple[dict[str, object], int, dict[str, str]]

_OPEN_TO_ALL = {"Access-Control-Allow-Origin": "*", "Crisis-Line": "988"}
_REQUEST = {"content": {"application/json": {"schema": CrisisScreenRequestSchema()}}}
_LANG = {
    "name": "lang",
    "in": "query",
    "required": False,
    "description": (
        "`en` or `es`, with a region or without; else by Accept-Language, else English. Anything"
        " may stand here."
    ),
    "schema": {"type": "string", "maxLength": 2048, "examples": ["es"]},
}
_COUNTRY = {
    "name": "country",
    "in": "query",
    "required": False,
    "description": (
        f"ISO 3166-1: {', '.join(DIRECTORY.countries)}. Else the region of the language, else"
        " US; never by address. Any other gets the lines of US and the directories of the world."
    ),
    "schema": {"type": "string", "maxLength": 2048, "examples": ["US"]},
}
_LANG_OF_BODY = re.compile(rb'"lang"\s*:\s*"([A-Za-z_-]{2,35})"')


def _open(method: str, rule: str, **documented: object) -> Callable[[View], View]:
    """Add a route that refuses nothing: `blp.get` and `blp.post` refuse unknown parameters."""

    def decorate(view: View) -> View:
        named: View = blp.doc(operationId=operation_id(view.__name__), **documented)(view)
        blp.route(rule, methods=[method])(named)
        return view

    return decorate


@_open("GET", "", parameters=[_LANG, _COUNTRY])
@blp.public
@blp.response(200, CrisisSchema(), description="988 and more lines.")
def get_crisis() -> Answer:
    """Get the crisis lines.

    Always 200, for any method, media type or query. By `Accept` it is JSON, text/html or
    text/plain; `GET /crisis` is the page, `GET /.well-known/crisis.json` the same for machines.
    """
    return _lines()


@_open("GET", "/<country>", parameters=[_LANG])
@blp.public
@blp.response(200, CrisisSchema(), description="988 and more lines.")
def get_crisis_for_country(country: str) -> Answer:
    """Get the crisis lines for a country.

    A country without lines of its own gets those of the United States behind `international`.
    988 is in every answer. `GET /crisis/{country}` is the page.
    """
    return _lines(country)


@_open("GET", "/bundle")
@blp.public
@blp.response(200, CrisisBundleSchema(), description="Everything, to be kept offline.")
def get_crisis_bundle() -> Answer:
    """Get the answers for every country and language, signed.

    To be shipped and kept in an app, which then has the numbers where there is no network. The
    guide for mobile developers shows how to verify it.
    """
    return json.loads(unsigned_bundle()), 200, _OPEN_TO_ALL


@_open("POST", "/screen", requestBody=_REQUEST, parameters=[_LANG, _COUNTRY])
@blp.public
@blp.response(200, CrisisScreenSchema(), description="What to show, and how urgently.")
def screen_for_crisis() -> Answer:
    """Screen a text or questionnaires for crisis.

    Stateless: nothing is stored or logged. Always 200: what cannot be read is L1 and `degraded`.
    The level orders help; it is no diagnosis and no prediction.
    """
    request.max_content_length = sys.maxsize  # a long text is read in part, and never refused
    body = request.stream.read(MAX_READ_BYTES)
    screening = screen_request(body)
    block = crisis_block(screening.level, screening.domains, **_reader(spoken=_language_of(body)))
    answer = {**block, "degraded": screening.degraded}
    return answer, 200, {**_OPEN_TO_ALL, "Cache-Control": "no-store"}


@_open("POST", "/chosen/<choice>")
@blp.public
@blp.response(200, CrisisSchema(), description="Counted; the lines once more.")
def count_crisis_choice(choice: str) -> Answer:  # noqa: ARG001 - counted in front of the app
    """Report what a person chose, to be counted for nobody.

    `choice` is one of the block's `choices`; anything else is answered and not counted. The counts
    are in GET /v1/protocol; no text, address or time is kept. Your app need not wait.
    """
    return _lines()


def _lines(country: str = "") -> Answer:
    block = crisis_block(**_reader(in_path=country))
    return block, 200, {**_OPEN_TO_ALL, "Vary": "Accept, Accept-Language"}


def _reader(*, in_path: str = "", spoken: str = "") -> dict[str, str]:
    """Read what is asked for; what the body says is spoken comes before everything else."""
    query = f"lang={spoken}&" + request.query_string.decode("latin-1")
    accepted = request.headers.get("Accept-Language", "")
    language, country = language_and_country(query, accepted, in_path)
    return {"lang": language, "country": country}


def _language_of(body: bytes) -> str:
    """Find what the body says is spoken, wherever that stands in it."""
    found = _LANG_OF_BODY.search(body)
    return found[1].decode() if found else ""
