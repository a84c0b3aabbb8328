"""If-Match: strong comparison, lists, `*`, and what is neither."""

import pytest
from flask import Flask

from api.web.preconditions import (
    Precondition,
    PreconditionFailed,
    PreconditionRequired,
    entity_tag,
    precondition,
)
from api.web.problems import MalformedRequest


def _asked(bare: Flask, header: str) -> Precondition:
    with bare.test_request_context(environ_overrides={"HTTP_IF_MATCH": header}):
        return precondition()


@pytest.mark.parametrize(
    "header",
    ['"2"', ' "2"\t', "*", " * ", '"1", "2"', '"1","2"', '"a,b" , "2"', ', ,"2",', 'W/"2", "2"'],
)
def test_write_goes_on_when_the_version_is_among_those_asked_for(bare: Flask, header: str) -> None:
    _asked(bare, header).require(entity_tag(2))


@pytest.mark.parametrize(
    "header", ['"1"', 'W/"2"', '"1", "3"', '"22"', '""', '"a,"', ",", "", '"\xe9"']
)
def test_write_is_refused_when_the_version_is_another(bare: Flask, header: str) -> None:
    with pytest.raises(PreconditionFailed) as refused:
        _asked(bare, header).require(entity_tag(2))
    assert refused.value.headers == {"ETag": '"2"'}


@pytest.mark.parametrize(
    "header",
    [
        "2",
        '"2',
        '2"',
        'w/"2"',
        'W/ "2"',
        '"1" "2"',
        '*, "2"',
        '"2", *',
        "**",
        "'2'",
        '"2";',
        '"\n"',
    ],
)
def test_header_is_malformed_when_it_is_no_list_of_tags(bare: Flask, header: str) -> None:
    with pytest.raises(MalformedRequest):
        _asked(bare, header)


def test_long_run_of_blanks_is_read_once(bare: Flask) -> None:
    with pytest.raises(MalformedRequest):
        _asked(bare, " " * 50_000 + "x")


def test_header_is_required(bare: Flask) -> None:
    with bare.test_request_context(), pytest.raises(PreconditionRequired):
        precondition()
