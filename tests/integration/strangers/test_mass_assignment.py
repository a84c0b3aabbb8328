"""Members that a body does not have, in every object of every body: refused by name, unwritten."""

import pytest

from api.db.base import new_id
from tests.integration.strangers.conftest import STATES, Ground
from tests.integration.strangers.operations import Operation, Place
from tests.world import Caller

INJECTED = ("tenant_id", "platform_id", "member_id", "clinician_id", "status", "id")

ANSWERS_ANYTHING = {"screenForCrisis": "the crisis path refuses nothing and writes nothing"}
"""Operations that take whatever is sent, and why."""


def written(ground: Ground) -> list[Operation]:
    found = [each for each in ground.operations if each.body is not None]
    assert {each.method for each in found} <= {"post", "put", "patch", "delete"}
    return [each for each in found if each.name not in ANSWERS_ANYTHING]


def rightful(ground: Ground, operation: Operation, state: str) -> Caller:
    """Return somebody of the tenant itself who may call this; an operator where nobody else may."""
    coordinator = ground.strangers["coordinator"]
    own = (ground.members[state], ground.holder, ground.platform, ground.operator, coordinator)
    for caller in own:
        if operation.scopes & caller.actor.scopes:
            return caller
    raise AssertionError(f"nobody of the ground may call {operation.name}")


def injected(operation: Operation, place: Place) -> dict[Place, str]:
    """Return what is put into this object: every name that it does not have."""
    own = {member[-1] for member in operation.members if member[:-1] == place}
    return {(*place, name): "0192f0c1" for name in INJECTED if name not in own}


@pytest.mark.parametrize("state", STATES)
def test_member_that_a_body_does_not_have_is_refused_and_nothing_is_written(
    ground: Ground, state: str
) -> None:
    before = ground.fingerprint()
    for operation in written(ground):
        caller = rightful(ground, operation, state)
        ids = {place: ground.real(name, state) for place, name in ground.ids_of(operation).items()}
        for place in operation.objects:
            extra = injected(operation, place)
            answer = operation.send(caller, {**ids, **extra})
            assert answer.status_code == 422, (operation.name, place, answer.text)
            named = {error["pointer"] for error in answer.json["errors"]}
            wanted = {"/".join(["", *map(str, where[1:])]) for where in extra}
            assert wanted <= named, (operation.name, named)
    assert ground.fingerprint() == before


def test_every_body_without_more_in_it_is_read(ground: Ground) -> None:
    """The refusals above are those of the injected members: nothing else is wrong with a body."""
    stranger = ground.strangers["another platform"]
    for operation in written(ground):
        if operation.ids and operation.scopes & stranger.actor.scopes:
            assert operation.send(stranger, {}).status_code in {404, 422}, operation.name
    with_ids = [each for each in written(ground) if any(p[0] == "path" for p in each.ids)]
    for operation in with_ids:
        caller = rightful(ground, operation, "queued")
        random = dict.fromkeys(operation.ids, new_id())
        assert operation.send(caller, random).status_code == 404, operation.name
