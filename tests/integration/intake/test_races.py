"""Races: many at once, with barriers, and never two holders."""

from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from threading import Barrier
from typing import TypeVar

import pytest

from api.referrals.codes import Place
from tests.integration.intake.cards import many_cards, walked
from tests.integration.referrals.holder import owning
from tests.world import World, claimed

T = TypeVar("T")
CLAIMERS = 6
_HELD = (Place.ENGAGED, Place.WAITLIST, Place.MOVED_STATE, Place.CANCELLATION_REQUESTED)


def at_once(acts: list[Callable[[], T]]) -> list[T]:
    """Start all acts behind one barrier and return what each came to."""
    barrier = Barrier(len(acts))

    def run(act: Callable[[], T]) -> T:
        barrier.wait(timeout=10)
        return act()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(run, acts))


@pytest.mark.slow
def test_one_of_many_claims_succeeds_when_all_want_the_same(world: World) -> None:
    platform = world.platform()
    clinicians = [world.clinician("NY") for _ in range(CLAIMERS)]
    for n in range(20):
        referral, _ = world.queued(platform, member_ref=f"u-{n}")
        path = f"/v1/referrals/{referral['id']}/claim"
        answers = at_once([partial(clinician.post, path) for clinician in clinicians])
        statuses = Counter(answer.status_code for answer in answers)
        assert statuses == {200: 1, 409: CLAIMERS - 1}


@pytest.mark.slow
def test_each_gets_another_when_all_want_the_next(world: World) -> None:
    platform = world.platform()
    clinicians = [world.clinician("NY") for _ in range(CLAIMERS)]
    for n in range(10):
        for k in range(CLAIMERS):
            world.queued(platform, member_ref=f"u-{n}-{k}")
        answers = at_once([partial(c.post, "/v1/intake-queue/claims") for c in clinicians])
        assert [answer.status_code for answer in answers] == [200] * CLAIMERS
        assert len({answer.json["referral"]["id"] for answer in answers}) == CLAIMERS


@pytest.mark.slow
def test_capacity_holds_when_two_tabs_claim_at_once(world: World) -> None:
    platform, clinician = world.platform(), world.clinician("NY", capacity=1)
    for n in range(10):
        world.queued(platform, member_ref=f"u-{n}-a")
        world.queued(platform, member_ref=f"u-{n}-b")
        answers = at_once([partial(clinician.post, "/v1/intake-queue/claims")] * 2)
        assert sorted(answer.status_code for answer in answers) == [200, 409]
        world.rows("UPDATE referral SET status = 'withdrawn' WHERE status = 'claimed' RETURNING id")


@pytest.mark.slow
def test_two_tabs_never_hold_more_than_the_capacity(world: World) -> None:
    """What is owned, on a waitlist, moved away or to be cancelled has taken its place in it."""
    held = owning(world)
    for n, place in enumerate(_HELD):
        held.stand(place)
        world.queued(held.platform, member_ref=f"u-{n}-a")
        world.queued(held.platform, member_ref=f"u-{n}-b")
        world.rows("UPDATE clinician SET capacity = 2 RETURNING id")
        answers = at_once([partial(held.clinician.post, "/v1/intake-queue/claims")] * 2)
        assert sorted(answer.status_code for answer in answers) == [200, 409], place
        [taken] = [answer for answer in answers if answer.status_code == 200]
        claim, path = taken.json["claim"], f"/v1/referrals/{taken.json['referral']['id']}"
        released = held.clinician.post(f"{path}/release", Claim_Token=str(claim["token"]))
        assert released.status_code == 204


@pytest.mark.slow
def test_nothing_is_read_after_a_revocation_has_succeeded(world: World) -> None:
    platform, clinician = world.platform(), world.clinician("NY")
    for n in range(15):
        referral, member = world.queued(platform, member_ref=f"u-{n}")
        claimed(clinician, referral)
        path = f"/v1/referrals/{referral['id']}/context"
        [consent] = member.get("/v1/consents?limit=1").json["items"]
        revoke = f"/v1/consents/{consent['id']}/revoke"
        reads = [partial(clinician.get, path)] * 4
        at_once([*reads, partial(member.post, revoke)])
        assert clinician.get(path).status_code in (404, 410)
        accounted = len(
            world.rows("SELECT 1 FROM disclosure WHERE referral_id = :r", r=referral["id"])
        )
        assert accounted <= len(reads) + 1, "an entry for each read that succeeded, and the claim"


@pytest.mark.slow
def test_one_referral_is_saved_when_a_submission_is_sent_many_times_at_once(world: World) -> None:
    platform = world.platform()
    for n in range(10):
        body = world.body(platform, member_ref=f"u-{n}")
        send = partial(platform.post, "/v1/referrals", body, Idempotency_Key=f"key-{n}")
        answers = at_once([send] * 5)
        statuses = {answer.status_code for answer in answers}
        assert statuses <= {201, 409}
        assert len({a.json["id"] for a in answers if a.status_code == 201}) == 1
    assert world.rows("SELECT count(*) FROM referral")[0][0] == 10


@pytest.mark.slow
def test_walking_all_pages_while_others_insert_and_claim(world: World) -> None:
    reader, taker = world.clinician("NY"), world.clinician("NY", capacity=200)
    world.queued(world.platform())
    stay = set(many_cards(world, 300, languages="ARRAY['en', 'es']"))
    goes = many_cards(world, 100, topics="ARRAY['goes']")

    def walk() -> list[str]:
        return [each for _ in range(5) for each in once(walked(reader, "&limit=7"))]

    def once(ids: list[str]) -> list[str]:
        assert len(ids) == len(set(ids)), "no card twice"
        assert stay <= set(ids), "none missed that stayed"
        return ids

    def insert() -> list[str]:
        return [each for _ in range(100) for each in many_cards(world, 1)]

    def claim() -> list[str]:
        body = {"topic": "goes"}
        answers = [taker.post("/v1/intake-queue/claims", body) for _ in range(100)]
        return [answer.json["referral"]["id"] for answer in answers]

    _, _, claimed_ones = at_once([walk, insert, claim])
    assert sorted(claimed_ones) == sorted(goes)
