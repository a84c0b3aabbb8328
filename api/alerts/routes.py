"""The published protocol, for machines and for people."""

from html import escape
from typing import Any

from flask import Blueprint as PageBlueprint
from flask import Response
from sqlalchemy.orm import Session

from api.alerts.protocol import Counts, Protocol
from api.alerts.schemas import ProtocolArguments, ProtocolSchema, as_body
from api.audit.tally import SMALLEST, counts_of_year
from api.clock import utc_now
from api.db.transactional import in_public
from api.web.api import Blueprint
from api.web.docs import page
from api.web.problems import DatabaseAway

blp = Blueprint(
    "protocol",
    __name__,
    url_prefix="/v1/protocol",
    description="What is done when somebody is in danger.",
)
pages = PageBlueprint("protocol_page", __name__)


@blp.get("")
@blp.public
@blp.arguments(ProtocolArguments(), location="query")
@blp.response(200, ProtocolSchema(), description="As it holds now.")
def get_protocol(ask: dict[str, Any]) -> dict[str, Any]:
    """Get the crisis protocol, and how often help was shown.

    The counts are of requests, by nobody in particular; a small one is not told.
    """
    return as_body(_protocol(ask["year"]))


@pages.get("/protocol")
def show_protocol() -> Response:
    """Show the crisis protocol as a page."""
    return page("Crisis protocol", _body(_protocol(None)))


def _protocol(year: int | None) -> Protocol:
    whole = year or utc_now().year
    try:
        return Protocol(whole, _counts(whole))
    except DatabaseAway:
        return Protocol(whole, None)


@in_public
def _counts(session: Session, year: int) -> Counts:
    return counts_of_year(session, year)


def _body(protocol: Protocol) -> str:
    steps = "".join(
        f"<dt>{step.level.value}</dt><dd>{escape(step.meaning)} {escape(step.response)}</dd>"
        for step in protocol.steps
    )
    return (
        '<main class="problem"><h1>Crisis protocol</h1>'
        "<p>What this service does when a text or a questionnaire says that somebody may be in"
        " danger.</p>"
        f"<dl>{steps}</dl><h2>What it does not do</h2>{_listed(protocol.limits)}"
        f"<h2>How often, in {protocol.year}</h2>{_counted(protocol.counts)}"
        f"<h2>Sources</h2>{_listed(protocol.sources)}"
        f"<p>Protocol {protocol.version}, rules {protocol.engine}.</p></main>"
    )


def _listed(lines: Any) -> str:
    return "<ul>" + "".join(f"<li>{escape(line)}</li>" for line in lines) + "</ul>"


def _counted(counts: Counts | None) -> str:
    if counts is None:
        return "<p>The counts cannot be read at the moment.</p>"
    lines = [
        f"{kind} {name.replace('_', ' ')}: {f'fewer than {SMALLEST}' if count is None else count}"
        for kind, names in counts.items()
        for name, count in names.items()
    ]
    return _listed(lines) if lines else "<p>Nothing has been counted yet.</p>"
