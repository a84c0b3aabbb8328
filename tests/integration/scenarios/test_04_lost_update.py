"""Scenario 4: a change names what it replaces, and of two that name the same one is refused.

Of a referral nothing is changed in place; what is, is where the member is (PATCH) and the
appointment (PUT): 428 without If-Match, and of two at once one 200 with a new ETag and one 412 that
carries the tag of now.
"""

from collections.abc import Callable
from functools import partial

from tests.integration.intake.test_races import at_once
from tests.journey import Journey, proposal, slug
from tests.world import Answer, World

ME = "/v1/members/me"


def one_of_two(change: Callable[[int], Answer]) -> Answer:
    """Send two different changes at once; return the one that was made."""
    answers = at_once([partial(change, n) for n in (1, 2)])
    assert sorted(each.status_code for each in answers) == [200, 412]
    made, refused = sorted(answers, key=lambda each: each.status_code)
    assert refused.headers["ETag"] == made.headers["ETag"]
    return made


def test_one_of_two_changes_to_a_member_is_refused(world: World) -> None:
    member = Journey.queued(world).member
    tag = member.get(ME).headers["ETag"]
    assert slug(member.patch(ME, {"jurisdiction": "NJ"})) == (428, "precondition-required")
    states = {1: "NJ", 2: "CA"}
    made = one_of_two(lambda n: member.patch(ME, {"jurisdiction": states[n]}, If_Match=tag))
    assert made.headers["ETag"] != tag
    shown = member.get(ME)
    assert (shown.json, shown.headers["ETag"]) == (made.json, made.headers["ETag"])


def test_one_of_two_changes_to_an_appointment_is_refused(world: World) -> None:
    journey = Journey.accepted(world)
    tag = journey.schedule().headers["ETag"]
    path, token = f"{journey.path}/appointment", {"Claim_Token": journey.token}
    unnamed = journey.clinician.put(path, proposal(), **token)
    assert slug(unnamed) == (428, "precondition-required")

    def moved(n: int) -> Answer:
        return journey.clinician.put(path, proposal(days=n), If_Match=tag, **token)

    made = one_of_two(moved)
    assert made.headers["ETag"] != tag
    assert journey.member.get(path).json == made.json
    assert world.rows("SELECT count(*) FROM appointment") == [(1,)]
