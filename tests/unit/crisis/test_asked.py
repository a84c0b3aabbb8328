"""Understanding a request to screen: everything legible in it is screened."""

import json
from typing import Any

import pytest

from api.crisis.asked import screen_request, understand
from api.crisis.screen import Level

WISH = "I want to die"


def found(body: Any) -> tuple[Level, bool]:
    raw = body if isinstance(body, bytes) else json.dumps(body).encode()
    screening = screen_request(raw)
    return screening.level, screening.degraded


@pytest.mark.parametrize(
    ("body", "level"),
    [
        ({"text": WISH}, Level.L2),
        ({"text": WISH, "lang": "en-US"}, Level.L2),
        ({"text": WISH, "lang": None, "screeners": []}, Level.L2),
        ({"text": "I feel low", "lang": "English"}, Level.L0),
        ({"screeners": [{"instrument": "asq", "answers": {"1": "yes"}}]}, Level.L3),
        ({"screeners": [{"instrument": "asq", "answers": {}}]}, Level.L1),
        ({"screeners": [{"instrument": "c-ssrs", "answers": {"4": True}}]}, Level.L3),
        ({"text": "", "screeners": [{"instrument": "phq-9", "answers": {"9": 0}}]}, Level.L0),
    ],
)
def test_request_is_screened_when_it_is_as_agreed(body: dict[str, Any], level: Level) -> None:
    assert found(body) == (level, False)


def test_request_is_as_agreed_when_it_is_json_in_utf_16() -> None:
    assert found(json.dumps({"text": WISH}).encode("utf-16")) == (Level.L2, False)


@pytest.mark.parametrize(
    "body",
    [
        WISH.encode(),
        f'{{"text": "{WISH}'.encode(),
        f'{{"text": "{WISH}",}}'.encode(),
        b"text=I+want+to%20die",
        b'{"text": "I want\\nto\\u0020die',
        f'{{"text": "{WISH}", "text": "hello"}}'.encode(),
        {"text": [WISH]},
        {"text": {"deep": [{"er": WISH}]}},
        {"message": WISH},
        {"text": "hello", "note": WISH},
        {WISH: 1},
        [WISH],
        WISH,
        {"text": WISH, "lang": 7},
        {"text": WISH, "lang": "de"},
        {"text": WISH, "screeners": "asq"},
        {"text": WISH, "screeners": [7]},
        {"text": WISH, "screeners": [{"instrument": 7, "answers": {}}]},
        f'--x\r\nContent-Disposition: form-data; name="text"\r\n\r\n{WISH}\r\n--x--'.encode(),
        b"\xff\xfe" + WISH.encode("utf-16-le"),
        WISH.encode() + b"\xff\x80",
    ],
    ids=str,
)
def test_words_are_salvaged_when_the_request_is_not_as_agreed(body: Any) -> None:
    level, degraded = found(body)
    assert level >= Level.L2
    assert degraded


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"[" * 100_000,
        b'{"a":' * 100_000,
        b"\0" * 100,
        b"\xff" * 100,
        b'{"text": ' + b"9" * 10_000 + b"}",
        {},
        {"text": ""},
        {"text": " \n "},
        {"text": "\0"},
        {"text": None},
        {"text": 7},
        [],
        None,
        True,
        b"NaN",
        {"text": "salut", "lang": "fr"},
        b'{"text": "\\ud800 hello", "x": 1}',
    ],
    ids=lambda body: str(body)[:20],
)
def test_request_is_support_and_degraded_when_nothing_can_be_read(body: Any) -> None:
    assert found(body) == (Level.L1, True)


def test_answers_are_salvaged_when_they_come_as_a_list() -> None:
    asq = {"instrument": "asq", "answers": ["no", "no", "no", "no"]}
    assert found({"screeners": [asq]}) == (Level.L1, True)
    assert found({"screeners": [asq | {"answers": ["no", "yes", "no", "no", "no"]}]})[0] == Level.L2


def test_answers_are_salvaged_when_a_member_is_unknown() -> None:
    asked = understand(b'{"screener": {"instrument": "asq", "answers": {"1": "yes"}, "by": "x"}}')
    assert [screener.instrument for screener in asked.screeners] == ["asq"]


@pytest.mark.parametrize(
    ("respondent", "rule"),
    [
        ("proxy", "screener.phq9.item9.proxy"),
        ("self", "screener.phq9.item9"),
        ("whoever", "screener.phq9.item9"),
        ("", "screener.phq9.item9"),
        (None, "screener.phq9.item9"),
    ],
)
def test_respondent_is_understood(respondent: str | None, rule: str) -> None:
    phq9 = {"instrument": "phq-9", "answers": {"9": 1}, "respondent": respondent}
    screening = screen_request(json.dumps({"screeners": [phq9]}).encode())
    assert (screening.rules, screening.degraded) == ((rule,), False)


def test_answers_count_when_the_respondent_is_not_as_agreed() -> None:
    asq = {"instrument": "asq", "answers": {"1": "yes"}, "respondent": ["proxy"]}
    assert found({"screeners": [asq]}) == (Level.L3, True)


def test_answer_cannot_hide_behind_its_namesake() -> None:
    no = '"1": "no", "2": "no", "3": "no", "4": "no", "5": "no"'
    for answers in (f'"1": "yes", {no}', f'{no}, "1": "yes"'):
        body = f'{{"screeners": [{{"instrument": "asq", "answers": {{{answers}}}}}]}}'
        assert found(body.encode()) == (Level.L2, True)


def test_lone_surrogate_is_no_error_when_it_is_in_a_text() -> None:
    assert found(b'{"text": "I want to die \\ud800"}') == (Level.L2, False)
