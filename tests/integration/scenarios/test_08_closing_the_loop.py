"""Scenario 8: the owner says how it ended, once, and the source learns what the member shares back.

With `outcome` state and code, with `open_closed` that it is closed, with `none` nothing. The feed
has one row of the end, at its own position. (That a webhook of it is signed, and refused when it is
old, belongs to the webhooks.)
"""

import pytest

from api.referrals.codes import Place
from tests.journey import Journey, slug, told, work
from tests.world import World

SHOWN = {
    "outcome": ("completed", "engaged_in_care", ["opened", "completed"]),
    "open_closed": ("closed", None, ["opened", "closed"]),
    "none": ("not_shared", None, []),
}


@pytest.mark.parametrize("share_back", SHOWN)
def test_source_learns_how_it_ended_as_far_as_the_member_shares(
    world: World, share_back: str
) -> None:
    status, code, events = SHOWN[share_back]
    journey = Journey.accepted(world, share_back=share_back)
    ended = journey.record_outcome()
    assert (ended.json["status"], journey.place) == ("completed", Place.COMPLETED)
    again = journey.tries("outcome", {"code": "not_reached", "evidence": "administrative"})
    assert slug(again) == (409, "invalid-transition")
    for _ in range(2):
        work(world)
    shown = journey.platform.get(journey.path)
    assert shown.json["status"] == status
    assert ((shown.json["outcome"] or {}).get("code")) == code
    assert (shown.json["claim"], shown.json["clinician"], shown.json["due_at"]) == (None,) * 3
    for hidden in ("Dana Reyes", str(journey.clinician.actor.id), "I feel low"):
        assert hidden not in shown.text + journey.platform.get("/v1/events").text
    assert told(journey.platform) == ["submitted", "queued", *events]
    found = journey.platform.get("/v1/events").json["items"]
    assert [event["position"] for event in found] == list(range(1, len(found) + 1))
