"""What the app prepares when it starts: the signed bundle of crisis lines, and warnings."""

from dataclasses import replace
from datetime import timedelta

import pytest
from flask import Flask
from structlog.testing import capture_logs

from api import clock
from api.app import _warn_of_what_is_overdue, create_app
from api.crisis.bundle import BUNDLE_TYPE, bundle_document
from api.crisis.lines import DIRECTORY
from api.oauth.readable_jws import verify_readable
from api.referrals.minors import ROWS
from api.settings import Settings

NEWEST = max(line.verified_on for line in DIRECTORY)


def test_bundle_is_signed_with_a_key_that_is_published(app: Flask) -> None:
    client = app.test_client()
    answer = client.get("/v1/crisis/bundle")
    keys = client.get("/oauth/jwks.json").json
    assert verify_readable(answer.text, keys or {}, BUNDLE_TYPE) == bundle_document()
    assert (answer.mimetype, answer.headers["Crisis-Line"]) == ("application/json", "988")
    assert answer.headers["Cache-Control"].startswith("public")


def test_screen_that_is_shed_is_answered_in_the_language_of_who_asks(
    keys: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Settings, "screen_threads", 0)
    full = create_app(replace(keys, database_url="postgresql://nobody@127.0.0.1:1/nothing"))
    answer = full.test_client().post("/v1/crisis/screen?lang=es", json={"text": "Hola"})
    block = answer.get_json()
    assert (answer.status_code, block["degraded"], block["language"]) == (200, True, "es")


def _warnings(days: int) -> list[object]:
    forward = NEWEST + timedelta(days=days) - clock.utc_now().date()
    clock.move(forward)
    try:
        with capture_logs() as logs:
            _warn_of_what_is_overdue()
    finally:
        clock.move(-forward)
    return [(log["log_level"], log["event"], log["kind"], len(log["ids"])) for log in logs]


def test_start_warns_of_what_is_due_to_be_read_again() -> None:
    due = ("warning", "reference data to review")
    lines, rules = len(list(DIRECTORY)), len(ROWS)
    assert _warnings(89) == []
    assert _warnings(95) == [(*due, "crisis line", lines)]
    assert _warnings(400) == [
        (*due, "crisis line", lines),
        (*due, "rule for minors", rules),
        (*due, "compact", 1),
    ]
