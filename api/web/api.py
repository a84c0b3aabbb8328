"""flask-smorest, configured once: a typed Blueprint, the document and RFC 9457 answers."""

from collections.abc import Callable
from functools import wraps
from threading import Lock
from typing import Any, ParamSpec, TypeVar

from flask import Flask, Response, request
from flask_smorest import Api as SmorestApi
from flask_smorest import Blueprint as SmorestBlueprint
from werkzeug.exceptions import HTTPException

from api.web import auth, idempotency
from api.web.answer_problem import answer_problem, as_problem
from api.web.document import ProblemSchema, add_components, finished, operation_id
from api.web.parser import MAX_ERRORS, Parser
from api.web.preconditions import precondition, precondition_of_put
from api.web.problems import InvalidRequest, Problem
from api.web.schema import RequestSchema, ResponseSchema, pointer_to

P = ParamSpec("P")
R = TypeVar("R")
View = Callable[..., Any]
Decorator = Callable[[View], View]


class Blueprint(SmorestBlueprint):  # type: ignore[misc]
    """A slice's routes: who may call, what goes in, what comes out, what is refused."""

    ARGUMENTS_PARSER = Parser()

    def get(self, rule: str) -> Decorator:
        return self._at("GET", rule)

    def post(self, rule: str) -> Decorator:
        return self._at("POST", rule)

    def put(self, rule: str) -> Decorator:
        return self._at("PUT", rule)

    def patch(self, rule: str) -> Decorator:
        return self._at("PATCH", rule)

    def delete(self, rule: str) -> Decorator:
        return self._at("DELETE", rule)

    def _at(self, method: str, rule: str) -> Decorator:
        def decorate(view: View) -> View:
            documented = getattr(view, "_apidoc", {}).get("arguments", {}).get("parameters", [])
            takes_query = any(parameter["in"] == "query" for parameter in documented)
            checked = view if takes_query else _without_query(view)
            named = self.doc(operationId=operation_id(view.__name__))(checked)
            self.route(rule, methods=[method])(named)
            return view

        return decorate

    def requires(self, *any_of: str) -> Decorator:
        """Let through tokens with at least one of these scopes, and document them."""
        security = [{"oauth2": [scope]} for scope in any_of]
        security += [{"bearer": []}]

        def decorate(view: View) -> View:
            documented: View = self.doc(security=security)(view)
            return auth.requires(*any_of)(documented)

        return decorate

    def public(self, view: View) -> View:
        """Mark a route that needs no token."""
        documented: View = self.doc(security=[])(view)
        documented.public = True  # type: ignore[attr-defined]
        return documented

    def creates(self, view: View) -> View:
        """Require an Idempotency-Key: this POST makes something that must not be doubled."""

        @wraps(view)
        def run(*args: Any, **kwargs: Any) -> Any:
            idempotency.require_idempotency_key()
            return view(*args, **kwargs)

        documented: View = self.doc(**{"x-creates": True})(run)
        return documented

    def read_by(self, operation: str) -> Decorator:
        """Name the operation that reads what is made here, where the path does not say it."""
        decorator: Decorator = self.doc(**{"x-read-by": operation})
        return decorator

    def versioned(self, view: View) -> View:
        """Document that the answer names its version in ETag."""
        documented: View = self.doc(**{"x-versioned": True})(view)
        return documented

    def headed(self, *names: str) -> Decorator:
        """Document headers beside those that the view takes already, by their component's name."""

        def decorate(view: View) -> View:
            known = getattr(view, "_apidoc", {}).get("manual_doc", {}).get("parameters", [])
            documented: View = self.doc(parameters=[*names, *known])(view)
            return documented

        return decorate

    def guarded(self, view: View) -> View:
        """Give the view `if_match`: it replaces what its caller has read, and nothing newer."""

        @wraps(view)
        def run(*args: Any, **kwargs: Any) -> Any:
            return view(*args, if_match=precondition(), **kwargs)

        return self.versioned(self.headed("IfMatch")(run))

    def placed(self, view: View) -> View:
        """Give the view `if_match`: it makes what is not there yet, or replaces what was read."""

        @wraps(view)
        def run(*args: Any, **kwargs: Any) -> Any:
            return view(*args, if_match=precondition_of_put(), **kwargs)

        return self.versioned(self.headed("IfMatchUnlessNew", "IfNoneMatch")(run))

    def arguments(self, schema: RequestSchema, *, location: str = "json") -> Decorator:
        """Read the body (or the query) into the schema's command; schemas are instances."""
        decorator: Decorator = super().arguments(schema, location=location)
        return decorator

    def response(
        self, status: int, schema: ResponseSchema | None = None, description: str | None = None
    ) -> Decorator:
        decorator: Decorator = super().response(status, schema, description=description)
        return decorator

    def nothing(self, description: str) -> Decorator:
        """Document that 204 without a body is a possible answer."""
        decorator: Decorator = self.alt_response(204, description=description, success=True)
        return decorator

    def may_create(self, schema: ResponseSchema, description: str) -> Decorator:
        """Document that 201 is a possible answer of a PUT: nothing was there yet."""
        decorator: Decorator = self.alt_response(201, schema=schema, description=description)
        return decorator

    def may_ask(self, schema: ResponseSchema, description: str) -> Decorator:
        """Document that 202 is a possible answer: somebody else decides."""
        decorator: Decorator = self.alt_response(202, schema=schema, description=description)
        return decorator

    def raises(self, *problems: type[Problem]) -> Decorator:
        """Document the refusals a caller must expect, grouped by status with named examples."""

        def decorate(view: View) -> View:
            @wraps(view)
            def run(*args: Any, **kwargs: Any) -> Any:
                return view(*args, **kwargs)

            run.problems = (*getattr(view, "problems", ()), *problems)  # type: ignore[attr-defined]
            documented: View = self.doc(**{"x-problems": [p.slug for p in run.problems]})(run)  # type: ignore[attr-defined]
            return documented

        return decorate


def _without_query(view: Callable[P, R]) -> Callable[P, R]:
    @wraps(view)
    def run(*args: P.args, **kwargs: P.kwargs) -> R:
        if request.args:
            detail = "This operation takes no query parameters."
            errors = [{"pointer": pointer_to(name), "detail": detail} for name in request.args]
            raise InvalidRequest(errors=errors[:MAX_ERRORS])
        return view(*args, **kwargs)

    return run


class Api(SmorestApi):  # type: ignore[misc]
    """The document and the errors of the whole API."""

    ERROR_SCHEMA = ProblemSchema
    DEFAULT_ERROR_RESPONSE_NAME = None
    _document: dict[str, Any] | None = None

    def _init_spec(self, **options: Any) -> None:
        super()._init_spec(**options)
        add_components(self.spec)

    def init_app(self, app: Any, **options: Any) -> None:
        super().init_app(app, **options)
        self._undocumented: list[SmorestBlueprint] = []
        self._writing = Lock()
        # A redirect would repeat the query and say nothing of the crisis line.
        app.url_map.merge_slashes = False

    def register_blueprint(self, blp: SmorestBlueprint, **options: Any) -> None:
        """Register its routes now, and document them when the document is first asked for.

        Documenting all of them takes longer than everything else of an app's start together.
        """
        self._app.register_blueprint(blp, **options)
        self._undocumented.append(blp)

    def _register_error_handlers(self) -> None:
        super()._register_error_handlers()
        self._app.register_error_handler(Problem, answer_problem)

    def _register_pagination_header(self) -> None:
        """Leave the library's unused pagination header out of the document."""

    def _register_etag_headers(self) -> None:
        """Leave the library's unused ETag headers out of the document."""

    def handle_http_exception(self, error: HTTPException) -> Response:
        """Turn whatever Flask or Werkzeug raised into a problem of the same status."""
        if error.response is not None:
            return error.response  # type: ignore[return-value]
        return answer_problem(as_problem(error))

    def document(self) -> dict[str, Any]:
        """Return the finished OpenAPI 3.1 document, which no caller may change."""
        with self._writing:
            if self._document is None:
                self._describe()
                self._document = finished(self.spec.to_dict(), self.ma_plugin.examples)
        return self._document

    def _describe(self) -> None:
        for blp in self._undocumented:
            blp.register_views_in_doc(self, self._app, self.spec, name=blp.name, parameters=None)
            self.spec.tag({"name": blp.name, "description": blp.description})


def document_of(app: Flask) -> dict[str, Any]:
    """Return the finished OpenAPI document of an app."""
    api: Api = app.extensions["flask-smorest"]["apis"][""]["ext_obj"]
    return api.document()
