"""Scenario 7: what the member takes back is gone at once, and what was read stays on account.

An owner who has read the context; the revocation with its signed receipt; the very next read; the
account of disclosures; the feed, which carries no words; and an acceptance at the same moment,
which comes before or is refused.
"""

from collections.abc import Callable
from functools import partial

from api.consents.receipt import KIND
from api.oauth.statements import verify_statement
from api.referrals.codes import Place
from tests.integration.intake.test_races import at_once
from tests.journey import Journey, slug, told, work
from tests.world import Answer, World

WORDS = "canary: I feel low most days."
OUTCOME = {"code": "care_completed", "evidence": "clinician_attested"}


def test_next_read_after_a_revocation_is_gone(world: World) -> None:
    journey = Journey.accepted(world, text=WORDS)
    assert WORDS in journey.reads().text
    ended = journey.revoke()
    keys = journey.member.get("/oauth/jwks.json").json
    assert verify_statement(ended.json["receipt"], keys, KIND)["status"] == "revoked"
    assert slug(journey.reads()) == (410, "context-taken-back")
    assert journey.place is Place.WITHDRAWN
    reads = [
        entry
        for entry in journey.member.get("/v1/disclosures").json["items"]
        if entry["purpose"] == "care"
    ]
    assert len(reads) == 1, "what was read stays on the member's account"
    assert slug(journey.tries("outcome", OUTCOME)) == (409, "stale-claim")
    work(world)
    assert told(journey.platform) == ["submitted", "queued"], "what flowed back is taken back too"
    assert "canary" not in journey.platform.get("/v1/events").text


def test_acceptance_at_the_same_moment_comes_before_or_is_refused(world: World) -> None:
    journey = Journey.claimed(world, text=WORDS)
    acts: list[Callable[[], Answer]] = [partial(journey.tries, "accept"), journey.revoke]
    accepted, revoked = at_once(acts)
    assert revoked.status_code == 200
    assert accepted.status_code == 200 or slug(accepted) == (409, "stale-claim")
    assert journey.place is Place.WITHDRAWN
    assert journey.reads().status_code in {404, 410}
    assert world.rows("SELECT 1 FROM intake_card") == []
