"""Finishing the document of a small API: what apispec leaves out or gets wrong."""

from copy import deepcopy
from enum import StrEnum
from typing import Any

import marshmallow as ma
import pytest
from flask import Flask
from marshmallow import fields, validate

from api.web.api import Blueprint, document_of
from api.web.document import finished
from api.web.document.examples import example_of
from api.web.schema import Code, Moment, Pattern, Repeated, RequestSchema, ResponseSchema, Text


class Colour(StrEnum):
    """What it looks like.

    More words that no component needs.
    """

    RED = "red"
    BLUE = "blue"


class Shade(StrEnum):
    """How dark it is; the codes are those of no other set, or are they."""

    RED = "red"
    BLUE = "blue"


class PartSchema(ResponseSchema):
    size = fields.Integer(metadata={"example": 3})


class ThingSchema(ResponseSchema):
    """A thing,
    described.
    """

    id = fields.UUID(metadata={"example": "0192f0c1-7b1a-7c55-9d5e-3f1b2a4c6d8e"})
    at = Moment(metadata={"example": "2026-11-22T14:00:00Z"})
    colour = Code(Colour, allow_none=True, metadata={"example": "red"})
    shade = Code(Shade)
    parts = fields.List(fields.Nested(PartSchema()))
    spare = fields.Nested(PartSchema(), allow_none=True)
    note = Text(max=9, metadata={"optional": True})


class PageSchema(ResponseSchema):
    items = fields.List(fields.Nested(ThingSchema()))
    next_cursor = Text(max=9, allow_none=True)


class NewThingSchema(RequestSchema):
    kind = Code(Colour, required=True, metadata={"example": "blue"})
    place = fields.String(
        load_default=None,
        validate=validate.OneOf(["NY", "VT"], error="A state."),
        metadata={"example": "NY"},
    )
    words = Text(
        max=9, load_default=None, validate=[Pattern("a|b", "a or b.")], metadata={"example": "a"}
    )
    number = fields.Integer(load_default=None, metadata={"example": 4, "format": "int64"})

    @ma.validates_schema
    def has_words_or_a_number(self, values: dict[str, Any], **_: Any) -> None:
        if bool(values["words"]) == bool(values["number"]):
            raise ma.ValidationError("Either words or a number.", "words")


class Ask(RequestSchema):
    kind = Repeated(Code(Colour), load_default=list, metadata={"description": "Of this colour."})
    place = fields.String(
        load_default=None, validate=validate.OneOf(["NY", "VT"], error="A state.")
    )


blp = Blueprint("things", __name__, url_prefix="/v1/things", description="Things.")


@blp.get("")
@blp.requires("things:read")
@blp.arguments(Ask(), location="query")
@blp.response(200, PageSchema())
def list_things(ask: Any) -> Any:
    """List the things that a long first line of more than sixty characters describes.

    With more
    words.
    """


@blp.post("")
@blp.requires("things:write")
@blp.creates
@blp.arguments(NewThingSchema())
@blp.response(201, ThingSchema())
def make_thing(new: Any) -> Any:
    """Make a thing."""


@blp.get("/<uuid:thing_id>")
@blp.public
@blp.response(200, ThingSchema())
def get_thing(thing_id: Any) -> Any:
    """Get a thing."""


@pytest.fixture
def document(bare: Flask) -> dict[str, Any]:
    bare.extensions["api"].register_blueprint(blp)
    return document_of(bare)


def schema_of(document: dict[str, Any], name: str) -> Any:
    return document["components"]["schemas"][name]


def test_document_is_made_once_and_leaves_its_source_alone_when_it_is_asked_for(
    bare: Flask, document: dict[str, Any]
) -> None:
    api = bare.extensions["api"]
    before = deepcopy(api.spec.to_dict())
    assert finished(api.spec.to_dict(), api.ma_plugin.examples) == document
    assert api.spec.to_dict() == before
    assert document_of(bare) is document


def test_summary_is_the_first_clause_when_the_first_line_is_too_long(
    document: dict[str, Any],
) -> None:
    operation = document["paths"]["/v1/things"]["get"]
    assert operation["summary"] == "List the things"
    assert operation["description"] == (
        "List the things that a long first line of more than sixty characters describes."
        " With more words."
    )


def test_short_first_line_is_summary_and_description_when_there_is_no_more(
    document: dict[str, Any],
) -> None:
    operation = document["paths"]["/v1/things"]["post"]
    assert (operation["summary"], operation["description"]) == ("Make a thing", "Make a thing.")


@pytest.mark.parametrize("missing", ["operationId", "summary"])
def test_operation_is_refused_when_no_client_could_name_it(bare: Flask, missing: str) -> None:
    nameless = Blueprint("nameless", __name__)
    nameless.route("/x")(nameless.doc(**{missing: ""})(get_thing))
    bare.extensions["api"].register_blueprint(nameless)
    with pytest.raises(RuntimeError, match="GET /x"):
        document_of(bare)


def test_codes_are_one_component_for_each_set_when_two_have_the_same_values(
    document: dict[str, Any],
) -> None:
    assert schema_of(document, "Colour") == {
        "type": "string",
        "enum": ["red", "blue"],
        "description": "What it looks like. Answers may come to hold more codes.",
    }
    thing = schema_of(document, "Thing")["properties"]
    assert thing["shade"] == {"$ref": "#/components/schemas/Shade"}
    assert thing["colour"] == {
        "anyOf": [{"$ref": "#/components/schemas/Colour"}, {"type": "null"}],
        "examples": ["red"],
    }


def test_choices_are_a_component_named_by_their_member_when_they_are_no_codes(
    document: dict[str, Any],
) -> None:
    place = schema_of(document, "Place")
    assert place == {"type": "string", "enum": ["NY", "VT"], "description": "A state."}


def test_document_is_refused_when_two_sets_of_choices_share_a_name(bare: Flask) -> None:
    class Elsewhere(RequestSchema):
        place = fields.String(required=True, validate=validate.OneOf(["TX"], error="Texas."))

    other = Blueprint("other", __name__)
    other.post("/elsewhere")(other.public(other.arguments(Elsewhere())(get_thing)))
    bare.extensions["api"].register_blueprint(blp)
    bare.extensions["api"].register_blueprint(other)
    with pytest.raises(RuntimeError, match="Place is the name of two sets"):
        document_of(bare)


def test_query_has_no_null_and_repeats_its_name_when_it_takes_several(
    document: dict[str, Any],
) -> None:
    kind, place = document["paths"]["/v1/things"]["get"]["parameters"]
    assert (kind["style"], kind["explode"]) == ("form", True)
    assert kind["schema"]["items"] == {"$ref": "#/components/schemas/Colour"}
    assert place["schema"] == {"$ref": "#/components/schemas/Place"}


def test_bounds_are_given_when_the_fields_have_none(document: dict[str, Any]) -> None:
    thing = schema_of(document, "Thing")["properties"]
    assert thing["id"]["maxLength"] == 36
    assert (thing["at"]["format"], thing["at"]["maxLength"]) == ("date-time", 35)
    assert thing["parts"]["maxItems"] == 1000
    assert schema_of(document, "Page")["properties"]["items"]["maxItems"] == 100
    assert schema_of(document, "Problem")["properties"]["errors"]["maxItems"] == 50
    size = schema_of(document, "Part")["properties"]["size"]
    assert (size["format"], size["minimum"], size["maximum"]) == ("int32", -(2**31), 2**31 - 1)
    number = schema_of(document, "NewThing")["properties"]["number"]
    assert (number["format"], number["maximum"]) == ("int64", 2**63 - 1)


def test_pattern_is_anchored_as_a_whole_when_it_has_alternatives(document: dict[str, Any]) -> None:
    assert schema_of(document, "NewThing")["properties"]["words"]["pattern"] == "^(?:a|b)$"


def test_component_is_described_by_its_class_when_that_says_something(
    document: dict[str, Any],
) -> None:
    assert schema_of(document, "Thing")["description"] == "A thing, described."
    assert "description" not in schema_of(document, "Part")


def test_example_of_an_answer_has_every_member_when_each_has_a_plain_one() -> None:
    assert example_of(ThingSchema()) == {
        "id": "0192f0c1-7b1a-7c55-9d5e-3f1b2a4c6d8e",
        "at": "2026-11-22T14:00:00Z",
        "colour": "red",
        "shade": "red",
        "parts": [{"size": 3}],
        "spare": None,
    }


def test_example_of_a_request_leaves_out_what_its_schema_would_refuse_beside_the_rest() -> None:
    example = example_of(NewThingSchema())
    assert example == {"kind": "blue", "place": "NY", "words": "a"}
    assert NewThingSchema().validate(example) == {}


def test_operation_lists_the_refusals_of_its_shape_when_it_names_none(
    document: dict[str, Any],
) -> None:
    paths = document["paths"]
    assert set(paths["/v1/things/{thing_id}"]["get"]["responses"]) == {
        *("200", "404", "422", "500", "503")
    }
    assert set(paths["/v1/things"]["get"]["responses"]) == {
        *("200", "401", "403", "422", "500", "503")
    }
    assert set(paths["/v1/things"]["post"]["responses"]) == {
        *("201", "400", "401", "403", "409", "413", "415", "422", "500", "503")
    }


def test_parameter_of_the_path_is_described_and_bounded_when_it_is_an_id(
    document: dict[str, Any],
) -> None:
    [parameter] = document["paths"]["/v1/things/{thing_id}"]["get"]["parameters"]
    assert (parameter["description"], parameter["schema"]["format"]) == ("The thing's id.", "uuid")


def test_create_needs_a_key_and_links_to_its_reader_when_there_is_one(
    document: dict[str, Any],
) -> None:
    create = document["paths"]["/v1/things"]["post"]
    assert create["parameters"] == [{"$ref": "#/components/parameters/IdempotencyKey"}]
    assert create["responses"]["201"]["links"] == {
        "read": {"operationId": "getThing", "parameters": {"thing_id": "$response.body#/id"}}
    }


def test_component_is_left_out_when_nothing_refers_to_it(document: dict[str, Any]) -> None:
    components = document["components"]
    assert set(components["parameters"]) == {"IdempotencyKey"}
    assert "Crisis-Line" not in components["headers"]
    assert "method-not-allowed" not in components["examples"]
