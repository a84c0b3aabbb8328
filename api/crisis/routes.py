"""The crisis routes. In front of them stands `always.AlwaysOn`, which answers the GETs itself."""

import sys
from collections.abc import Callable
from typing import Any

from flask import request

from api.crisis.asked import MAX_READ_BYTES, screen_request
from api.crisis.block import crisis_block
from api.crisis.schemas import CrisisSchema, CrisisScreenRequestSchema, CrisisScreenSchema
from api.web.api import Blueprint
from api.web.document import operation_id

blp = Blueprint(
    "crisis", __name__, url_prefix="/v1/crisis", description="Help now: no login, always an answer."
)
View = Callable[..., Any]
Answer = tuple[dict[str, object], int, dict[str, str]]

_OPEN_TO_ALL = {"Access-Control-Allow-Origin": "*", "Crisis-Line": "988"}
_REQUEST = {"content": {"application/json": {"schema": CrisisScreenRequestSchema()}}}


def _open(method: str, rule: str, **documented: object) -> Callable[[View], View]:
    """Add a route that refuses nothing: `blp.get` and `blp.post` refuse unknown parameters."""

    def decorate(view: View) -> View:
        named: View = blp.doc(operationId=operation_id(view.__name__), **documented)(view)
        blp.route(rule, methods=[method])(named)
        return view

    return decorate


@_open("GET", "")
@blp.public
@blp.response(200, CrisisSchema(), description="988 and more lines.")
def get_crisis() -> Answer:
    """Get the crisis lines.

    Always 200, for any method, media type or query; `GET /crisis` is the same as a page,
    `GET /.well-known/crisis.json` the same for machines.
    """
    return crisis_block(), 200, _OPEN_TO_ALL


@_open("GET", "/<country>")
@blp.public
@blp.response(200, CrisisSchema(), description="988 and more lines.")
def get_crisis_for_country(country: str) -> Answer:  # noqa: ARG001 - only one country has lines
    """Get the crisis lines for a country.

    A country without lines of its own gets those of the United States, and `international`.
    """
    return crisis_block(), 200, _OPEN_TO_ALL


@_open("POST", "/screen", requestBody=_REQUEST)
@blp.public
@blp.response(200, CrisisScreenSchema(), description="What to show, and how urgently.")
def screen_for_crisis() -> Answer:
    """Screen a text or questionnaires for crisis.

    Stateless: nothing is stored or logged. Always 200: what cannot be read is L1 and `degraded`.
    The level orders help; it is no diagnosis and no prediction.
    """
    request.max_content_length = sys.maxsize  # a long text is read in part, and never refused
    screening = screen_request(request.stream.read(MAX_READ_BYTES))
    block = crisis_block(screening.level, screening.domains)
    answer = {**block, "degraded": screening.degraded}
    return answer, 200, {**_OPEN_TO_ALL, "Cache-Control": "no-store"}
