"""Bodies that a client or an attacker gets wrong: each a problem that says what to correct."""

import json
from io import BytesIO
from typing import Any
from uuid import uuid4

import pytest
from werkzeug.test import TestResponse

from tests.integration.web.refusals import CANARY, named, refused
from tests.world import Caller, World

PATH = "/v1/referrals"
ODD_JSON = {
    "brackets": b"[" * 100_000,
    "braces": b'{"a":' * 100_000,
    "an open string of quotes": b'"' + b'\\"' * 200_000,
    "NUL in a string": b'{"reference": "a\\u0000b"}',
    "NUL in a member's name": b'{"a\\u0000": 1}',
    "raw NUL": b'{"reference": "a\x00b"}',
    "lone surrogate": b'{"reference": "\\ud800"}',
    "lone surrogate in a name": b'{"\\udfff": 1}',
    "the same member twice": b'{"reference": "a", "reference": "b"}',
    "the same member twice, deep down": b'{"member": {"languages": [], "languages": []}}',
    "NaN": b'{"context": NaN}',
    "Infinity": b'{"context": -Infinity}',
    "a number beyond every float": b'{"context": 1e999}',
    "an integer of 30 digits": b'{"context": 123456789012345678901234567890}',
    "an integer of 100 000 digits": b'{"context": ' + b"1" * 100_000 + b"}",
    "no UTF-8": b'{"reference": "\xff\xfe"}',
    "UTF-16": '{"reference": "a"}'.encode("utf-16"),
    "a byte order mark": b'\xef\xbb\xbf{"reference": "a"}',
    "half a body": b'{"reference": "' + CANARY.encode(),
    "a trailing comma": b'{"reference": "a",}',
    "two bodies": b"{}{}",
    "a comment": b"{} // no",
    "words": CANARY.encode(),
}
WRONG_TYPES: list[Any] = [None, True, 0, -1, 1.5, "", CANARY, [], [CANARY], {}, {"x": CANARY}]
NOT_JSON = [
    "application/x-www-form-urlencoded",
    "multipart/form-data; boundary=x",
    "text/plain",
    "text/json",
    "application/octet-stream",
    "application/json; charset=utf-16",
    "application/json; charset=latin-1",
    "",
]


def sent(
    platform: Caller, body: bytes, content_type: str = "application/json", **headers: str
) -> TestResponse:
    named_headers = {"Authorization": f"Bearer {platform.actor.grant_id}"} | headers
    named_headers.setdefault("Idempotency-Key", str(uuid4()))
    client = platform.app.test_client()
    return client.post(PATH, data=body, content_type=content_type, headers=named_headers)


@pytest.mark.parametrize("body", ODD_JSON.values(), ids=ODD_JSON)
def test_body_is_refused_as_malformed_when_it_is_no_strict_json(
    platform: Caller, body: bytes
) -> None:
    refused(sent(platform, body), 400, "malformed-request")


@pytest.mark.parametrize("content_type", NOT_JSON)
def test_body_is_refused_when_it_does_not_call_itself_json_in_utf_8(
    platform: Caller, content_type: str
) -> None:
    answer = sent(platform, f"reference={CANARY}".encode(), content_type)
    assert "application/json" in refused(answer, 415, "unsupported-media-type")["detail"]


@pytest.mark.parametrize(
    "content_type", ["application/json; charset=utf-8", 'Application/JSON;charset="UTF-8"']
)
def test_body_is_read_when_its_charset_is_spelled_out(
    site: World, platform: Caller, content_type: str
) -> None:
    body = json.dumps(site.body(platform, member_ref=str(uuid4()))).encode()
    assert sent(platform, body, content_type).status_code == 201


def test_body_is_refused_as_too_large_when_it_has_two_megabytes(platform: Caller) -> None:
    answer = sent(platform, b'{"reference": "' + b"a" * 2_000_000 + b'"}')
    refused(answer, 413, "payload-too-large")


def test_body_is_refused_as_too_large_when_its_length_was_not_told(platform: Caller) -> None:
    answer = platform.app.test_client().post(
        PATH,
        input_stream=BytesIO(b" " * 2_000_000),
        content_type="application/json",
        headers={
            "Authorization": f"Bearer {platform.actor.grant_id}",
            "Idempotency-Key": str(uuid4()),
        },
        environ_overrides={"wsgi.input_terminated": True},
    )
    refused(answer, 413, "payload-too-large")


def test_every_missing_member_is_named_when_the_body_is_empty(platform: Caller) -> None:
    wanted = {"/reference", "/community_id", "/topics", "/member"}
    for body in (b"", b"   ", b"{}"):
        assert set(named(refused(sent(platform, body), 422, "invalid-request"))) == wanted


@pytest.mark.parametrize("body", [b"[]", b"null", b"1", b'"a"', b"true"])
def test_body_is_refused_when_it_is_no_object(platform: Caller, body: bytes) -> None:
    assert set(named(refused(sent(platform, body), 422, "invalid-request"))) == {""}


def test_unknown_member_is_named_when_its_name_could_be_a_misspelling(
    site: World, platform: Caller
) -> None:
    body = site.body(platform)
    body["member"]["nick_name"] = CANARY
    errors = named(refused(platform.post(PATH, body), 422, "invalid-request"))
    assert set(errors) == {"/member/nick_name"}


def test_unknown_member_is_not_repeated_when_its_name_could_be_somebodys_words(
    site: World, platform: Caller
) -> None:
    body = site.body(platform)
    body["member"][f"I feel low {CANARY}"] = "x"
    errors = named(refused(platform.post(PATH, body), 422, "invalid-request"))
    assert set(errors) == {"/member"}


def test_answer_stays_small_when_thousands_of_members_are_unknown(platform: Caller) -> None:
    answer = platform.post(PATH, {f"member_{number}": number for number in range(20_000)})
    assert len(refused(answer, 422, "invalid-request")["errors"]) == 50


def places(value: Any, way: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    """Return the way to every value inside a body."""
    inner = value.items() if isinstance(value, dict) else enumerate(value)
    found = []
    for name, part in inner:
        found.append((*way, name))
        if isinstance(part, dict | list):
            found += places(part, (*way, name))
    return found


def with_value(body: Any, way: tuple[str | int, ...], value: Any) -> Any:
    changed = json.loads(json.dumps(body))
    place = changed
    for name in way[:-1]:
        place = place[name]
    place[way[-1]] = value
    return changed


def test_no_value_makes_a_server_error_when_it_has_the_wrong_type(
    site: World, platform: Caller
) -> None:
    body = site.body(platform, preferences={"modalities": ["video"], "coverage": "self_pay"})
    body["context"] = [{"kind": "screener", "instrument": "phq-9", "answers": {"9": 1}}]
    for way in places(body):
        for value in WRONG_TYPES:
            answer = platform.post(PATH, with_value(body, way, value))
            if answer.status_code == 422:
                refused(answer, 422, "invalid-request")
            else:
                assert answer.status_code in {201, 404, 409}, (way, value, answer.text)


@pytest.mark.parametrize(
    ("way", "value"),
    [
        (("topics", 0), "anxiety\n"),
        (("member", "languages", 0), "en\n"),
        (("member", "jurisdiction"), "NY\n"),
        (("community_id",), "0192f0c1-7b1a-7c55-9d5e-3f1b2a4c6d8e\n"),
        (("member", "jurisdiction_asked_at"), "2026-11-22T14:00:00Z\n"),
    ],
)
def test_value_is_refused_when_a_newline_trails_it(
    site: World, platform: Caller, way: tuple[str | int, ...], value: str
) -> None:
    answer = platform.post(PATH, with_value(site.body(platform), way, value))
    pointer = "/" + "/".join(map(str, way))
    assert set(named(refused(answer, 422, "invalid-request"))) == {pointer}


@pytest.mark.parametrize(
    "moment",
    [
        "0001-01-01T00:00:00+23:59",
        "9999-12-31T23:59:59-23:59",
        "2026-11-22",
        "2026-11-22T14:00:00",
        "20261122T140000Z",
        "2026-W47-7T14:00:00Z",
        "2026-11-22 14:00:00Z",
        "2026-02-30T14:00:00Z",
        "2026-11-22T14:00:00+99:99",
        "٢٠٢٦-11-22T14:00:00Z",
        1763820000,
    ],
)
def test_time_is_refused_when_it_is_not_rfc_3339(
    site: World, platform: Caller, moment: object
) -> None:
    way = ("member", "jurisdiction_asked_at")
    answer = platform.post(PATH, with_value(site.body(platform), way, moment))
    assert set(named(refused(answer, 422, "invalid-request"))) == {"/" + "/".join(way)}
