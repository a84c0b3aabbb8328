"""The queue: blind, in order, page by page, and only where one is licensed."""

from itertools import combinations

import pytest

from tests.integration.intake.cards import many_cards, walked
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


def test_queue_is_ordered_by_risk_priority_due_time_and_age(world: World) -> None:
    platform, clinician = world.platform(), world.clinician("NY")
    world.queued(platform)
    many_cards(
        world,
        40,
        risk_rank="n % 4",
        priority_rank="(n / 4) % 2",
        due_at="timestamptz '2026-12-01' + (n % 3) * interval '1 hour'",
        languages="ARRAY['en', 'es']",
    )
    expected = world.rows(
        "SELECT referral_id::text FROM intake_card"
        " ORDER BY risk_rank, priority_rank, due_at, referral_id"
    )
    assert walked(clinician) == [row[0] for row in expected]


FILTERS = {
    "jurisdiction": ("NJ", "jurisdiction = 'NJ'"),
    "language": ("es", "'es-MX' = ANY (languages)"),
    "topic": ("sleep", "'sleep' = ANY (topics)"),
    "age_group": ("adult", "age_group = 'adult'"),
    "risk": ("L2", "risk_rank = 1"),
    "priority": ("urgent", "priority_rank = 0"),
}


def test_filters_narrow_and_never_widen(world: World) -> None:
    clinician = world.clinician("NY", "NJ")
    world.rows("UPDATE clinician SET age_groups = '{adult,16_17}' RETURNING 1")
    world.queued(world.platform())
    many_cards(
        world,
        160,
        age_group="CASE n % 5 WHEN 0 THEN '16_17' WHEN 1 THEN '13_15' ELSE 'adult' END",
        jurisdiction="(ARRAY['NY', 'NJ', 'VT'])[1 + n % 3]",
        languages="CASE n % 4 WHEN 0 THEN ARRAY['en'] WHEN 1 THEN ARRAY['en', 'es-MX']"
        " WHEN 2 THEN ARRAY['ht'] ELSE ARRAY['es-MX'] END",
        topics="CASE (n / 5) % 2 WHEN 0 THEN ARRAY['sleep'] ELSE ARRAY['anxiety'] END",
        risk_rank="(n / 7) % 4",
        priority_rank="(n / 3) % 2",
    )
    whole = walked(clinician)
    for names in [*combinations(FILTERS, 1), *combinations(FILTERS, 2), tuple(FILTERS)]:
        query = "".join(f"&{name}={FILTERS[name][0]}" for name in names)
        wanted = " AND ".join(FILTERS[name][1] for name in names)
        fits = {
            row[0]
            for row in world.rows(f"SELECT referral_id::text FROM intake_card WHERE {wanted}")
        }
        assert walked(clinician, query) == [each for each in whole if each in fits], names


@pytest.mark.parametrize(
    "changed", ["topic=sleep", "risk=L1", "priority=urgent", "language=en", "age_group=adult"]
)
def test_cursor_is_refused_with_other_filters(world: World, changed: str) -> None:
    clinician = world.clinician("NY")
    world.queued(world.platform())
    many_cards(world, 2)
    cursor = clinician.get("/v1/intake-queue?limit=1").json["next_cursor"]
    assert clinician.get(f"/v1/intake-queue?limit=1&cursor={cursor}").status_code == 200
    assert clinician.get(f"/v1/intake-queue?limit=1&cursor={cursor}&{changed}").status_code == 400


def test_walk_goes_on_past_cards_that_do_not_match(world: World) -> None:
    clinician = world.clinician("NY")
    world.queued(world.platform())
    many_cards(world, 600, age_group="'16_17'", risk_rank="0")
    many_cards(world, 3)
    first = clinician.get("/v1/intake-queue").json
    assert first["items"] == []
    assert first["next_cursor"]
    assert len(walked(clinician)) == 4


def test_who_works_with_interpreters_sees_a_language_they_do_not_speak(world: World) -> None:
    one, two = world.clinician("NY"), world.clinician("NY")
    world.queued(world.platform())
    world.rows(
        "UPDATE clinician SET needs_met = '{interpreter}' WHERE id = :id RETURNING 1",
        id=two.actor.id,
    )
    [card] = many_cards(world, 1, languages="ARRAY['ht']")
    world.rows(
        "UPDATE match_profile SET needs = '{interpreter}' WHERE referral_id = :id RETURNING 1",
        id=card,
    )
    assert card not in walked(one)
    assert card in walked(two)
    assert walked(two, "&language=ht") == [card]


def test_next_claim_takes_the_most_pressing_that_fits_the_filters(world: World) -> None:
    clinician = world.clinician("NY", "NJ")
    world.queued(world.platform())
    many_cards(
        world,
        60,
        risk_rank="CASE n WHEN 7 THEN 0 ELSE 3 END",
        topics="CASE WHEN n > 50 THEN ARRAY['sleep'] ELSE ARRAY['anxiety'] END",
    )
    pressing, sleepless = walked(clinician)[0], walked(clinician, "&topic=sleep")[0]
    path = "/v1/intake-queue/claims"
    assert clinician.post(path, {"topic": "sleep"}).json["referral"]["id"] == sleepless
    assert clinician.post(path).json["referral"]["id"] == pressing
    assert clinician.post(path, {"topic": "nothing_like_it"}).status_code == 204


def test_order_holds_where_one_of_many_states_has_nearly_all(world: World) -> None:
    states = ["NY", "NJ", "VT", "ME", "NH", "MA", "CT", "RI", "PA", "OH"]
    clinician = world.clinician(*states)
    world.queued(world.platform())
    many_cards(world, 150, risk_rank="n % 2")
    names = ", ".join(f"'{state}'" for state in states)
    many_cards(world, 40, jurisdiction=f"(ARRAY[{names}])[1 + n % 10]", risk_rank="2")
    expected = world.rows(
        "SELECT referral_id::text FROM intake_card"
        " ORDER BY risk_rank, priority_rank, due_at, referral_id"
    )
    assert walked(clinician, "&limit=30") == [each for (each,) in expected]


def test_member_who_excludes_a_clinician_is_gone_from_their_queue(world: World) -> None:
    platform, clinician = world.platform(), world.clinician("NY")
    referral, member = world.queued(platform)
    since = clinician.get("/v1/intake-queue").json["since"]
    path = f"/v1/referrals/{referral['id']}/preferences"
    wishes = {"exclude_clinicians": [str(clinician.actor.id)]}
    assert member.put(path, wishes, If_Match='"1"').status_code == 200
    answer = clinician.get(f"/v1/intake-queue?since={since}").json
    assert (answer["items"], answer["gone"]) == ([], [referral["id"]])


def test_no_card_comes_twice_behind_many_that_do_not_match(world: World) -> None:
    clinician = world.clinician("NY", "NJ")
    world.queued(world.platform())
    many_cards(world, 70, age_group="'16_17'", risk_rank="0")
    behind = many_cards(world, 10, jurisdiction="'NJ'", risk_rank="1")
    assert sorted(walked(clinician)[:-1]) == sorted(behind)
