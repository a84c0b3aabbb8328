"""How long guessing has to wait, and what a password is compared with."""

from datetime import timedelta

import pytest
from argon2 import extract_parameters

from api.db.guessing import DECOY, matches, pause_after
from api.oauth.passwords import hashed, named
from api.oauth.sign_in import FREE_FAILURES


@pytest.mark.parametrize(
    ("failures", "seconds"),
    [(0, 0), (4, 0), (5, 1), (6, 2), (7, 4), (12, 128), (13, 256), (14, 300), (10_000, 300)],
)
def test_wait_doubles_after_four_failures_up_to_five_minutes(failures: int, seconds: int) -> None:
    assert pause_after(failures, free=FREE_FAILURES) == timedelta(seconds=seconds)


def test_password_matches_however_the_keyboard_composes_it() -> None:
    kept = hashed("café au lait, \uff12 sugars")
    assert matches("café au lait, 2 sugars", kept)
    assert not matches("cafe au lait, 2 sugars", kept)


def test_decoy_costs_what_owasp_asks_of_a_real_hash() -> None:
    real, decoy = extract_parameters(hashed("correct horse battery")), extract_parameters(DECOY)
    assert decoy == real
    assert (real.memory_cost, real.time_cost, real.parallelism) == (19_456, 2, 1)
    assert not matches("", DECOY)


@pytest.mark.parametrize("password", ["x" * 14, "", "x" * 257])
def test_password_of_another_length_is_refused(password: str) -> None:
    with pytest.raises(ValueError, match="15 to 256"):
        hashed(password)


@pytest.mark.parametrize("typed", [" Ngozi ", "NGOZI", "\uff4egozi", "ngozi\0"])
def test_name_is_one_however_it_is_typed(typed: str) -> None:
    assert named(typed) == "ngozi"
