"""The way back: the outcome, what flows to the platform, and the account the member reads."""

import time
from collections import Counter
from typing import Any
from uuid import uuid4

import httpx

from api.cli.demo.expectations import NotAsTold, answered, expect, expect_nothing_of, refused
from api.cli.demo.story import Story

_NUMBERED_WITHIN = 10.0  # seconds; the worker looks four times a second
_OUTCOME = {"code": "engaged_in_care", "evidence": "clinician_attested"}
_OWN_TO_AN_ANSWER = {"date", "request-id"}


def complete(story: Story) -> str:
    """Complete the referral with an outcome."""
    handoff, dana = story.handoffs["main"], story.people["dana"]
    answer = dana.post(f"{handoff.path}/outcome", _OUTCOME, claim_token=handoff.claim_token)
    found = answered(answer, 200)
    expect("status", found["status"], "completed")
    expect("outcome", {name: found["outcome"][name] for name in _OUTCOME}, _OUTCOME)
    return f"200 completed: {_OUTCOME['code']}, {_OUTCOME['evidence']}"


def read_event_feed(story: Story) -> str:
    """Read the outcome from the event feed: the member shares it."""
    handoff = story.handoffs["main"]
    events, asked = _await_event(story, "referral.completed")
    expect("referrals in the feed", {event["referral_id"] for event in events}, {handoff.id})
    positions = [event["position"] for event in events]
    expect("order of the feed", positions, sorted(set(positions)))
    last = events[-1]
    expect("last event", last["type"], "referral.completed")
    expect("reference", last["reference"], handoff.body["reference"])
    expect("outcome", (last["outcome"], last["evidence"]), tuple(_OUTCOME.values()))
    kinds = ", ".join(event["type"].partition(".")[2] for event in events)
    return f"200 after {asked} {'look' if asked == 1 else 'looks'}: {kinds}"


def _await_event(story: Story, type_: str) -> tuple[list[dict[str, Any]], int]:
    """Follow the feed until it holds this event; return all of it and how often it was asked."""
    events: list[dict[str, Any]] = []
    after, asked = 0, 0
    until = time.monotonic() + _NUMBERED_WITHIN
    while type_ not in {event["type"] for event in events}:
        if time.monotonic() > until:
            seen = repr([event["type"] for event in events])
            raise NotAsTold(f"feed within {_NUMBERED_WITHIN:.0f} s", expected=type_, got=seen)
        time.sleep(0.1 if asked else 0)
        page = answered(story.platform.get(f"/v1/events?after={after}"), 200)
        events += page["items"]
        after, asked = page["next_after"], asked + 1
    return events, asked


def look_from_outside(story: Story) -> str:
    """Ask for Lighthouse's referral: the 404 of a random id."""
    handoff, stranger = story.handoffs["main"], story.other_platform
    nowhere = f"/v1/referrals/{uuid4()}"
    for suffix in ("", "/actions"):
        real, random = stranger.get(handoff.path + suffix), stranger.get(nowhere + suffix)
        refused(real, 404, "not-found")
        expect("status", random.status_code, real.status_code)
        expect("headers", _headers(random), _headers(real))
        expect("bytes apart from request_id", _body(random), _body(real))
        expect_nothing_of("the answer", handoff.unshown(), real.text)
    expect("their own list", answered(stranger.get("/v1/referrals"), 200)["items"], [])
    return f"404, {len(real.content)} bytes: the same, apart from request_id"


def _headers(answer: httpx.Response) -> dict[str, str]:
    return {name: value for name, value in answer.headers.items() if name not in _OWN_TO_AN_ANSWER}


def _body(answer: httpx.Response) -> bytes:
    request_id = str(answer.json()["request_id"])
    expect("request_id", request_id, answer.headers["Request-Id"])
    return answer.content.replace(request_id.encode(), b"")


def read_account(story: Story) -> str:
    """Read the account: who saw what, and what flowed back."""
    handoff, dana = story.handoffs["main"], story.people["dana"]
    entries = answered(story.member(handoff).get("/v1/disclosures"), 200)["items"]
    expect("whose", {entry["referral_id"] for entry in entries}, {handoff.id})
    read = Counter(
        (entry["what"], entry["purpose"]) for entry in entries if entry["recipient_id"] == dana.id
    )
    once_each = [("narrative", "triage"), ("narrative", "care"), ("screener", "care")]
    expect(f"what {dana.name} read", read, Counter(once_each))
    flowed = {entry["what"] for entry in entries if entry["recipient_id"] == story.platform.id}
    expect("what flowed back", flowed, {"referral.opened", "referral.completed"})
    expect("entries", len(entries), len(once_each) + len(flowed))
    return f"200: {len(once_each)} reads by {dana.name}, {len(flowed)} events to the platform"
