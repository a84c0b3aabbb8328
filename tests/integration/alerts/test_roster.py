"""The roster: an operator says who is on call, and everybody may know whether anybody is."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest

from api.clock import utc_now
from tests.world import World


def _shift(clinician_id: object, *, begins: float = -1, ends: float = 8) -> dict[str, Any]:
    now = utc_now()
    return {
        "clinician_id": str(clinician_id),
        "starts_at": (now + timedelta(hours=begins)).isoformat(),
        "ends_at": (now + timedelta(hours=ends)).isoformat(),
    }


def test_operator_puts_a_clinician_on_call_and_ends_the_shift(world: World) -> None:
    operator, clinician = world.operator(), world.clinician()
    assert clinician.get("/v1/on-call/alerts").status_code == 403
    shift = operator.post("/v1/admin/on-call", _shift(clinician.actor.id))
    assert shift.status_code == 201
    assert clinician.get("/v1/on-call/alerts").status_code == 200
    roster = operator.get("/v1/admin/on-call").json
    assert ([s["id"] for s in roster["items"]], roster["anyone_on_call"]) == (
        [shift.json["id"]],
        True,
    )
    assert operator.post(f"/v1/admin/on-call/{shift.json['id']}/end").status_code == 200
    assert clinician.get("/v1/on-call/alerts").status_code == 403
    assert operator.get("/v1/admin/on-call").json == {"items": [], "anyone_on_call": False}
    assert operator.post(f"/v1/admin/on-call/{shift.json['id']}/end").status_code == 404


def test_shift_that_has_not_begun_can_be_taken_off(world: World) -> None:
    operator, clinician = world.operator(), world.clinician()
    shift = operator.post("/v1/admin/on-call", _shift(clinician.actor.id, begins=2)).json
    assert operator.get("/v1/admin/on-call").json["anyone_on_call"] is False
    assert operator.post(f"/v1/admin/on-call/{shift['id']}/end").status_code == 200
    assert operator.get("/v1/admin/on-call").json["items"] == []


@pytest.mark.parametrize("changes", [{"clinician_id": str(uuid4())}, {"tier": "boss"}])
def test_impossible_shift_is_refused(world: World, changes: dict[str, Any]) -> None:
    shift = _shift(world.clinician().actor.id) | changes
    assert world.operator().post("/v1/admin/on-call", shift).status_code == 422


def test_shift_that_ends_before_it_begins_is_refused(world: World) -> None:
    shift = _shift(world.clinician().actor.id, begins=2, ends=1)
    assert world.operator().post("/v1/admin/on-call", shift).status_code == 422


def test_only_an_operator_keeps_the_roster(world: World) -> None:
    for caller in (world.platform(), world.clinician("NY")):
        assert caller.get("/v1/admin/on-call").status_code == 403
