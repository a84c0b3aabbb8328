"""What the crisis process says on every other path, where it stands in for an app that is away."""

import json
from collections.abc import Callable, Iterable
from typing import Any

from api.crisis.block import crisis_block
from api.web.problems import AppAway

_UNAVAILABLE = "503 Service Unavailable"
_TRY_AGAIN = ("Retry-After", "5")
_HEADERS = [
    ("Cache-Control", "no-store"),
    ("Crisis-Line", "988"),
    ("Referrer-Policy", "no-referrer"),
    ("X-Content-Type-Options", "nosniff"),
]
# for a person in a browser; it needs no stylesheet, since nobody may be there to send one
_PAGE = """<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Please try again soon. In crisis? Call or text 988</title>
<h1>This part is not there just now</h1>
<p>Please try again in a minute.</p>
<p><strong>In crisis? Call or text <a href="tel:988" aria-label="9 8 8">988</a>, free, at any
hour.</strong> If anyone is in immediate danger, call
<a href="tel:911" aria-label="9 1 1">911</a>.
<a href="/crisis">More ways to talk with someone</a></p>
<p lang="es">Esta parte no responde ahora. Intenta de nuevo en un minuto.
<strong>¿En crisis? Llama gratis al <a href="tel:988" aria-label="9 8 8">988</a> y oprime 2, a
cualquier hora.</strong> Si hay peligro inmediato, llama al
<a href="tel:911" aria-label="9 1 1">911</a>.</p>
"""


class Away:
    """A WSGI app that says 503, when to try again, and 988; `/livez`, of this process, says 200."""

    def __init__(self, base_url: str) -> None:
        self._problem = json.dumps(_problem(base_url)).encode()

    def __call__(
        self, environ: dict[str, Any], start_response: Callable[..., Any]
    ) -> Iterable[bytes]:
        if environ["PATH_INFO"] == "/livez":
            status, kind, body = (
                "200 OK",
                "application/json",
                b'{"status":"pass","answers":"crisis"}',
            )
        elif "html" in environ.get("HTTP_ACCEPT", "").lower():
            status, kind, body = _UNAVAILABLE, "text/html; charset=utf-8", _PAGE.encode()
        else:
            status, kind, body = _UNAVAILABLE, "application/problem+json", self._problem
        headers = [("Content-Type", kind), ("Content-Length", str(len(body))), *_HEADERS]
        start_response(status, [*headers, *([_TRY_AGAIN] if status == _UNAVAILABLE else [])])
        return [body]


def _problem(base_url: str) -> dict[str, object]:
    """Write the problem once; no line is logged of it, so all of them share one `request_id`."""
    return {
        "type": f"{base_url}/problems/{AppAway.slug}",
        "title": AppAway.title,
        "status": AppAway.status,
        "detail": AppAway.advice,
        "request_id": "away",
        "crisis": crisis_block("L1"),
    }
