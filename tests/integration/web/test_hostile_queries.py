"""Queries, cursors and paths that are not as documented: each a problem, none a wrong answer."""

import base64
import json
from urllib.parse import quote
from uuid import uuid4

import pytest

from tests.integration.web.refusals import CANARY, json_of, named, refused
from tests.world import Caller, World

PATH = "/v1/referrals"
GARBAGE = ["", "x", "%ff%fe", "A" * 2048, "ZWlu", quote("ключ"), "....", "a%20b", "%F0%9F%92%9A"]


@pytest.fixture(scope="module")
def cursor(site: World, platform: Caller) -> str:
    """The `next_cursor` of a first page of one."""
    for _ in range(2):
        site.submitted(platform, member_ref=str(uuid4()))
    found: str = platform.get(f"{PATH}?limit=1").json["next_cursor"]
    return found


@pytest.mark.parametrize("path", [f"{PATH}?colour=blue", f"{PATH}/lifecycle?colour=blue"])
def test_query_parameter_is_refused_by_name_when_the_operation_does_not_know_it(
    platform: Caller, path: str
) -> None:
    assert set(named(refused(platform.get(path), 422, "invalid-request"))) == {"/colour"}


def test_query_parameter_is_refused_when_a_post_is_given_one(platform: Caller) -> None:
    answer = platform.post(f"{PATH}?dry_run=true")
    assert set(named(refused(answer, 422, "invalid-request"))) == {"/dry_run"}


@pytest.mark.parametrize("path", [PATH, f"{PATH}/lifecycle"])
def test_query_parameter_is_not_repeated_when_it_could_be_somebodys_words(
    platform: Caller, path: str
) -> None:
    answer = platform.get(f"{path}?{quote(f'I feel low {CANARY}')}={CANARY}")
    assert set(named(refused(answer, 422, "invalid-request"))) == {""}


@pytest.mark.parametrize(
    "value",
    [
        "0",
        "101",
        "-1",
        "abc",
        "1e2",
        "1.0",
        "1_0",
        "%2B5",
        "%20" + "5",
        "\u0665",
        "",
        "9" * 5000,
        "5%0A",
    ],
)
def test_limit_is_refused_when_it_is_no_number_from_1_to_100(platform: Caller, value: str) -> None:
    answer = platform.get(f"{PATH}?limit={value}")
    assert set(named(refused(answer, 422, "invalid-request"))) == {"/limit"}


def test_limit_is_refused_when_it_is_given_twice(platform: Caller) -> None:
    answer = platform.get(f"{PATH}?limit=1&limit=2")
    assert set(named(refused(answer, 422, "invalid-request"))) == {"/limit"}


@pytest.mark.parametrize("value", ["a%00b", "%00"])
def test_query_value_is_refused_when_it_holds_a_nul(platform: Caller, value: str) -> None:
    answer = platform.get(f"{PATH}?reference={value}")
    assert set(named(refused(answer, 422, "invalid-request"))) == {"/reference"}


@pytest.mark.parametrize("position", ["-1", "9223372036854775808", "1" * 5000, "x", "0x10"])
def test_feed_position_is_refused_when_it_is_no_position(platform: Caller, position: str) -> None:
    answer = platform.get(f"/v1/events?after={position}")
    assert set(named(refused(answer, 422, "invalid-request"))) == {"/after"}


@pytest.mark.parametrize("value", GARBAGE)
def test_cursor_is_refused_when_it_is_garbage(platform: Caller, value: str) -> None:
    answer = platform.get(f"{PATH}?cursor={value}")
    if answer.status_code == 422:
        refused(answer, 422, "invalid-request")
    else:
        assert "without it" in refused(answer, 400, "malformed-request")["detail"]


def test_cursor_is_refused_when_one_bit_of_it_was_changed(platform: Caller, cursor: str) -> None:
    raw = base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4))
    for place in range(len(raw)):
        changed = raw[:place] + bytes([raw[place] ^ 1]) + raw[place + 1 :]
        text = base64.urlsafe_b64encode(changed).decode().rstrip("=")
        refused(platform.get(f"{PATH}?cursor={text}"), 400, "malformed-request")


def test_cursor_is_refused_when_another_caller_sends_it(site: World, cursor: str) -> None:
    refused(site.platform("Other").get(f"{PATH}?cursor={cursor}"), 400, "malformed-request")


def test_cursor_is_refused_when_the_query_beside_it_changed(platform: Caller, cursor: str) -> None:
    answer = platform.get(f"{PATH}?cursor={cursor}&reference=other")
    refused(answer, 400, "malformed-request")


def test_cursor_of_no_filter_is_refused_when_the_filter_is_the_word_none(
    platform: Caller, cursor: str
) -> None:
    refused(platform.get(f"{PATH}?cursor={cursor}&reference=None"), 400, "malformed-request")


def test_cursor_holds_no_word_of_the_query_when_it_is_decoded(
    site: World, platform: Caller
) -> None:
    for _ in range(2):
        site.submitted(platform, member_ref=str(uuid4()), reference=CANARY)
    cursor = platform.get(f"{PATH}?limit=1&reference={CANARY}").json["next_cursor"]
    assert CANARY.encode() not in base64.urlsafe_b64decode(cursor + "===")


def test_link_leads_to_the_next_page_when_there_is_one(platform: Caller, cursor: str) -> None:
    assert cursor
    first = platform.get(f"{PATH}?limit=1")
    target, relation = first.headers["Link"].split(";")
    second = platform.get(target.strip("<>"))
    assert relation == ' rel="next"'
    assert second.json["items"][0]["id"] < first.json["items"][0]["id"]


@pytest.mark.parametrize(
    "identifier",
    ["1", "null", "0192f0c1", "0192f0c1-7b1a-7c55-9d5e-3f1b2a4c6d8", "%00", "%ff", "..", CANARY],
)
def test_path_is_not_found_when_its_id_is_no_uuid(platform: Caller, identifier: str) -> None:
    refused(platform.get(f"{PATH}/{identifier}"), 404, "not-found")


@pytest.mark.parametrize("path", ["/nowhere", "/v1", "/v1/referrals/", "/v1//referrals", "/%2e%2e"])
def test_path_is_not_found_when_nothing_is_there(platform: Caller, path: str) -> None:
    client = platform.app.test_client()
    refused(client.get("/", environ_overrides={"PATH_INFO": path}), 404, "not-found")


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE", "TRACE", "BREW"])
def test_method_is_refused_with_those_that_work_when_it_is_not_served(
    platform: Caller, method: str
) -> None:
    answer = platform.app.test_client().open(PATH, method=method)
    refused(answer, 405, "method-not-allowed")
    assert {"GET", "POST"} <= set(answer.headers["Allow"].split(", "))


def test_page_of_each_problem_exists_when_its_type_is_followed(platform: Caller) -> None:
    client = platform.app.test_client()
    for answer in (client.delete(PATH), client.get("/nowhere"), client.get(PATH)):
        page = client.get(json_of(answer)["type"])
        assert page.status_code == 200
        assert json_of(answer)["title"] in page.text


def test_refusal_has_its_own_id_when_two_are_alike(platform: Caller) -> None:
    answers = [json.loads(platform.get("/nowhere").data) for _ in range(2)]
    assert answers[0].pop("request_id") != answers[1].pop("request_id")
    assert answers[0] == answers[1]
