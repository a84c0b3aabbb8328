"""A request gets the scope it asks for, or none."""

import pytest
from authlib.oauth2.rfc6749 import InvalidScopeError

from api.oauth.scopes import SCOPES_OF, granted_scope
from api.web.auth import Persona

ALLOWED = frozenset({"a:read", "b:write"})


@pytest.mark.parametrize(
    ("asked", "granted"),
    [
        (None, "a:read b:write"),
        ("", "a:read b:write"),
        ("b:write", "b:write"),
        ("b:write a:read", "b:write a:read"),
        ("a:read a:read", "a:read"),
    ],
)
def test_scope_is_what_was_asked_for(asked: str | None, granted: str) -> None:
    assert granted_scope(asked, ALLOWED) == granted


@pytest.mark.parametrize(
    "asked", ["c", "a:read c", " a:read", "a:read ", "a:read,b:write", "A:READ"]
)
def test_scope_is_refused_whole_when_a_part_is_beyond(asked: str) -> None:
    with pytest.raises(InvalidScopeError):
        granted_scope(asked, ALLOWED)


def test_no_scope_belongs_to_two_personas() -> None:
    every = [scope for persona in Persona for scope in SCOPES_OF[persona]]
    assert len(every) == len(set(every))
