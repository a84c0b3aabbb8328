"""A place in one caller's list, replayed by another: refused, and no row is shown."""

from typing import Any

from tests.integration.strangers.conftest import Ground
from tests.integration.strangers.operations import Operation
from tests.world import Answer, Caller

SAME = {
    "listCommunities": "the directory is public",
    "listOrganisations": "operators alone read it, and belong to no tenant",
    "listEnrolledClinicians": "operators alone read it, and belong to no tenant",
    "listStuckReferrals": "coordinators and operators see it of every tenant",
}
"""Lists that are the same for everybody who may read them, and why."""

OF_ONE = {
    "listContacts": "of one referral: whoever may not know of that is told so, with any cursor",
    "listReferralMessages": "of one referral, as above",
    "listContactAttempts": "of one referral, as above",
}
"""Lists below a referral; strangers of that are tried with its id elsewhere."""

POSITIONS = {
    "readEvents": "a position of the feed, which shows its own tenant alone",
    "readAuditEvents": "a position of the record, which only operators read",
}
"""Lists with `after`, a number that tells nothing, and what it is."""


def lists(ground: Ground, parameter: str) -> list[Operation]:
    return [each for each in ground.operations if parameter in each.parameter_names("query")]


def owners(ground: Ground) -> dict[str, Caller]:
    """Return callers whose lists have a second page."""
    return {
        "platform": ground.platform,
        "member": ground.members["accepted"],
        "clinician": ground.holder,
    }


def page(operation: Operation, caller: Caller, **query: Any) -> Answer:
    return operation.send(caller, {("query", name): value for name, value in query.items()})


def test_cursor_is_refused_when_anybody_else_sends_it(ground: Ground) -> None:
    tried, everybody = set(), [*ground.strangers.values(), *owners(ground).values()]
    for operation in lists(ground, "cursor"):
        if operation.name in OF_ONE:
            continue
        for name, owner in owners(ground).items():
            if not operation.scopes & owner.actor.scopes:
                continue
            tried.add(operation.name)
            cursor = page(operation, owner, limit=1).json["next_cursor"]
            assert cursor, f"{operation.name}: give the {name} of the ground two rows"
            assert page(operation, owner, limit=1, cursor=cursor).status_code == 200
            for other in everybody:
                if other is owner or not operation.scopes & other.actor.scopes:
                    continue
                answer = page(operation, other, limit=1, cursor=cursor)
                assert answer.status_code == 400, operation.name
                assert "items" not in answer.json
    assert {each.name for each in lists(ground, "cursor")} - tried == {*SAME, *OF_ONE}


def test_position_of_another_feed_shows_no_row_of_it(ground: Ground) -> None:
    assert {each.name for each in lists(ground, "after")} == set(POSITIONS)
    [feed] = [each for each in lists(ground, "after") if each.name == "readEvents"]
    stranger = ground.strangers["another platform"]
    for after in (0, 1, 10):
        answer = page(feed, stranger, after=after)
        assert answer.status_code == 200
        assert not any(each["id"] in answer.text for each in ground.referrals.values())
