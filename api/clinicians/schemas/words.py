"""The fields in which clinicians and members say the same things, so that they can match."""

from typing import Any

from marshmallow import fields, validate

from api.clinicians.codes import Modality, Need
from api.web.schema import Code, Pattern, Text

SLUG = Pattern(r"[a-z][a-z0-9_]*", "Lower case letters, digits and underscores.")
LANGUAGE = Pattern(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*", "A BCP 47 tag, such as en or es-MX.")
_MOST = 20


def slugs(description: str, *example: str, **options: Any) -> fields.List[str]:
    """Return a list of words that match by being the same."""
    return fields.List(
        Text(max=48, validate=[SLUG]),
        validate=validate.Length(max=_MOST),
        metadata={"description": description, "example": list(example)},
        **options,
    )


def modalities(**options: Any) -> fields.List[Any]:
    return fields.List(
        Code(Modality),
        validate=validate.Length(max=len(Modality)),
        metadata={"description": "How to meet.", "example": ["video"]},
        **options,
    )


def needs(description: str, **options: Any) -> fields.List[Any]:
    return fields.List(
        Code(Need),
        validate=validate.Length(max=len(Need)),
        metadata={"description": description, "example": ["captions"]},
        **options,
    )


def cents(description: str, **options: Any) -> fields.Integer:
    return fields.Integer(
        strict=True,
        validate=validate.Range(0, 1_000_000),
        metadata={"description": description, "example": 12000, "format": "int32"},
        **options,
    )
