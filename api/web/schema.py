"""Schemas of the wire: requests are closed and build a command, responses are open and complete."""

import re
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any, ClassVar

import marshmallow as ma
from marshmallow import fields, validate


class RequestSchema(ma.Schema):
    """A request: unknown members are refused, and the values become one typed `command`."""

    command: ClassVar[Any] = dict

    error_messages = {  # noqa: RUF012 - marshmallow reads a plain class attribute
        "type": "Send an object.",
        "unknown": "There is no such member; check its spelling or leave it out.",
    }

    class Meta:
        unknown = ma.RAISE

    @ma.post_load
    def build(self, values: dict[str, Any], **_: Any) -> Any:
        return self.command(**values)


class ResponseSchema(ma.Schema):
    """A response: every member is present, and members may be added later."""

    class Meta:
        unknown = ma.EXCLUDE

    def on_bind_field(self, field_name: str, field_obj: fields.Field[Any]) -> None:
        """Mark the member as always present unless its metadata says `optional`."""
        super().on_bind_field(field_name, field_obj)
        field_obj.required = not field_obj.metadata.get("optional", False)


class Nothing(RequestSchema):
    """A POST that needs no body: an empty one, or `{}`."""


# RFC 3339 section 5.6; `fromisoformat` alone takes week dates and times without colons too.
_RFC_3339 = re.compile(
    r"\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(\.\d{1,9})?([Zz]|[+-]\d\d:\d\d)", re.ASCII
)


class Moment(fields.AwareDateTime):
    """An RFC 3339 time with an offset, kept and shown in UTC with `Z`."""

    default_error_messages = {  # noqa: RUF012 - as above
        "invalid": "A time with its offset (RFC 3339), such as 2026-11-22T14:00:00Z.",
    }

    def __init__(self, **options: Any) -> None:
        super().__init__(format="iso", **options)

    def _serialize(self, value: datetime | None, *_: Any, **__: Any) -> str | None:
        if value is None:
            return None
        return value.astimezone(UTC).isoformat().replace("+00:00", "Z")

    def _deserialize(self, value: Any, *args: Any, **kwargs: Any) -> datetime:
        if not isinstance(value, str) or not _RFC_3339.fullmatch(value):
            raise self.make_error("invalid")
        moment: datetime = super()._deserialize(value.upper(), *args, **kwargs)
        try:
            return moment.astimezone(UTC)
        except OverflowError as error:  # the year 1 or 9999 of another offset
            raise self.make_error("invalid") from error


class Code(fields.Enum[StrEnum]):
    """One of a documented set of codes; the set becomes one named component of the document."""

    def __init__(self, codes: type[StrEnum], **options: Any) -> None:
        super().__init__(codes, by_value=fields.String, **options)


class Pattern(validate.Validator):
    """A whole-string ASCII match; `source` is valid in ECMA-262 too (Python's `$` is not)."""

    def __init__(self, source: str, explain: str) -> None:
        self.source = source
        self.explain = explain
        self._matches = re.compile(source, re.ASCII).fullmatch

    def __call__(self, value: str) -> str:
        if not self._matches(value):
            raise ma.ValidationError(self.explain)
        return value


class Text(fields.String):
    """A bounded string; empty is refused unless `min=0`."""

    def __init__(self, max: int, min: int = 1, **options: Any) -> None:  # noqa: A002 - the words of OpenAPI
        checks = [validate.Length(min=min, max=max), *options.pop("validate", [])]
        super().__init__(validate=checks, **options)


class Repeated(fields.List[Any]):
    """A query parameter given several times (`a=1&a=2`) or, for convenience, as `a=1,2`."""

    is_multiple = True

    def _deserialize(self, value: Any, *args: Any, **kwargs: Any) -> list[Any]:
        parts = [part for item in value for part in str(item).split(",")]
        return super()._deserialize(parts, *args, **kwargs)


_NAME = re.compile(r"[A-Za-z0-9_.-]{1,64}", re.ASCII)


def errors_of(messages: Any, pointer: str = "") -> list[dict[str, str]]:
    """Flatten marshmallow's nested messages to RFC 6901 pointers: [{pointer, detail}].

    A name that is no identifier could be somebody's words, so it is not repeated: the pointer
    then ends at the object that holds it.
    """
    if isinstance(messages, dict):
        return [
            error
            for name, inner in messages.items()
            for error in errors_of(inner, pointer_to(name, pointer))
        ]
    return [{"pointer": pointer, "detail": str(detail)} for detail in messages]


def pointer_to(name: object, within: str = "") -> str:
    """Point to a member, or to the object around it where its name may not be repeated."""
    known = name != "_schema" and _NAME.fullmatch(str(name))
    return f"{within}/{name}" if known else within
