"""Sealed words open in their own place alone: each member of the place is bound by itself."""

import os
from dataclasses import replace
from uuid import uuid4

import pytest
from cryptography.exceptions import InvalidTag

from api.consents.envelope import Place, open_words, seal_words
from api.db.sealed import seal, unseal

PLACE = Place(uuid4(), uuid4(), uuid4(), 1)
ELSEWHERE = [
    replace(PLACE, platform_id=uuid4()),
    replace(PLACE, referral_id=uuid4()),
    replace(PLACE, context_id=uuid4()),
    replace(PLACE, version=2),
]


def test_words_open_in_their_place() -> None:
    key, content = os.urandom(32), {"text": "ñ 1"}
    assert open_words(key, PLACE, *seal_words(key, PLACE, content)) == content


@pytest.mark.parametrize("elsewhere", ELSEWHERE, ids=["platform", "referral", "item", "version"])
@pytest.mark.parametrize("moved", ["key", "words"])
def test_key_and_words_open_nowhere_else(elsewhere: Place, moved: str) -> None:
    key = os.urandom(32)
    wrapped, sealed = seal_words(key, PLACE, {"text": "x"})
    if moved == "words":  # with their own key, which somebody wrapped for that place
        own = unseal(key, wrapped, PLACE.bound("key"))
        wrapped = seal(key, own, elsewhere.bound("key"))
    with pytest.raises(InvalidTag):
        open_words(key, elsewhere, wrapped, sealed)


def test_key_is_bound_for_another_use_than_words() -> None:
    assert PLACE.bound("key") != PLACE.bound("words")
