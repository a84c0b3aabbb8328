"""Cursor pages: `limit`, `cursor`, `next_cursor` and `Link: rel=next`, no totals."""

import base64
import binascii
import hashlib
import hmac
import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar
from urllib.parse import urlencode

from flask import current_app, request
from marshmallow import fields, validate

from api.web.problems import MalformedRequest
from api.web.schema import RequestSchema, Text

T = TypeVar("T")
MAX_LIMIT = 100
_TAG_BYTES = 16


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """One page: the items, and the key after which the next one starts (None at the end)."""

    items: Sequence[T]
    next_key: Sequence[Any] | None

    @classmethod
    def cut(cls, rows: Sequence[T], limit: int, key: Any) -> "Page[T]":
        """Make a page from `limit + 1` fetched rows; `key(row)` is the row's keyset."""
        items = rows[:limit]
        return cls(items, key(items[-1]) if len(rows) > limit else None)


class PageArguments(RequestSchema):
    limit = fields.Integer(
        load_default=25,
        validate=validate.Range(1, MAX_LIMIT),
        metadata={"description": "Items per page.", "example": 25, "format": "int32"},
    )
    cursor = Text(
        max=2048,
        load_default=None,
        metadata={"description": "`next_cursor` of the page before; opaque."},
    )


def seal_cursor(key: Sequence[Any] | None, *scope: object) -> str | None:
    """Turn a keyset into an opaque cursor that only the same caller and query can use."""
    if key is None:
        return None
    body = json.dumps(list(key), default=str, separators=(",", ":")).encode()
    return base64.urlsafe_b64encode(_tag(body, scope) + body).decode().rstrip("=")


def open_cursor(cursor: str | None, *scope: object) -> list[Any] | None:
    """Return the keyset; a cursor that was changed or belongs to somebody else is 400."""
    if cursor is None:
        return None
    try:
        raw = base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4))
    except (binascii.Error, ValueError):
        raw = b""
    tag, body = raw[:_TAG_BYTES], raw[_TAG_BYTES:]
    if not hmac.compare_digest(tag, _tag(body, scope)):
        raise MalformedRequest("This cursor is not valid here; start again without it.")
    key: list[Any] = json.loads(body)
    return key


def _tag(body: bytes, scope: tuple[object, ...]) -> bytes:
    secret: bytes = current_app.config["CURSOR_KEY"]
    message = json.dumps(scope, default=str).encode() + b"\0" + body
    return hmac.new(secret, message, hashlib.sha256).digest()[:_TAG_BYTES]


def next_link(cursor: str | None) -> dict[str, str]:
    """Return the `Link` header of RFC 8288 for this request's next page."""
    if cursor is None:
        return {}
    query = [(k, v) for k, v in request.args.items(multi=True) if k != "cursor"]
    target = f"{request.path}?{urlencode([*query, ('cursor', cursor)])}"
    return {"Link": f'<{target}>; rel="next"'}
