"""Another tenant's id and a random one: the same answer to every operation of the document."""

from collections.abc import Mapping
from typing import Any

import pytest

from api.db.base import new_id
from tests.integration.strangers.conftest import OF_NO_TENANT, STATES, STRANGERS, Ground
from tests.integration.strangers.operations import Operation, Place
from tests.world import Answer

TENANTLESS = {
    "getCommunity": "the directory is public",
    "putClinicianOnCall": "an operator belongs to no tenant",
    "endOnCallShift": "an operator belongs to no tenant",
    "allowCommunityAttestation": "an operator belongs to no tenant",
    "readAuditEvents": "an operator belongs to no tenant",
    "voidAnyReferral": "an operator belongs to no tenant",
    "recordLicenceCheck": "an operator belongs to no tenant",
    "listLicenceChecks": "an operator belongs to no tenant",
    "suspendClinician": "an operator belongs to no tenant",
    "reinstateClinician": "an operator belongs to no tenant",
}
"""Operations that take an id and have no stranger, and why."""

ADMITTED = {
    ("clinician next door", "claimReferral"): "a card is shown to everybody licensed there",
}
"""Strangers who may learn that the object exists, and why."""

ON_CALL = {"acknowledgeCrisis", "reviewCrisis", "sendCrisisMessage", "flagReferralCrisis"}
"""What whoever is on call may do with a referral in crisis."""

NO_IDS = {"country": "of a country", "choice": "of a code", "jurisdiction": "of a state"}
"""What stands in a path and names no object."""

VARYING = {"Request-Id", "Date"}


def told(answer: Answer) -> tuple[int, bytes, dict[str, str]]:
    """Return all that an answer tells, but the id of the request and the time."""
    own_id = answer.headers["Request-Id"].encode()
    headers = {name: value for name, value in answer.headers if name not in VARYING}
    return answer.status_code, answer.data.replace(own_id, b""), headers


def ways(ids: Mapping[Place, str]) -> list[tuple[Place, ...]]:
    """Return each place of an id alone, and all of them at once."""
    alone: list[tuple[Place, ...]] = [(place,) for place in ids]
    return alone if len(alone) == 1 else [*alone, tuple(ids)]


def is_admitted(stranger: str, operation: Operation, state: str) -> bool:
    on_call = stranger == "clinician on call" and state == "in_crisis"
    return (stranger, operation.name) in ADMITTED or (on_call and operation.name in ON_CALL)


def is_not_found(answer: Answer, way: tuple[Place, ...]) -> bool:
    """Say whether it was this id that was not found, and nothing else that was wrong."""
    if answer.status_code == 422:
        named = {error["pointer"] for error in answer.json["errors"]}
        return named <= {"/".join(["", *map(str, place[1:])]) for place in way}
    return answer.status_code == 404


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("stranger", STRANGERS)
def test_foreign_id_is_answered_like_a_random_one(
    ground: Ground, stranger: str, state: str
) -> None:
    before, wrong = ground.fingerprint(), list[Any]()
    caller = ground.strangers[stranger]
    for operation in ground.within_reach(stranger):
        if is_admitted(stranger, operation, state):
            continue
        ids = ground.ids_of(operation)
        own = {place: ground.own(stranger, name) for place, name in ids.items()}
        for way in ways(ids):
            foreign = {place: ground.real(ids[place], state) for place in way}
            random = {place: new_id() for place in way}
            real, unknown = (operation.send(caller, {**own, **each}) for each in (foreign, random))
            if told(real) != told(unknown) or not is_not_found(real, way):
                wrong.append((operation.name, way, real.text, unknown.text))
    assert wrong == []
    assert ground.fingerprint() == before


def test_filter_of_another_tenants_reference_finds_nothing(ground: Ground) -> None:
    filters = [each for each in ground.operations if "reference" in each.parameter_names("query")]
    assert filters
    for operation in filters:
        for name, caller in ground.strangers.items():
            if name == "member of the same platform" or not operation.scopes & caller.actor.scopes:
                continue
            answers = [
                told(operation.send(caller, {("query", "reference"): f"ref-{ref}"}))
                for ref in ("queued", new_id())
            ]
            assert answers[0] == answers[1], (operation.name, name)
            assert ground.referrals["queued"]["id"].encode() not in answers[0][1]


def test_every_operation_that_takes_an_id_is_tried_by_a_stranger(ground: Ground) -> None:
    """Whoever adds one that no stranger can call says here why there is none."""
    tried = {each.name for stranger in STRANGERS for each in ground.within_reach(stranger)}
    taking = {each.name for each in ground.operations if ground.ids_of(each)}
    assert taking - tried == set(TENANTLESS)
    assert {name for _, name in ADMITTED} | ON_CALL <= tried
    ids = {(each.name, name) for each in ground.operations for name in each.ids.values()}
    assert set(OF_NO_TENANT) <= ids


def test_every_id_is_a_uuid_by_the_document(ground: Ground) -> None:
    """An id that is declared otherwise would not be tried."""
    for operation in ground.operations:
        in_path = operation.parameter_names("path") - set(NO_IDS)
        assert {("path", name) for name in in_path} <= set(operation.ids), operation.name
        names = operation.parameter_names("query") | {str(place[-1]) for place in operation.members}
        ids = {name for name in names if name.endswith(("_id", "_ids")) or name == "id"}
        assert ids <= {str(step) for place in operation.ids for step in place}, operation.name
