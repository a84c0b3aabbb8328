"""What the crisis process says in the app's place: when to try again, and 988."""

import json
from typing import Any

import pytest

from api.crisis.away import Away

BASE = "https://api.example.org"


def heard(path: str, **environ: str) -> tuple[str, dict[str, str], bytes]:
    found: list[Any] = []
    body = b"".join(Away(BASE)({"PATH_INFO": path} | environ, lambda *told: found.append(told)))
    (status, headers) = found[0]
    assert dict(headers)["Content-Length"] == str(len(body))
    assert dict(headers)["Crisis-Line"] == "988"
    assert dict(headers)["Cache-Control"] == "no-store"
    return status, dict(headers), body


@pytest.mark.parametrize("path", ["/v1/referrals", "/", "", "*", "/readyz"])
def test_program_hears_when_to_come_again_and_the_whole_block(path: str) -> None:
    status, headers, body = heard(path, HTTP_ACCEPT="*/*")
    problem = json.loads(body)
    assert status == "503 Service Unavailable"
    assert headers["Content-Type"] == "application/problem+json"
    assert int(headers["Retry-After"]) > 0
    assert (problem["type"], problem["status"]) == (f"{BASE}/problems/app-away", 503)
    assert set(problem) == {"type", "title", "status", "detail", "request_id", "crisis"}
    assert problem["crisis"]["primary"]["id"] == "us-988"


def test_person_sees_a_page_when_the_browser_asks() -> None:
    status, headers, body = heard("/oauth/authorize", HTTP_ACCEPT="text/html,*/*;q=0.8")
    assert (status, headers["Content-Type"]) == (
        "503 Service Unavailable",
        "text/html; charset=utf-8",
    )
    assert headers["Retry-After"]
    assert b'href="tel:988"' in body
    assert b'lang="es"' in body


def test_proxy_hears_that_this_process_lives() -> None:
    status, headers, body = heard("/livez")
    assert (status, json.loads(body)["answers"]) == ("200 OK", "crisis")
    assert "Retry-After" not in headers
