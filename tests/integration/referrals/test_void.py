"""Voiding: within a day, before the first claim, and where something is shared."""

from typing import Any

import pytest

from tests.integration.referrals.lives import path_of, place_of, slug
from tests.world import World, claimed


@pytest.mark.parametrize("is_granted", [False, True])
def test_what_was_entered_in_error_is_void(world: World, *, is_granted: bool) -> None:
    platform = world.platform()
    referral = world.submitted(platform)
    if is_granted:
        world.granted(world.member_of(platform, "u-77"), referral)
    answer = platform.post(f"{path_of(referral)}/void")
    assert (answer.status_code, answer.json["status"]) == (200, "void")
    assert world.rows("SELECT 1 FROM intake_card") == []
    again = world.submitted(platform)
    assert again["status"] == "awaiting_consent", "it stands in nobody's way"


def test_it_is_too_late_after_24_hours(world: World, later: Any) -> None:
    platform = world.platform()
    referral = world.submitted(platform)
    later(hours=24)
    answer = platform.post(f"{path_of(referral)}/void")
    assert slug(answer) == (409, "invalid-transition")


@pytest.mark.parametrize("share_back", ["none", "open_closed"])
def test_void_tells_nothing_of_a_claim(world: World, share_back: str) -> None:
    platform, clinician = world.platform(), world.clinician("NY")
    referral, _ = world.queued(platform, share_back=share_back)
    token = claimed(clinician, referral)
    held = platform.post(f"{path_of(referral)}/void")
    clinician.post(f"{path_of(referral)}/release", Claim_Token=token)
    released = platform.post(f"{path_of(referral)}/void")
    for answer in (held, released):
        assert slug(answer) == (409, "invalid-transition")
    assert held.json["referral_status"] == released.json["referral_status"]
    assert place_of(world, referral) == "queued"


def test_under_none_nothing_is_void_before_a_claim_either(world: World) -> None:
    platform = world.platform()
    referral, _ = world.queued(platform, share_back="none")
    answer = platform.post(f"{path_of(referral)}/void")
    assert slug(answer) == (409, "invalid-transition")
    assert answer.json["referral_status"] == "not_shared"
