"""Each step of the demo, tried on a server that answers wrongly: it says so, in a sentence."""

from collections.abc import Callable
from dataclasses import dataclass, field
from io import StringIO
from typing import Any

import click
import httpx
import pytest
from rich.console import Console

from api.cli.demo import back, in_crisis, there
from api.cli.demo.bodies import CONTACT, NARRATIVE, PLAN_FOR_TONIGHT, SCREENER
from api.cli.demo.narration import Narrator
from api.cli.demo.steps import LAST, Step, take_step
from api.cli.demo.story import Caller, Handoff, Story

_NOT_FOUND = {
    "type": "http://127.0.0.1/problems/not-found",
    "detail": "Nothing here.",
    "request_id": "q-1",
}
_CARD = {
    "referral_id": "r-1",
    "jurisdiction": "NY",
    "risk": "L0",
    "priority": "routine",
    "topics": ["anxiety"],
    "age_group": "adult",
    "languages": ["en"],
    "queued_at": "2026-11-22T14:00:00Z",
    "due_at": "2026-12-02T14:00:00Z",
}
Answer = tuple[int, Any]


@dataclass
class WrongServer:
    """A server to try steps on: it answers by a table, and 404 to everything else."""

    answers: dict[str, Answer] = field(default_factory=dict)
    base_url: str = "http://127.0.0.1"
    left: tuple[str, ...] = ()

    def sandbox(self) -> dict[str, Any]:
        platform = {
            "name": "Lighthouse",
            "platform_id": "p-1",
            "client_id": "c",
            "client_secret": "s",
        }
        return {
            "base_url": self.base_url,
            "community_id": "c-1",
            "platforms": [platform, {"name": "Harbor"}],
        }

    def stop_database(self) -> None:
        """There is none."""

    def left_behind(self) -> list[str]:
        return list(self.left)

    def answer(self, request: httpx.Request) -> httpx.Response:
        status, body = self.answers.get(f"{request.method} {request.url.path}", (404, _NOT_FOUND))
        headers = {"Request-Id": "q-1"}
        if isinstance(body, str):
            return httpx.Response(status, text=body, headers=headers)
        return httpx.Response(status, json=body, headers=headers)

    def story(self) -> Story:
        http = httpx.Client(base_url=self.base_url, transport=httpx.MockTransport(self.answer))
        names = ("Lighthouse", "Harbor", "dana", "robin", "sam", "u-77", "u-78", "u-79")
        people = {name: Caller(name, http, name, "token") for name in names}
        handoffs = {"main": _handoff("u-77"), "crisis": _handoff("u-78")}
        return Story(self, http, self.sandbox(), people, handoffs)


def _handoff(member_ref: str) -> Handoff:
    sent = [NARRATIVE, SCREENER, CONTACT]
    body = {"reference": f"thread-{member_ref}", "community_id": "c-1", "context": sent}
    items = [{"id": one["kind"], "kind": one["kind"]} for one in sent]
    return Handoff(member_ref, body, {"id": "r-1", "context": items}, {"id": "k-1"}, 1)


def _disclosed(*sent: dict[str, Any]) -> Answer:
    common = {"purpose": "triage", "consent_id": "k-1"}
    return 200, {"items": [one | common | {"id": one["kind"]} for one in sent]}


def _sentence(act: Callable[[Story], str], answers: dict[str, Answer], **other: Any) -> str:
    """Take one step on a wrong server, and return the sentence that says what is wrong."""
    narrator = Narrator(Console(file=StringIO()))
    with pytest.raises(click.ClickException) as refused:
        take_step(Step("somebody", act), WrongServer(answers, **other).story(), narrator)
    return refused.value.message


_POST, _QUEUE = "POST /v1/referrals", "GET /v1/intake-queue"
_READ, _CLAIM = "GET /v1/referrals/r-1/context", "POST /v1/referrals/r-1/claim"
_CLAIMED = {
    "status": "claimed",
    "reference": None,
    "community_id": None,
    "due_at": "later",
    "claim": {"token": 1, "expires_at": "later"},
}


@pytest.mark.parametrize(
    ("act", "answers", "sentence"),
    [
        (there.post_referral, {_POST: (500, "oops")}, "POST /v1/referrals: expected 201, got 500"),
        (there.post_referral, {_POST: (201, "oops")}, "expected a JSON object, got oops"),
        (there.post_referral, {_POST: (201, {})}, "another shape: KeyError 'status'"),
        (there.stay_unseen, {_QUEUE: (200, {"items": [_CARD]})}, "queue of sam: expected []"),
        (there.show_blind_card, {_QUEUE: (200, {"items": []})}, "cards: expected ['r-1'], got []"),
        (
            there.show_blind_card,
            {_QUEUE: (200, {"items": [_CARD | {"community": "Evening Circle"}]})},
            "members of the card: expected",
        ),
        (
            there.show_blind_card,
            {_QUEUE: (200, {"items": [_CARD | {"topics": ["u-77"]}]})},
            "the card: expected nothing of the member's name",
        ),
        (
            there.show_blind_card,
            {_QUEUE: (200, {"items": [_CARD]}), _READ: _disclosed(NARRATIVE)},
            "expected 404, got 200",
        ),
        (there.claim, {_CLAIM: (200, _CLAIMED | {"reference": "thread"})}, "names the community"),
        (there.refuse_second_claim, {_CLAIM: (200, _CLAIMED)}, "expected 409, got 200"),
        (there.refuse_second_claim, {_CLAIM: (409, _NOT_FOUND)}, "expected 'already-claimed'"),
        (there.read_for_triage, {_READ: _disclosed()}, "purposes: expected {'triage'}, got set()"),
        (
            there.read_for_triage,
            {_READ: _disclosed(NARRATIVE, CONTACT)},
            "ids: expected ['narrative'], got ['narrative', 'contact']",
        ),
        (
            there.read_for_triage,
            {_READ: _disclosed(NARRATIVE | {"text": CONTACT["text"]})},
            "items: expected",
        ),
        (
            back.look_from_outside,
            {"GET /v1/referrals/r-1": (404, _NOT_FOUND | {"detail": "Not yours."})},
            "headers: expected",
        ),
        (
            back.look_from_outside,
            {"GET /v1/referrals/r-1": (404, _NOT_FOUND | {"detail": "Nothing HERE."})},
            "bytes apart from request_id: expected",
        ),
        (
            in_crisis.put_help_first,
            {_POST: (201, {"id": "r-1", "crisis": {}})},
            "first member of the answer: expected 'crisis', got 'id'",
        ),
        (
            in_crisis.take_back,
            {
                _CLAIM: (200, _CLAIMED),
                _READ: _disclosed(PLAN_FOR_TONIGHT),
                "POST /v1/consents/k-1/revoke": (200, {"status": "revoked"}),
            },
            "/context: expected 410, got 200",
        ),
        (in_crisis.answer_without_database, {"GET /readyz": (200, {})}, "expected 503, got 200"),
        (
            in_crisis.answer_without_database,
            {"GET /readyz": (503, {}), "GET /crisis": (200, "Nobody is here.")},
            "GET /crisis: expected 'href=\"tel:988\"' in it",
        ),
    ],
)
def test_step_says_what_it_expected_and_got_when_an_answer_is_not_as_told(
    act: Callable[[Story], str], answers: dict[str, Answer], sentence: str
) -> None:
    said = _sentence(act, answers)
    assert said.startswith("step 1 is not as told. ")
    assert sentence in said


def test_feed_is_not_awaited_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(back, "_NUMBERED_WITHIN", 0.01)
    empty = {"items": [], "next_after": 0}
    said = _sentence(back.read_event_feed, {"GET /v1/events": (200, empty)})
    assert "expected referral.completed, got []" in said


def test_what_is_left_behind_is_named_when_something_is() -> None:
    said = _sentence(LAST.act, {}, left=("postgres", "port 9"))
    assert "expected [], got ['postgres', 'port 9']" in said
