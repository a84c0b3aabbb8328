"""The OpenAPI document: each test is a rule that makes generated clients work the first time."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner
from openapi_schema_validator import OAS31Validator, oas31_format_checker
from openapi_spec_validator import OpenAPIV31SpecValidator

from api import clock
from api.cli.openapi import emit, openapi
from api.oauth.scopes import SCOPES_OF
from api.web.auth import Persona
from api.web.document.plugins import schema_name
from api.web.document.properties import LONGEST_TEXT
from api.web.schema import RequestSchema

FILE = Path(__file__).parents[1] / "openapi" / "openapi.yaml"
Json = dict[str, Any]
RESERVED = {"Error", "Range", "Data", "Type", "Result", "Date", "Set", "Map", "Object", "Task"}
NOBODY_REFUSED = {
    "getCrisis",
    "getCrisisForCountry",
    "getCrisisBundle",
    "screenForCrisis",
    "countCrisisChoice",
}


@pytest.fixture(scope="module")
def text() -> str:
    return emit()


@pytest.fixture(scope="module")
def document(text: str) -> Json:
    found: Json = yaml.safe_load(text)
    return found


@pytest.fixture(scope="module")
def operations(document: Json) -> list[Json]:
    """Every operation, with its `method` and `path`, and its parameters resolved."""
    return [
        operation
        | {
            "method": method,
            "path": path,
            "parameters": [resolved(document, each) for each in operation.get("parameters", [])],
        }
        for path, item in document["paths"].items()
        for method, operation in item.items()
    ]


def resolved(document: Json, part: Json) -> Json:
    """Follow a reference, or return the part itself."""
    found = document if "$ref" in part else part
    for step in part.get("$ref", "").split("/")[1:]:
        found = found[step]
    return found


def parts(value: Any) -> Iterator[Json]:
    """Yield every object in a document, examples aside."""
    if isinstance(value, dict):
        yield value
        for name, inner in value.items():
            if name not in ("example", "examples"):
                yield from parts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from parts(inner)


def schemas_in(document: Json) -> Iterator[Json]:
    """Yield every schema: of components, parameters and headers, and what is inside them."""
    yield from parts(document["components"]["schemas"])
    for part in parts(document):
        if "schema" in part:
            yield from parts(part["schema"])


def reached_from(document: Json, part: Any) -> set[str]:
    """Return the names of the schemas that a part of the document leads to."""
    found: set[str] = set()
    waiting = [part]
    while waiting:
        for each in parts(waiting.pop()):
            head, _, name = each.get("$ref", "").rpartition("/")
            if head and name not in found:
                found |= {name} if head == "#/components/schemas" else set()
                waiting.append(resolved(document, each))
    return found


def requests_in(document: Json, operations: list[Json]) -> set[str]:
    return reached_from(document, [operation.get("requestBody", {}) for operation in operations])


def answers_in(document: Json, operations: list[Json]) -> set[str]:
    return reached_from(document, [operation["responses"] for operation in operations])


def answers_of(document: Json, operation: Json) -> dict[str, Json]:
    """Return the answers by status, but what the crisis operations say of other protocols."""
    return {
        status: resolved(document, answer)
        for status, answer in operation["responses"].items()
        if status != "4XX"
    }


def objects(document: Json, names: set[str]) -> dict[str, Json]:
    found = document["components"]["schemas"]
    return {name: found[name] for name in names if found[name]["type"] == "object"}


def header_names(operation: Json) -> dict[str, bool]:
    """Return the header parameters, and whether each is required."""
    return {
        each["name"]: each["required"] for each in operation["parameters"] if each["in"] == "header"
    }


# The whole


def test_document_is_valid_openapi_3_1(document: Json) -> None:
    assert document["openapi"] == "3.1.1"
    OpenAPIV31SpecValidator(document).validate()


def test_document_says_what_it_is_whose_and_under_which_licence(document: Json) -> None:
    info = document["info"]
    assert info["license"] == {"name": "Apache-2.0", "identifier": "Apache-2.0"}
    assert info["contact"]["name"]
    assert "988" in info["description"]
    assert info["title"]
    assert info["version"]
    assert all(server["url"] and server["description"] for server in document["servers"])


def test_crisis_comes_first(document: Json) -> None:
    assert document["tags"][0]["name"] == "crisis"
    assert next(iter(document["paths"])) == "/v1/crisis"


def test_every_tag_is_described_and_used(document: Json, operations: list[Json]) -> None:
    assert all(tag["description"] for tag in document["tags"])
    used = {tag for operation in operations for tag in operation["tags"]}
    assert used == {tag["name"] for tag in document["tags"]}


def test_every_reference_leads_somewhere_and_every_component_is_referred_to(
    document: Json, text: str
) -> None:
    references = set(re.findall(r"'(#/components/[^']+)'", text))
    found = {
        f"#/components/{kind}/{name}"
        for kind, named in document["components"].items()
        for name in named
        if kind != "securitySchemes"
    }
    assert references == found


def test_nothing_of_the_generator_is_left_in_it(text: str) -> None:
    assert not re.findall(r"^ *x-[a-z-]+:", text, re.MULTILINE)


# Operations


def test_every_operation_has_a_name_of_its_own_in_lower_camel_case(
    operations: list[Json],
) -> None:
    names = [operation["operationId"] for operation in operations]
    assert len(set(names)) == len(names)
    assert all(re.fullmatch(r"[a-z]+([A-Z][a-z]+)*", name) for name in names)


def test_every_summary_fits_into_a_menu(operations: list[Json]) -> None:
    for operation in operations:
        summary = operation["summary"]
        assert 5 <= len(summary) <= 60, summary
        assert summary[0].isupper(), summary
        assert summary[-1].isalnum(), summary


def test_every_operation_is_described_and_has_one_tag(operations: list[Json]) -> None:
    for operation in operations:
        assert operation["description"].endswith("."), operation["operationId"]
        assert len(operation["tags"]) == 1


def test_every_operation_says_which_scope_it_needs_or_that_it_needs_none(
    document: Json, operations: list[Json]
) -> None:
    flows = document["components"]["securitySchemes"]["oauth2"]["flows"]
    offered = {scope for flow in flows.values() for scope in flow["scopes"]}
    needed = set()
    for operation in operations:
        *scoped, last = operation["security"] or [None]
        assert last in (None, {"bearer": []}), operation["operationId"]
        needed |= {scope for each in scoped for scope in each["oauth2"]}
        assert bool(scoped) == bool(operation["security"])
    assert needed == offered


def test_scopes_are_offered_by_the_flow_in_which_they_can_be_had(document: Json) -> None:
    schemes = document["components"]["securitySchemes"]
    assert (schemes["bearer"]["type"], schemes["bearer"]["scheme"]) == ("http", "bearer")
    flows = schemes["oauth2"]["flows"]
    by_client = SCOPES_OF[Persona.PLATFORM] | SCOPES_OF[Persona.MEMBER]
    by_code = frozenset().union(
        *(SCOPES_OF[each] for each in (Persona.CLINICIAN, Persona.OPERATOR, Persona.COORDINATOR))
    )
    assert set(flows["clientCredentials"]["scopes"]) <= by_client
    assert set(flows["authorizationCode"]["scopes"]) <= by_code


def test_parameters_are_flat_and_never_cookies(operations: list[Json]) -> None:
    for operation in operations:
        for parameter in operation["parameters"]:
            assert parameter["in"] in {"path", "query", "header"}
            assert parameter.get("style", "form") == "form"
            assert parameter.get("explode", True) is True
            assert parameter["description"], parameter["name"]
            assert "null" not in parameter["schema"].get("type", "")


# Schemas


def test_requests_are_closed_and_answers_are_open(document: Json, operations: list[Json]) -> None:
    requests, answers = requests_in(document, operations), answers_in(document, operations)
    for name, schema in objects(document, requests).items():
        assert schema["additionalProperties"] is False, name
    for name, schema in objects(document, answers).items():
        assert "additionalProperties" not in schema, name
        assert schema["required"], name
    assert not objects(document, requests & answers)


def test_there_are_no_alternatives_but_null(document: Json) -> None:
    for part in schemas_in(document):
        assert not {"oneOf", "allOf", "not", "discriminator"} & part.keys()
        if "anyOf" in part:
            reference, null = part["anyOf"]
            assert (set(reference), null) == ({"$ref"}, {"type": "null"})


def test_every_set_of_codes_is_a_described_component_of_strings(document: Json) -> None:
    components = document["components"]["schemas"].values()
    for part in schemas_in(document):
        if "enum" in part and part["enum"] != ["true"]:
            assert any(part is component for component in components), part
            assert part["type"] == "string"
            assert part["description"]
            assert all(isinstance(code, str) for code in part["enum"])


def test_every_string_array_and_integer_is_bounded(document: Json) -> None:
    for part in schemas_in(document):
        kinds = part.get("type", ()) if isinstance(part.get("type"), str | list) else ()
        if "string" in kinds and "enum" not in part:
            assert part["maxLength"] >= part.get("minLength", 0), part
        if "array" in kinds:
            assert part["maxItems"] >= part.get("minItems", 0), part
        if "integer" in kinds:
            assert part["minimum"] < part["maximum"], part
            assert part["format"] in {"int32", "int64"}, part


def test_bounds_of_requests_are_those_the_server_enforces(
    document: Json, operations: list[Json]
) -> None:
    """The one exception refuses nothing; what stands there is what is read at most."""
    guarded = [each for each in operations if each["operationId"] != "screenForCrisis"]
    for name, schema in objects(document, requests_in(document, guarded)).items():
        for member, part in schema.get("properties", {}).items():
            assert part.get("maxLength") != LONGEST_TEXT or "minLength" in part, (name, member)
            assert part.get("maxItems") != 1000, (name, member)


def test_patterns_are_anchored_and_the_same_in_every_language(document: Json) -> None:
    for part in schemas_in(document):
        if isinstance(part.get("pattern"), str):
            assert re.fullmatch(r"\^[^^$]+\$", part["pattern"]), part
            assert not re.search(r"\(\?P|\\[AZzdwsb]|\(\?<|\+\+", part["pattern"]), part


def test_formats_are_registered_ones(document: Json) -> None:
    known = {"date-time", "date", "uuid", "uri", "uri-reference", "int32", "int64"}
    found = {part["format"] for part in schemas_in(document) if isinstance(part.get("format"), str)}
    assert found <= known


def test_no_default_is_null(document: Json) -> None:
    assert all(part["default"] is not None for part in schemas_in(document) if "default" in part)


def test_no_model_has_a_name_that_a_language_reserves(document: Json) -> None:
    assert not RESERVED & document["components"]["schemas"].keys()


# Refusals


def test_every_refusal_is_a_problem_with_named_examples(
    document: Json, operations: list[Json]
) -> None:
    for operation in operations:
        for status, answer in answers_of(document, operation).items():
            if status.startswith("2"):
                continue
            [(kind, content)] = answer["content"].items()
            assert kind == "application/problem+json"
            assert content["schema"] == {"$ref": "#/components/schemas/Problem"}
            for slug, example in content["examples"].items():
                value = resolved(document, example)["value"]
                assert value["type"].endswith(f"/problems/{slug}")
                assert value["status"] == int(status)


def test_every_operation_lists_the_refusals_of_its_kind(operations: list[Json]) -> None:
    for operation in operations:
        places = {parameter["in"] for parameter in operation["parameters"]}
        wanted = {"422", "500", "503"}
        wanted |= {"401", "403"} if operation["security"] else set()
        wanted |= {"404"} if "path" in places else set()
        wanted |= {"400", "413", "415"} if "requestBody" in operation else set()
        wanted |= {"400"} if "header" in places else set()
        found = set(operation["responses"])
        if operation["operationId"] in NOBODY_REFUSED:
            assert found == {"200", "4XX"}
        else:
            assert wanted <= found, operation["operationId"]
            assert "default" not in found


def test_refusals_say_which_token_is_needed_and_when_to_come_back(
    document: Json, operations: list[Json]
) -> None:
    for operation in operations:
        for status, answer in answers_of(document, operation).items():
            headers = set(answer["headers"])
            assert ("WWW-Authenticate" in headers) == (status in {"401", "403"})
            assert ("Retry-After" in headers) == (status == "503")


# Headers and keys


def test_every_answer_has_a_request_id_but_those_made_before_the_app(
    document: Json, operations: list[Json]
) -> None:
    for operation in operations:
        for answer in answers_of(document, operation).values():
            wanted = "Crisis-Line" if operation["operationId"] in NOBODY_REFUSED else "Request-Id"
            assert wanted in answer["headers"]


def test_a_create_says_where_it_can_be_read_and_how(operations: list[Json]) -> None:
    creates = [operation for operation in operations if "201" in operation["responses"]]
    assert creates
    for operation in creates:
        answer = operation["responses"]["201"]
        assert "Location" in answer["headers"]
        link = answer["links"]["read"]
        reader = next(each for each in operations if each["operationId"] == link["operationId"])
        names = [each["name"] for each in reader.get("parameters", []) if each["in"] == "path"]
        is_here = reader["path"] == operation["path"]
        assert link.get("parameters", {}) == {
            name: f"$request.path.{name}" if is_here else "$response.body#/id" for name in names
        }


def test_a_list_with_a_cursor_links_to_its_next_page(operations: list[Json]) -> None:
    lists = [
        operation
        for operation in operations
        if any(parameter["name"] == "cursor" for parameter in operation["parameters"])
    ]
    assert len(lists) >= 5
    assert all("Link" in operation["responses"]["200"]["headers"] for operation in lists)


def test_an_idempotency_key_is_required_on_creates_and_possible_on_every_other_post(
    operations: list[Json],
) -> None:
    for operation in operations:
        key = header_names(operation).get("Idempotency-Key")
        is_guarded_post = operation["method"] == "post" and bool(operation["security"])
        assert key == (("201" in operation["responses"]) if is_guarded_post else None)
        for status, answer in operation["responses"].items():
            if status.startswith("2"):
                assert ("Idempotent-Replayed" in answer["headers"]) == is_guarded_post


def test_a_write_that_replaces_names_what_it_replaces(operations: list[Json]) -> None:
    """RFC 9110 section 13.1; what a PUT may also make is named by If-None-Match instead."""
    replacing = [each for each in operations if each["method"] in {"put", "patch", "delete"}]
    assert replacing
    for operation in replacing:
        makes = "201" in operation["responses"]
        wanted = {"If-Match": False, "If-None-Match": False} if makes else {"If-Match": True}
        assert wanted.items() <= header_names(operation).items()
        assert {"412", "428"} <= operation["responses"].keys()
        reader = next(
            each
            for each in operations
            if (each["method"], each["path"]) == ("get", operation["path"])
        )
        for each in (operation, reader):
            assert "ETag" in each["responses"]["200"]["headers"]


def test_a_body_may_be_left_out_where_none_of_its_members_is_required(
    document: Json, operations: list[Json]
) -> None:
    for operation in operations:
        if "requestBody" in operation:
            schema = operation["requestBody"]["content"]["application/json"]["schema"]
            has_required = bool(resolved(document, schema).get("required"))
            assert operation["requestBody"]["required"] == has_required


# Examples


def body_contents(document: Json, operations: list[Json]) -> Iterator[tuple[str, Json]]:
    """Yield (operationId, media type object) of each request body and 2xx answer."""
    for operation in operations:
        answers = answers_of(document, operation)
        successes = [answer for status, answer in answers.items() if status.startswith("2")]
        for part in (operation.get("requestBody", {}), *successes):
            for content in part.get("content", {}).values():
                yield operation["operationId"], content


def test_every_body_has_an_example_that_its_schema_accepts(
    document: Json, operations: list[Json]
) -> None:
    refusals = [content for part in parts(document) for content in _problem_contents(part)]
    bodies = [content for _, content in body_contents(document, operations)]
    for content in (*bodies, *refusals):
        [*examples] = content["examples"].values()
        assert examples
        whole = {**content["schema"], "components": document["components"]}
        checker = OAS31Validator(whole, format_checker=oas31_format_checker)
        for example in examples:
            checker.validate(resolved(document, example)["value"])


def _problem_contents(part: Json) -> list[Json]:
    content = part.get("content", {})
    return [content["application/problem+json"]] if "application/problem+json" in content else []


def test_every_example_of_a_request_is_one_the_server_accepts(
    document: Json, operations: list[Json]
) -> None:
    known = {schema_name(kind): kind for kind in _every(RequestSchema)}
    forward = datetime(2026, 11, 22, 15, tzinfo=UTC) - clock.utc_now()
    clock.move(forward)
    try:
        for operation in operations:
            for content in operation.get("requestBody", {}).get("content", {}).values():
                [(name, example)] = content["examples"].items()
                known[name]().load(resolved(document, example)["value"])
    finally:
        clock.move(-forward)


def _every(kind: type[Any]) -> list[type[Any]]:
    found = [kind]
    for child in kind.__subclasses__():
        found += _every(child)
    return [each for each in found if each.__module__.startswith("api.")]


def test_every_plain_member_has_an_example_of_its_own(
    document: Json, operations: list[Json]
) -> None:
    names = requests_in(document, operations) | answers_in(document, operations)
    for name, schema in objects(document, names).items():
        for member, part in schema.get("properties", {}).items():
            is_plain = "type" in part and not {"null", "array"} & set(_kinds(part))
            if is_plain and member in schema.get("required", ()):
                assert "examples" in part, (name, member)


def _kinds(part: Json) -> list[str]:
    return [part["type"]] if isinstance(part["type"], str) else part["type"]


def test_examples_name_nobody_who_is_real(text: str) -> None:
    assert not re.search(r"555-(?!01\d\d)|@(?!example\.org)[a-z]+\.", text)


def test_times_in_examples_are_utc(text: str) -> None:
    assert not re.findall(r"\d{4}-\d\d-\d\dT[0-9:.]+(?!Z)[+-]", text)


# The file and the command


def test_file_equals_what_the_routes_say(text: str) -> None:
    assert FILE.read_text(encoding="utf-8") == text, "write it anew: make openapi"


def test_check_passes_when_the_file_is_current(tmp_path: Path) -> None:
    path = tmp_path / "openapi.yaml"
    assert CliRunner().invoke(openapi, [str(path)]).exit_code == 0
    answer = CliRunner().invoke(openapi, ["--check", str(path)])
    assert (answer.exit_code, answer.output) == (0, "")


def test_check_fails_and_shows_the_difference_when_the_file_is_stale(
    tmp_path: Path, text: str
) -> None:
    path = tmp_path / "openapi.yaml"
    stale = text.replace("operationId: submitReferral", "operationId: sendReferral")
    path.write_text(stale, encoding="utf-8")
    answer = CliRunner().invoke(openapi, ["--check", str(path)])
    assert answer.exit_code == 1
    assert "-      operationId: sendReferral" in answer.output
    assert "+      operationId: submitReferral" in answer.output
    assert path.read_text(encoding="utf-8") == stale


def test_check_fails_when_there_is_no_file(tmp_path: Path) -> None:
    answer = CliRunner().invoke(openapi, ["--check", str(tmp_path / "none.yaml")])
    assert answer.exit_code == 1
    assert len(answer.output.splitlines()) < 50


@pytest.mark.slow
def test_document_is_the_same_bytes_whatever_the_seed_of_the_hashes(text: str) -> None:
    program = "import sys; from api.cli.openapi import emit; sys.stdout.write(emit())"
    for seed in ("1", "2"):
        written = subprocess.run(
            [sys.executable, "-c", program],
            env={**os.environ, "PYTHONHASHSEED": seed},
            cwd=FILE.parents[1],
            capture_output=True,
            check=True,
        ).stdout
        assert written.decode() == text
