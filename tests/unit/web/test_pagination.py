"""Cursors and pages."""

import base64
from datetime import date
from uuid import UUID

import pytest
from flask import Flask

from api.web.pagination import Page, next_link, open_cursor, seal_cursor
from api.web.problems import MalformedRequest

CALLER = UUID("0192f0c1-7b1a-7c55-9d5e-3f1b2a4c6d8e")


def test_page_has_a_next_key_when_one_row_more_was_there() -> None:
    page = Page.cut([3, 2, 1], 2, lambda row: (row,))
    assert (page.items, page.next_key) == ([3, 2], (2,))


@pytest.mark.parametrize("rows", [[], [3], [3, 2]])
def test_page_has_no_next_key_when_it_is_the_last(rows: list[int]) -> None:
    assert Page.cut(rows, 2, lambda row: (row,)).next_key is None


def test_cursor_opens_to_its_key_when_caller_and_query_are_the_same(bare: Flask) -> None:
    with bare.app_context():
        cursor = seal_cursor((CALLER, date(2026, 11, 22), 7, "ключ"), CALLER, "list", None)
        assert cursor is not None
        opened = open_cursor(cursor, CALLER, "list", None)
    assert opened == [str(CALLER), "2026-11-22", 7, "ключ"]


def test_there_is_no_cursor_when_there_is_no_key(bare: Flask) -> None:
    with bare.app_context():
        assert seal_cursor(None, CALLER) is None
        assert open_cursor(None, CALLER) is None


@pytest.mark.parametrize(
    "scope",
    [(), (CALLER,), (CALLER, "list", "None"), ("list", CALLER, None), (CALLER, "list", None, "")],
)
def test_cursor_is_refused_when_anything_of_its_scope_differs(
    bare: Flask, scope: tuple[object, ...]
) -> None:
    with bare.app_context():
        cursor = seal_cursor((1,), CALLER, "list", None)
        with pytest.raises(MalformedRequest):
            open_cursor(cursor, *scope)


def test_cursor_is_refused_when_it_was_sealed_with_another_key(bare: Flask) -> None:
    with bare.app_context():
        cursor = seal_cursor((1,), CALLER)
        bare.config["CURSOR_KEY"] = b"j" * 32
        with pytest.raises(MalformedRequest):
            open_cursor(cursor, CALLER)


@pytest.mark.parametrize("cursor", ["", "a", "é", "====", "-" * 40, "\x00", "💚"])
def test_cursor_is_refused_when_it_is_no_cursor(bare: Flask, cursor: str) -> None:
    with bare.app_context(), pytest.raises(MalformedRequest):
        open_cursor(cursor, CALLER)


def test_cursor_is_refused_when_its_key_was_swapped(bare: Flask) -> None:
    with bare.app_context():
        cursor = seal_cursor((1,), CALLER)
        assert cursor is not None
        raw = base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4))
        changed = base64.urlsafe_b64encode(raw[:16] + b"[2]").decode()
        with pytest.raises(MalformedRequest):
            open_cursor(changed, CALLER)


def test_link_keeps_the_query_and_replaces_the_cursor_when_there_is_a_next_page(
    bare: Flask,
) -> None:
    with bare.test_request_context("/v1/things?limit=2&state=a&state=b&cursor=old"):
        assert next_link("new") == {
            "Link": '</v1/things?limit=2&state=a&state=b&cursor=new>; rel="next"'
        }


def test_link_is_left_out_when_this_page_is_the_last(bare: Flask) -> None:
    with bare.test_request_context("/v1/things"):
        assert next_link(None) == {}
