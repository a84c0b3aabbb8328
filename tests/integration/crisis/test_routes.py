"""The crisis routes in Flask: behind the middleware, and without it."""

import json
import logging
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import given, settings
from hypothesis import strategies as st

from api.crisis.always import AlwaysOn
from api.crisis.block import crisis_block, crisis_pointer
from api.crisis.routes import blp
from api.web.api import Api
from api.web.document import document_options

SCREEN = "/v1/crisis/screen"
SECRET = "my neighbour Quimby"
BLOCK = set(crisis_block())


def _make_app() -> Flask:
    app = Flask("crisis", static_folder=None)
    app.config.update(
        API_TITLE="Crisis",
        API_VERSION="1",
        OPENAPI_VERSION="3.1.1",
        MAX_CONTENT_LENGTH=1_000,
        PROBLEM_BASE_URL="https://api.example.org/problems",
        CRISIS_POINTER=crisis_pointer(),
    )
    Api(app, spec_kwargs=document_options()).register_blueprint(blp)
    return app


@pytest.fixture(scope="module", params=["bare", "guarded"])
def anyone(request: pytest.FixtureRequest) -> FlaskClient:
    """A client of the routes alone, and of the routes behind the middleware."""
    app = _make_app()
    if request.param == "guarded":
        app.wsgi_app = AlwaysOn(app.wsgi_app)  # type: ignore[method-assign]
    return app.test_client()


GUARDED = _make_app()
GUARDED.wsgi_app = AlwaysOn(GUARDED.wsgi_app)  # type: ignore[method-assign]


def shown(response: Any, first: str = "Call 988") -> dict[str, Any]:
    assert response.status_code == 200
    assert response.headers["Crisis-Line"].endswith("988")
    assert "988" in response.text
    block: dict[str, Any] = json.loads(response.data)
    assert block["primary"]["channels"][0]["display"] == first
    return block


@pytest.mark.parametrize(
    ("path", "lang", "country"),
    [
        ("/v1/crisis", "en", "US"),
        ("/v1/crisis?a=b", "en", "US"),
        ("/v1/crisis/US", "en", "US"),
        ("/v1/crisis/zz", "en", "ZZ"),
        ("/v1/crisis/gb?lang=es", "es", "GB"),
        ("/v1/crisis?country=gb&lang=en", "en", "GB"),
        ("/v1/crisis?lang=es-ES", "es", "ES"),
    ],
)
def test_lines_come_for_every_country_and_query(
    anyone: FlaskClient, path: str, lang: str, country: str
) -> None:
    expected = json.loads(json.dumps(crisis_block(lang=lang, country=country)))
    block = shown(anyone.get(path), expected["primary"]["channels"][0]["display"])
    assert block == expected
    assert block["international"]["url"] == "https://findahelpline.com"


def test_language_is_accepted_when_it_is_not_asked_for(anyone: FlaskClient) -> None:
    answer = anyone.get("/v1/crisis", headers={"Accept-Language": "es-419,es;q=0.9"})
    assert shown(answer, "Llama al 988 y oprime 2")["language"] == "es"
    assert answer.headers["Vary"] == "Accept, Accept-Language"


def test_bundle_has_a_form_that_is_documented(anyone: FlaskClient) -> None:
    answer = anyone.get("/v1/crisis/bundle")
    assert json.loads(json.loads(answer.data)["payload"])["answers"]["US"]["es"]


@pytest.mark.parametrize(
    ("query", "headers", "body", "first"),
    [
        ("", {}, {"lang": "es"}, "Llama al 988 y oprime 2"),
        ("?lang=es", {}, {}, "Llama al 988 y oprime 2"),
        ("", {"Accept-Language": "es"}, {}, "Llama al 988 y oprime 2"),
        ("?lang=en", {"Accept-Language": "es"}, {"lang": "es"}, "Llama al 988 y oprime 2"),
        ("", {}, {"lang": "es-ES"}, "Llama al 024"),
        ("?country=gb", {}, {"lang": "es"}, "Llama al 116 123"),
        ("?lang=fr", {}, {"lang": "nonsense"}, "Call 988"),
    ],
)
def test_screen_answers_in_the_language_that_is_spoken(
    anyone: FlaskClient, query: str, headers: dict[str, str], body: dict[str, str], first: str
) -> None:
    sent = {"text": "I can't sleep lately.", **body}
    shown(anyone.post(f"{SCREEN}{query}", json=sent, headers=headers), first)


def test_screen_answers_level_and_block_and_no_rule(anyone: FlaskClient) -> None:
    answer = anyone.post(SCREEN, json={"text": "I'm going to kill myself tonight", "lang": "en"})
    block = shown(answer)
    assert set(block) == BLOCK | {"degraded"}
    assert (block["level"], block["short_circuit"], block["degraded"]) == ("L3", True, False)
    assert "text.intent" not in answer.text
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["Access-Control-Allow-Origin"] == "*"


def test_poison_help_is_first_when_someone_took_too_much(anyone: FlaskClient) -> None:
    block = shown(anyone.post(SCREEN, json={"text": "I took a whole bottle of Tylenol"}))
    assert [option["id"] for option in block["options"][:2]] == ["us-911", "us-poison"]


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        (b"", None),
        (b"[" * 100_000, "application/json"),
        (b'{"text": "\x00"}', "application/json"),
        (b"text=hello", "application/x-www-form-urlencoded"),
        (b"hello", "text/plain; charset=nonsense"),
        (b"{}", "application/json"),
        (b'"hello"', "nonsense"),
    ],
)
def test_answer_is_200_and_degraded_when_the_body_is_unreadable(
    anyone: FlaskClient, body: bytes, content_type: str | None
) -> None:
    block = shown(anyone.post(SCREEN, data=body, content_type=content_type))
    assert (block["level"], block["degraded"]) == ("L1", True)


def test_end_is_screened_when_the_body_has_two_megabytes(anyone: FlaskClient) -> None:
    text = "so it goes " * 190_000 + "and I want to kill myself"
    block = shown(anyone.post(SCREEN, json={"text": text}))
    assert (block["level"], block["degraded"]) == ("L2", True)


@pytest.mark.parametrize("length", ["-1", "x", "99999999999999999999"])
def test_answer_comes_when_the_length_is_a_lie(anyone: FlaskClient, length: str) -> None:
    shown(anyone.post(SCREEN, data=b"", headers={"Content-Length": length}))


def test_words_are_neither_logged_nor_echoed(
    anyone: FlaskClient, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level(logging.DEBUG)
    for text in (SECRET, f"I want to kill myself, {SECRET}", f"{SECRET} \\u"):
        answer = anyone.post(SCREEN, data=b'{"text": "' + text.encode() + b'"}')
        assert "Quimby" not in answer.text
    said = capfd.readouterr()
    assert "Quimby" not in caplog.text + said.out + said.err


@pytest.mark.parametrize("method", ["GET", "PUT", "DELETE", "OPTIONS", "HEAD"])
def test_lines_come_when_the_screen_is_not_posted(method: str) -> None:
    answer = GUARDED.test_client().open(SCREEN, method=method)
    assert (answer.status_code, answer.headers["Crisis-Line"]) == (200, "988")


def test_page_comes_from_the_middleware() -> None:
    answer = GUARDED.test_client().get("/crisis")
    assert (answer.status_code, answer.mimetype) == (200, "text/html")
    assert "Call 988" in answer.text


@settings(max_examples=15, deadline=None, database=None)
@given(
    st.one_of(
        st.binary(max_size=300),
        st.recursive(
            st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
            lambda inner: (
                st.lists(inner, max_size=4)
                | st.dictionaries(
                    st.sampled_from(["text", "lang", "screeners", "instrument", "answers", "9"]),
                    inner,
                )
            ),
            max_leaves=12,
        ).map(lambda value: json.dumps(value).encode()),
    )
)
def test_answer_is_always_200_with_988(body: bytes) -> None:
    shown(GUARDED.test_client().post(SCREEN, data=body, content_type="application/json"))
