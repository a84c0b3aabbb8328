"""The queue: blind, in order, page by page, and only where one is licensed."""

from tests.world import World

CARD = {
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


def test_card_is_blind(world: World) -> None:
    world.queued(world.platform("Canary Network"), reference="canary-ref", text="canary words")
    answer = world.clinician("NY").get("/v1/intake-queue")
    assert set(answer.json["items"][0]) == CARD
    assert "anary" not in answer.text


def test_urgent_comes_before_routine(world: World) -> None:
    platform, clinician = world.platform(), world.clinician("NY", "NJ")
    world.queued(platform, member_ref="u-1")
    urgent, _ = world.queued(platform, member_ref="u-2", priority="urgent", jurisdiction="NJ")
    first = clinician.post("/v1/intake-queue/claims").json
    assert first["referral"]["id"] == urgent["id"]
    assert first["claim"] == first["referral"]["claim"]


def test_pages_show_each_card_once_when_states_are_merged(world: World) -> None:
    platform, clinician = world.platform(), world.clinician("NY", "NJ", "VT")
    expected = {
        world.queued(platform, member_ref=f"u-{n}", jurisdiction=("NY", "NJ", "VT")[n % 3])[0]["id"]
        for n in range(7)
    }
    seen: list[str] = []
    path = "/v1/intake-queue?limit=2"
    while path:
        answer = clinician.get(path)
        seen += [card["referral_id"] for card in answer.json["items"]]
        cursor = answer.json["next_cursor"]
        path = f"/v1/intake-queue?limit=2&cursor={cursor}" if cursor else ""
        assert ("Link" in answer.headers) is bool(cursor)
    assert len(seen) == len(set(seen))
    assert set(seen) == expected


def test_one_state_is_shown_when_asked_for(world: World) -> None:
    platform, clinician = world.platform(), world.clinician("NY", "NJ")
    world.queued(platform, member_ref="u-1", jurisdiction="NY")
    world.queued(platform, member_ref="u-2", jurisdiction="NJ")
    [card] = clinician.get("/v1/intake-queue?jurisdiction=NJ").json["items"]
    assert card["jurisdiction"] == "NJ"
    assert clinician.get("/v1/intake-queue?jurisdiction=CA").json["items"] == []


def test_cursor_is_refused_when_somebody_else_uses_it(world: World) -> None:
    platform, one, two = world.platform(), world.clinician("NY"), world.clinician("NY")
    for n in range(3):
        world.queued(platform, member_ref=f"u-{n}")
    cursor = one.get("/v1/intake-queue?limit=1").json["next_cursor"]
    assert two.get(f"/v1/intake-queue?limit=1&cursor={cursor}").status_code == 400


def test_referral_is_not_in_the_queue_before_the_member_grants(world: World) -> None:
    world.submitted(world.platform())
    assert world.clinician("NY").get("/v1/intake-queue").json["items"] == []


def test_queue_is_closed_to_a_platform(world: World) -> None:
    answer = world.platform().get("/v1/intake-queue")
    assert answer.status_code == 403
    assert "intake:read" in answer.headers["WWW-Authenticate"]
