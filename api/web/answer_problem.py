"""Answering with a problem: RFC 9457, and the crisis line that no error goes without."""

from http import HTTPStatus

from flask import Response, current_app, g, jsonify
from werkzeug.exceptions import HTTPException

from api.web.problems import Problem, of_status


def as_problem(error: HTTPException) -> Problem:
    """Find the problem that stands for an HTTP error of the framework."""
    headers = {k: v for k, v in error.get_headers() if k in ("Allow", "Retry-After")}
    return of_status(error.code or 500)(headers=headers)


def answer_problem(problem: Problem) -> Response:
    """Render RFC 9457, with the crisis pointer that no error of this API goes without."""
    body = {
        "type": f"{current_app.config['PROBLEM_BASE_URL']}/{problem.slug}",
        "title": problem.title,
        "status": problem.status,
        "detail": problem.detail or problem.advice or problem.title,
        "request_id": g.get("request_id", ""),
        **problem.members,
        # a whole block may come with it, but generated clients need the pointer's own members
        "crisis": {**problem.members.get("crisis", {}), **current_app.config["CRISIS_POINTER"]},
    }
    answer = jsonify(body)
    answer.status_code = problem.status
    answer.headers.update(problem.headers)
    answer.headers["Content-Type"] = "application/problem+json"
    answer.headers["Cache-Control"] = "no-store"
    if problem.status == HTTPStatus.SERVICE_UNAVAILABLE:
        answer.headers.setdefault("Retry-After", "5")
    return answer
