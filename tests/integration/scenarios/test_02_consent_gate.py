"""Scenario 2: nothing is seen before the member grants, and then exactly what they granted.

The queue's items and pages are the same before and after a submission; context is 404. Two of five
items are granted: after a claim those two come back, each with its purpose, its end, and the
notice under which it was shared.
"""

from api.consents.receipt import KIND
from api.oauth.statements import verify_statement
from tests.journey import QUEUE, Journey
from tests.world import NOTICE, World

FIVE = [
    {"kind": kind, "text": f"canary {kind}"}
    for kind in ("narrative", "safety_plan", "contact", "coverage", "prior_care")
]


def test_queue_is_the_same_before_the_member_has_decided(world: World) -> None:
    waiting = Journey.queued(world)
    look = f"{QUEUE}?limit=1"
    before = waiting.clinician.get(look)
    world.submitted(waiting.platform, member_ref="u-78", context=FIVE)
    after = waiting.clinician.get(look)
    for name in ("items", "next_cursor", "gone"):
        assert after.json[name] == before.json[name]
    assert len(after.data) == len(before.data), "no page count or total gives it away"


def test_two_of_five_items_come_back_after_a_claim(world: World) -> None:
    journey = Journey.submitted(world, context=FIVE)
    assert journey.reads().status_code == 404
    assert journey.clinician.post(f"{journey.path}/claim").status_code == 404
    shared = [item["id"] for item in journey.referral["context"][:2]]
    consent = journey.grant(items=shared)
    assert journey.reads().status_code == 404, "granted, and yet nobody has claimed it"
    journey.claim()
    read = journey.reads()
    assert read.status_code == 200
    assert [item["id"] for item in read.json["items"]] == shared
    assert [item["text"] for item in read.json["items"]] == [
        "canary narrative",
        "canary safety_plan",
    ]
    for item in read.json["items"]:
        assert (item["purpose"], item["consent_id"]) == ("triage", consent["id"])
        assert item["expires_at"] == consent["expires_at"]
    [copy] = read.json["consents"]
    keys = journey.clinician.get("/oauth/jwks.json").json
    assert verify_statement(copy["receipt"], keys, KIND)["consent"]["notice"] == NOTICE
