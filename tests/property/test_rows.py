"""Every row of the transition table is taken by somebody: none stands there in vain."""

from collections.abc import Callable, Iterator

import pytest
from sqlalchemy import create_engine

from api.db.root_keys import root_keys
from api.referrals.codes import Place
from api.referrals.lifecycle import TRANSITIONS
from api.settings import Settings
from tests.property.rows import STORIES, never_taken
from tests.property.walk import Walk
from tests.world import World


@pytest.fixture
def begin(world: World, keys: Settings) -> Iterator[Callable[[], Walk]]:
    platform = world.platform()
    clinicians = [world.clinician("NY"), world.clinician("NY"), world.clinician("NY", "TX")]
    cast = {
        "platform": platform.actor.id,
        "community": world.enrolled[platform.actor.id].community_id,
        "second": world.second_community(platform),
        "clinicians": [each.actor.id for each in clinicians],
        "coordinator": world.coordinator().actor.id,
    }
    engine = create_engine(world.urls.app)
    with engine.connect() as connection, connection.begin() as outer:
        yield lambda: Walk(connection, root_keys(keys), cast)
        outer.rollback()
    engine.dispose()


def test_every_action_has_a_story() -> None:
    told = {(row.actor, row.action) for row in TRANSITIONS if row.from_place is not None}
    assert set(STORIES) == told
    # how a referral begins is told in test_bser.py, as TID 01
    begun = [row.to_place for row in TRANSITIONS if row.from_place is None]
    assert begun == [Place.AWAITING_CONSENT, Place.QUEUED]


@pytest.mark.slow
def test_every_row_is_taken(begin: Callable[[], Walk]) -> None:
    assert [(r.actor, r.action, r.from_place, r.to_place) for r in never_taken(begin)] == []
