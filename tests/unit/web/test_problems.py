"""Rendering problems: RFC 9457, whatever raised them."""

from typing import Any

import pytest
from flask import Flask, abort
from werkzeug.exceptions import HTTPException, InternalServerError, MethodNotAllowed

from api.web.answer_problem import as_problem
from api.web.document import all_problems
from api.web.problems import DatabaseAway, NotFound, Problem
from tests.unit.web.conftest import POINTER


class Teapot(Problem):
    slug, title, status = "teapot", "This is a teapot", 418


def answer(app: Flask, raised: Exception) -> Any:
    app.add_url_rule("/x", view_func=lambda: (_ for _ in ()).throw(raised), endpoint="x")
    return app.test_client().get("/x")


def test_problem_has_every_member_when_a_verb_raises_it(bare: Flask) -> None:
    raised = Teapot("Use the coffee pot.", headers={"X-Pot": "tea"}, pots=2)
    found = answer(bare, raised)
    body = found.json
    assert body == {
        "type": "https://api.example.org/problems/teapot",
        "title": "This is a teapot",
        "status": 418,
        "detail": "Use the coffee pot.",
        "request_id": found.headers["Request-Id"],
        "crisis": POINTER,
        "pots": 2,
    }
    assert found.headers["X-Pot"] == "tea"
    assert found.headers["Content-Type"] == "application/problem+json"
    assert found.headers["Cache-Control"] == "no-store"


def test_pointer_stays_readable_when_a_verb_adds_the_whole_block(bare: Flask) -> None:
    block = {"level": "L3", "emergency": {"number": "911"}, "primary": {"id": "us-988"}}
    crisis = answer(bare, Teapot(crisis=block)).json["crisis"]
    assert crisis == {**block, **POINTER}, "neither hides a member of the other"


def test_detail_is_the_kinds_advice_when_the_verb_gave_none(bare: Flask) -> None:
    assert answer(bare, NotFound()).json["detail"] == NotFound.advice


def test_answer_says_when_to_come_back_when_it_is_503(bare: Flask) -> None:
    assert answer(bare, DatabaseAway()).headers["Retry-After"] == "5"


def test_answer_keeps_its_own_retry_after_when_it_has_one(bare: Flask) -> None:
    assert answer(bare, DatabaseAway(headers={"Retry-After": "9"})).headers["Retry-After"] == "9"


def test_answer_is_500_without_the_message_when_an_error_was_unforeseen(bare: Flask) -> None:
    found = answer(bare, RuntimeError("my secret"))
    assert (found.status_code, found.json["type"].rpartition("/")[2]) == (500, "internal-error")
    assert "secret" not in found.text
    assert found.json["crisis"] == POINTER


@pytest.mark.parametrize(
    ("status", "slug"),
    [
        (400, "malformed-request"),
        (404, "not-found"),
        (405, "method-not-allowed"),
        (412, "malformed-request"),
        (413, "payload-too-large"),
        (415, "unsupported-media-type"),
        (501, "internal-error"),
        (503, "overloaded"),
    ],
)
def test_error_of_the_framework_becomes_a_known_problem_when_it_is_raised(
    status: int, slug: str
) -> None:
    with pytest.raises(HTTPException) as caught:
        abort(status)
    assert as_problem(caught.value).slug == slug


def test_allowed_methods_are_kept_when_the_method_is_refused() -> None:
    assert as_problem(MethodNotAllowed(["GET", "POST"])).headers == {"Allow": "GET, POST"}


def test_framework_errors_add_no_kind_of_problem_when_they_are_rendered() -> None:
    before = all_problems()
    as_problem(InternalServerError())
    as_problem(MethodNotAllowed())
    assert all_problems() == before


def test_each_kind_of_problem_has_one_slug_when_all_are_listed() -> None:
    slugs = [kind.slug for kind in all_problems()]
    assert slugs == sorted(set(slugs))
