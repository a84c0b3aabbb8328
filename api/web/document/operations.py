"""Operations completed: words for menus, headers, keys, examples and refusals."""

import re
from typing import Any

from api.web.document.components import ID, PARAMETERS
from api.web.document.problems import ALWAYS_ANSWERS, header_references, problem_answers
from api.web.document.properties import complete

Operation = dict[str, Any]
LONGEST_SUMMARY = 60
_LONGEST_STEP = 64  # of a path, in characters
_FIRST_CLAUSE = re.compile(r"[:;,]| as | that | for ")
_ORDER = (
    *("operationId", "summary", "description", "tags", "security"),
    *("parameters", "requestBody", "responses", "x-read-by"),
)


def complete_operation(
    method: str, operation: Operation, shared: list[Any], components: dict[str, Any]
) -> Operation:
    """Return the finished operation; `shared` are the parameters of its path.

    What it refers to and others may share is added to `components`.
    """
    needs_key = operation.pop("x-creates", False)
    slugs = operation.pop("x-problems", [])
    operation["parameters"] = [
        *shared,
        *(_parameter(each, components["schemas"]) for each in operation.get("parameters", [])),
    ]
    if method == "post" and operation["security"]:
        name = "IdempotencyKey" if needs_key else "OptionalIdempotencyKey"
        operation["parameters"].append(PARAMETERS[name])
        slugs = [*slugs, *(["idempotency-key-missing"] if needs_key else [])]
    _word(operation)
    _complete_body(operation, components["schemas"])
    _complete_answers(operation)
    operation["responses"] |= problem_answers(operation, slugs, components)
    operation["responses"] = dict(sorted(operation["responses"].items()))
    operation["parameters"] = [_by_reference(each) for each in operation["parameters"]]
    if not operation["parameters"]:
        del operation["parameters"]
    return {name: operation[name] for name in _ORDER if name in operation}


_STEPS = {"jurisdiction": "NY"}
"""Examples of what stands in a path, is no id, and of no country."""


def path_parameter(parameter: dict[str, Any]) -> dict[str, Any]:
    """Say what a parameter of the path is: `referral_id` is the id of the referral."""
    words = parameter["name"].replace("_", " ")
    thing, _, is_id = words.rpartition(" ")
    example = ID if is_id == "id" else _STEPS.get(words, "US")
    described = f"The {thing}'s id." if is_id == "id" else f"Which {words}."
    schema = complete({"maxLength": _LONGEST_STEP, **parameter["schema"]}, parameter["name"], {})
    return {**parameter, "description": described, "schema": schema, "example": example}


def _parameter(parameter: Any, named: dict[str, Any]) -> dict[str, Any]:
    """Describe it without null: what a query does not want is left out of it."""
    if "$ref" in parameter:
        return PARAMETERS[parameter["$ref"].rpartition("/")[2]]
    schema = complete(parameter["schema"], parameter["name"], named)
    if isinstance(schema.get("type"), list):
        [schema["type"]] = [kind for kind in schema["type"] if kind != "null"]
    if "anyOf" in schema:
        schema |= schema.pop("anyOf")[0]
    examples = schema.pop("examples", [])
    return {**parameter, "schema": schema, **({"example": examples[0]} if examples else {})}


def _by_reference(parameter: dict[str, Any]) -> dict[str, Any]:
    name = next((name for name, fixed in PARAMETERS.items() if fixed is parameter), None)
    return {"$ref": f"#/components/parameters/{name}"} if name else parameter


def _word(operation: Operation) -> None:
    """Cut a first line that is too long for a menu at its first clause; it opens the rest."""
    sentence = " ".join(operation["summary"].split())
    rest = _unwrapped(operation.get("description", ""))
    short = sentence
    if len(sentence) > LONGEST_SUMMARY:
        short = _FIRST_CLAUSE.split(sentence, maxsplit=1)[0]
        rest = f"{sentence} {rest}"
    operation["summary"] = short.rstrip(".")
    operation["description"] = rest.strip() or sentence


def _unwrapped(text: str) -> str:
    return "\n\n".join(" ".join(part.split()) for part in text.split("\n\n"))


def _complete_body(operation: Operation, schemas: dict[str, Any]) -> None:
    """Let the body be left out where none of its members is required."""
    if "requestBody" not in operation:
        return
    content = operation["requestBody"]["content"]["application/json"]
    name = _exemplify(content)
    operation["requestBody"]["required"] = bool(schemas[name].get("required"))


def _complete_answers(operation: Operation) -> None:
    answers: dict[str, Any] = {}
    for status, answer in operation["responses"].items():
        if not status.startswith("2"):
            continue
        for content in answer.get("content", {}).values():
            _exemplify(content)
        answers[status] = {
            "description": answer["description"],
            "headers": header_references(_headers_of(operation, status)),
            **({"content": answer["content"]} if "content" in answer else {}),
        }
    operation["responses"] = answers


def _exemplify(content: dict[str, Any]) -> str:
    """Refer to the example of the content's schema, and return the schema's name."""
    name: str = content["schema"]["$ref"].rpartition("/")[2]
    content["examples"] = {name: {"$ref": f"#/components/examples/{name}"}}
    return name


def _headers_of(operation: Operation, status: str) -> list[str]:
    if operation["tags"] == [ALWAYS_ANSWERS]:
        return ["Crisis-Line"]
    names = {parameter["name"] for parameter in operation["parameters"]}
    return [
        "Request-Id",
        *(["Location"] if status == "201" else []),
        *(["Link"] if "cursor" in names else []),
        *(["ETag"] if operation.get("x-versioned") else []),
        *(["Idempotent-Replayed"] if "Idempotency-Key" in names else []),
    ]
