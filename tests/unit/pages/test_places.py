"""The names of places: one for each place, in each language, as a list to choose from."""

import pytest

from api.pages.places import PLACES
from api.pages.words import LANGUAGES
from api.referrals.jurisdictions import US_JURISDICTIONS


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_place_has_one_name_and_they_stand_in_order(language: str) -> None:
    names = PLACES[language]
    assert set(names) == US_JURISDICTIONS
    assert len(set(names.values())) == len(names)
    assert list(names.values()) == sorted(names.values())
