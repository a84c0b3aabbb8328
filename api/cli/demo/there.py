"""The way there: from the community's post to the clinician who reads what was consented."""

from typing import Any

from api.cli.demo.bodies import CONTACT, NARRATIVE, SCREENER, grant, new_referral
from api.cli.demo.expectations import answered, expect, expect_nothing_of, refused
from api.cli.demo.story import Caller, Handoff, Story

_CARD = {
    "referral_id",
    "jurisdiction",
    "risk",
    "priority",
    "topics",
    "age_group",
    "languages",
    "queued_at",
    "due_at",
}
_SHARED = {"narrative": ("triage", "care"), "screener": ("care",)}


def post_referral(story: Story) -> str:
    """Post a referral with three context items."""
    body = new_referral(story.sandbox, "u-77", [NARRATIVE, SCREENER, CONTACT])
    found = answered(story.platform.post("/v1/referrals", body), 201)
    expect("status", found["status"], "awaiting_consent")
    expect("risk", found["risk"], "L0")
    expect("whose turn", (found["next_action"], found["next_actor"]), ("decide_consent", "member"))
    kinds = [item["kind"] for item in found["context"]]
    expect("kinds of context", kinds, ["narrative", "screener", "contact"])
    story.handoffs["main"] = Handoff("u-77", body, found)
    return f"201 awaiting_consent, L0; the member decides by {found['due_at'][:10]}"


def grant_two_of_three(story: Story) -> str:
    """Grant two of the three items, and let the outcome flow back."""
    handoff = story.handoffs["main"]
    member = story.member(handoff)
    body = grant(handoff, _SHARED)
    consent = answered(member.post("/v1/consents", body), 201)
    expect("consent", (consent["status"], consent["share_back"]), ("active", "outcome"))
    expect("items", _purposes(consent["items"]), _purposes(body["items"]))
    expect("status", answered(member.get(handoff.path), 200)["status"], "queued")
    handoff.consent = consent
    return "201 active: narrative (triage, care), screener (care), no contact"


def stay_unseen(story: Story) -> str:
    """Without a licence for New York find nothing, claim nothing."""
    handoff, sam = story.handoffs["main"], story.people["sam"]
    expect(f"queue of {sam.name}", answered(sam.get("/v1/intake-queue"), 200)["items"], [])
    refused(sam.post(f"{handoff.path}/claim"), 404, "not-found")
    return "200 with an empty queue, and 404 for the claim"


def show_blind_card(story: Story) -> str:
    """Licensed there, find a blind card: no name, not a word."""
    handoff, dana = story.handoffs["main"], story.people["dana"]
    answer = dana.get("/v1/intake-queue")
    cards = answered(answer, 200)["items"]
    expect("cards", [card["referral_id"] for card in cards], [handoff.id])
    expect("members of the card", set(cards[0]), _CARD)
    expect_nothing_of("the card", handoff.unshown(), answer.text)
    refused(dana.get(f"{handoff.path}/context"), 404, "not-found")
    return f"200: {', '.join(cards[0])}; its context is 404"


def claim(story: Story) -> str:
    """Claim it: a leased hold."""
    handoff, dana = story.handoffs["main"], story.people["dana"]
    until = take(handoff, dana)
    return f"200 claimed until {until[11:16]} UTC, Claim-Token {handoff.claim_token}"


def take(handoff: Handoff, clinician: Caller) -> str:
    """Claim a referral, keep the token for what its holder writes, return the lease's end."""
    found = answered(clinician.post(f"{handoff.path}/claim"), 200)
    expect("status", found["status"], "claimed")
    expect("what names the community", (found["reference"], found["community_id"]), (None, None))
    expect("end of the lease", found["claim"]["expires_at"], found["due_at"])
    handoff.claim_token = int(found["claim"]["token"])
    return str(found["due_at"])


def refuse_second_claim(story: Story) -> str:
    """Come second: licensed there too, and too late."""
    robin = story.people["robin"]
    refused(robin.post(f"{story.handoffs['main'].path}/claim"), 409, "already-claimed")
    return "409 already-claimed"


def read_for_triage(story: Story) -> str:
    """Read exactly the one item that was granted for triage."""
    _expect_context(story, "triage", [NARRATIVE])
    return "200: the narrative, and nothing else"


def accept(story: Story) -> str:
    """Accept the referral, and own it until it is closed."""
    handoff, dana = story.handoffs["main"], story.people["dana"]
    found = answered(dana.post(f"{handoff.path}/accept", claim_token=handoff.claim_token), 200)
    expect("status", found["status"], "accepted")
    expect("whose turn", (found["next_action"], found["next_actor"]), ("make_contact", "clinician"))
    return f"200 accepted; she is to reach the member by {found['due_at'][:10]}"


def read_for_care(story: Story) -> str:
    """Read exactly the two items granted for care; the third never."""
    _expect_context(story, "care", [NARRATIVE, SCREENER])
    return "200: the narrative and the screener; of the contact not a byte"


def _expect_context(story: Story, purpose: str, sent: list[dict[str, Any]]) -> None:
    handoff = story.handoffs["main"]
    answer = story.people["dana"].get(f"{handoff.path}/context")
    items = answered(answer, 200)["items"]
    expect("purposes", {item["purpose"] for item in items}, {purpose})
    expect("consents", {item["consent_id"] for item in items}, {handoff.consent["id"]})
    expect("ids", [item["id"] for item in items], [handoff.item_id(one["kind"]) for one in sent])
    expect("items", [_content(item) for item in items], [_content(one) for one in sent])
    expect_nothing_of("the context", {"the contact": CONTACT["text"]}, answer.text)


def _content(item: dict[str, Any]) -> dict[str, Any]:
    return {name: item.get(name) for name in ("kind", "text", "instrument", "answers")}


def _purposes(items: list[dict[str, Any]]) -> dict[str, set[str]]:
    return {item["context_id"]: set(item["purposes"]) for item in items}
