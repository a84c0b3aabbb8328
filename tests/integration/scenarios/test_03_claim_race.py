"""Scenario 3: of a hundred who claim at once one holds it, and the others learn no name.

Over HTTP, ten rounds, each by a hundred clinicians behind one barrier. (A thousand rounds on direct
verbs are in `intake/test_claim_rounds.py`.)
"""

from collections import Counter
from dataclasses import replace
from functools import partial

import pytest

from api.settings import Settings
from tests.integration.intake.test_races import at_once
from tests.journey import URL, slug
from tests.world import Answer, Caller, World

CLAIMERS, ROUNDS, THREADS = 100, 10, 140
"""So many threads let 70 work at once and 35 wait for a second: enough that none is sent away."""


@pytest.fixture
def keys(keys: Settings) -> Settings:
    """Settings of a server that has room for all of them."""
    return replace(keys, threads=THREADS)


def claims(clinician: Caller, path: str) -> Answer:
    """Claim, and send it again should the server say that too many ask at once."""
    for _ in range(10):
        answer = clinician.post(path, Idempotency_Key=f"claim-{path}")
        if answer.status_code != 503:
            break
    return answer


@pytest.mark.slow
def test_of_a_hundred_clinicians_one_claims_and_nobody_is_named(world: World) -> None:
    platform = world.platform()
    clinicians = [world.clinician("NY") for _ in range(CLAIMERS)]
    for n in range(ROUNDS):
        referral, _ = world.queued(platform, member_ref=f"u-{n}")
        path = f"{URL}/{referral['id']}/claim"
        answers = at_once([partial(claims, clinician, path) for clinician in clinicians])
        assert Counter(each.status_code for each in answers) == {200: 1, 409: CLAIMERS - 1}
        [won] = [each for each in answers if each.status_code == 200]
        assert won.json["claim"]["token"] == 1
        assert won.json["claim"]["expires_at"] == won.json["due_at"]
        [(holder,)] = world.rows(
            "SELECT clinician_id FROM referral WHERE id = :id", id=referral["id"]
        )
        for lost in (each for each in answers if each is not won):
            assert slug(lost) == (409, "already-claimed")
            assert "Dana Reyes" not in lost.text
            assert str(holder) not in lost.text
