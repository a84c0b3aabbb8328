"""In crisis help comes first: in the answer, in the queue, and with the database gone."""

from typing import Any

from api.cli.demo.bodies import NOTHING_SPECIAL, PLAN_FOR_TONIGHT, grant, new_referral
from api.cli.demo.expectations import answered, expect, expect_in, expect_nothing_of, refused
from api.cli.demo.story import Caller, Handoff, Story
from api.cli.demo.there import take

_TRIAGE = {"narrative": ("triage", "care")}


def put_help_first(story: Story) -> str:
    """Post one that tells of a plan for tonight: 988 comes first."""
    body = new_referral(story.sandbox, "u-78", [PLAN_FOR_TONIGHT])
    answer = story.platform.post("/v1/referrals", body)
    found = answered(answer, 201)
    expect("first member of the answer", next(iter(found)), "crisis")
    _expect_acute(found["crisis"])
    expect("risk", found["risk"], "L3")
    expect("status", found["status"], "awaiting_consent")
    expect_nothing_of("the answer", {"the narrative": PLAN_FOR_TONIGHT["text"]}, answer.text)
    story.handoffs["crisis"] = Handoff("u-78", body, found)
    return "201: crisis (L3, short_circuit, 988, 911), then awaiting_consent"


def _expect_acute(block: dict[str, Any]) -> None:
    expect("level", (block["level"], block["short_circuit"]), ("L3", True))
    _expect_988(block)
    expect("emergency", block["emergency"]["number"], "911")


def _expect_988(block: dict[str, Any]) -> None:
    ways = [channel["uri"] for channel in block["primary"]["channels"]]
    expect("primary line", (block["primary"]["id"], ways[:2]), ("us-988", ["tel:988", "sms:988"]))


def put_risk_first(story: Story) -> str:
    """Find it first in the queue, before one that waited longer."""
    body = new_referral(story.sandbox, "u-79", [NOTHING_SPECIAL])
    waiting = Handoff("u-79", body, answered(story.platform.post("/v1/referrals", body), 201))
    for handoff in (waiting, story.handoffs["crisis"]):
        answer = story.member(handoff).post("/v1/consents", grant(handoff, _TRIAGE))
        handoff.consent = answered(answer, 201)
    cards = answered(story.people["dana"].get("/v1/intake-queue"), 200)["items"]
    expected = [(story.handoffs["crisis"].id, "L3"), (waiting.id, "L0")]
    expect("cards", [(card["referral_id"], card["risk"]) for card in cards], expected)
    return "200: first the L3 that came last, then the L0 that waited"


def take_back(story: Story) -> str:
    """Revoke: 410 for Dana, who had read it, 404 for anyone else."""
    handoff = story.handoffs["crisis"]
    dana, robin, member = story.people["dana"], story.people["robin"], story.member(handoff)
    take(handoff, dana)
    items = answered(dana.get(f"{handoff.path}/context"), 200)["items"]
    expect("what she read", [item["text"] for item in items], [PLAN_FOR_TONIGHT["text"]])
    revoked = answered(member.post(f"/v1/consents/{handoff.consent['id']}/revoke"), 200)
    expect("consent", revoked["status"], "revoked")
    refused(dana.get(f"{handoff.path}/context"), 410, "context-taken-back")
    refused(robin.get(f"{handoff.path}/context"), 404, "not-found")
    expect("status", answered(member.get(handoff.path), 200)["status"], "withdrawn")
    return "200 revoked; 410 context-taken-back; 404 not-found; withdrawn"


def answer_without_database(story: Story) -> str:
    """With the database stopped, get 988 all the same."""
    story.server.stop_database()
    answered(story.anyone.get("/readyz"), 503)
    _expect_crisis_answers(story.anyone)
    body = new_referral(story.sandbox, "u-77", [PLAN_FOR_TONIGHT])
    problem = refused(story.platform.post("/v1/referrals", body), 503, "database-away")
    _expect_acute(problem["crisis"])
    return (
        "200 GET /crisis, 200 GET /v1/crisis, 200 POST /v1/crisis/screen,"
        " 503 POST /v1/referrals: 988 in each"
    )


def _expect_crisis_answers(anyone: Caller) -> None:
    page = anyone.get("/crisis")
    expect("GET /crisis", page.status_code, 200)
    expect_in("GET /crisis", 'href="tel:988"', page.text)
    _expect_988(answered(anyone.get("/v1/crisis"), 200))
    told = {"text": PLAN_FOR_TONIGHT["text"], "lang": "en"}
    screened = answered(anyone.post("/v1/crisis/screen", told), 200)
    expect("degraded", screened["degraded"], expected=False)
    _expect_acute(screened)
