"""Erasure in care: messages, where to meet and wishes go; that somebody tried stays, nameless."""

from api.referrals.card_models import LIKES_NOTHING
from tests.integration.care.cared import accepted
from tests.world import World


def test_messages_meeting_places_and_wishes_are_gone(world: World) -> None:
    cared = accepted(world)
    cared.contacted()
    cared.arranged()
    cared.acts("messages", {"text": "Would Tuesday at ten suit you?"})
    cared.member.post(f"{cared.path}/messages", {"text": "Yes, Tuesday is good."})
    wishes = {
        "modalities": ["chat"],
        "coverage": "medicaid",
        "plan": "harbor_plan",
        "fee_cents": 9_000,
        "genders": ["woman"],
        "cultures": ["latina"],
        "faiths": ["quaker"],
        "needs": ["captions"],
        "must": ["genders"],
        "exclude_clinicians": [str(world.clinician("NY").actor.id)],
        "exclude_organisations": [str(world.organisation())],
    }
    wished = cared.member.put(f"{cared.path}/preferences", wishes, If_Match='"1"')
    assert wished.status_code == 200, wished.text
    answer = cared.member.post("/v1/members/me/erase", {"confirm": "erase"})
    assert answer.status_code == 200, answer.text
    # the item, two messages, and where the appointment was to be
    assert answer.json["destroyed"]["keys"] == 4
    assert "referral.preferences" in answer.json["cleared"]
    assert world.rows("SELECT 1 FROM message_key") == []
    places = "SELECT status, sealed_place, wrapped_key, tenant_key_version FROM appointment"
    assert world.rows(places) == [("cancelled", None, None, None)]
    [left] = world.rows(f"SELECT {', '.join(LIKES_NOTHING)} FROM match_profile")
    assert dict(left._mapping) == LIKES_NOTHING
    assert len(LIKES_NOTHING) == len(wishes)
    assert world.rows("SELECT way FROM contact") == [("phone",)]
    assert world.rows("SELECT count(*) FROM message") == [(2,)]


def test_another_members_messages_and_places_stay(world: World) -> None:
    cared = accepted(world)
    cared.arranged()
    cared.acts("messages", {"text": "Would Tuesday at ten suit you?"})
    _, other = world.queued(cared.platform, member_ref="u-2", reference="ref-2")
    assert other.post("/v1/members/me/erase", {"confirm": "erase"}).status_code == 200
    assert cared.member.get(f"{cared.path}/messages").json["items"]
    assert cared.member.get(f"{cared.path}/appointment").json["join_link"]
