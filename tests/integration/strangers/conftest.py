"""The ground: a tenant with referrals in every state, and strangers who try its ids."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import text

from api.app import create_app
from api.db.base import new_id
from api.db.bootstrap import Urls
from api.settings import Settings
from tests.conftest import _clone
from tests.integration.strangers.operations import Operation, Place, operations_of
from tests.world import Caller, World, claimed

STATES = ("awaiting", "queued", "claimed", "accepted", "withdrawn", "in_crisis")

STRANGERS = (
    "another platform",
    "member of another platform",
    "member of the same platform",
    "clinician of another state",
    "clinician without a licence",
    "clinician next door",
    "clinician on call",
    "coordinator",
)

OF_NO_TENANT = {
    ("decideConsent", "clinician_id"): "a member may name any clinician as recipient",
    ("decideConsent", "organisation_id"): "a member may name any organisation as recipient",
    ("submitReferral", "clinician_id"): "so may the platform that attests the member's consent",
    ("submitReferral", "organisation_id"): "so may the platform that attests the member's consent",
    ("submitReferral", "exclude_clinician"): "a member may exclude anybody; that tells nothing",
    ("submitReferral", "exclude_organisation"): "a member may exclude anybody; that tells nothing",
    ("replaceOwnPreferences", "exclude_clinician"): "as at the submission",
    ("replaceOwnPreferences", "exclude_organisation"): "as at the submission",
    ("enrolNewClinician", "organisation_id"): "an operator says whom a clinician works for",
    ("getOwnConflict", "community_id"): "tells what the clinician has declared themself",
    ("declareOwnConflict", "community_id"): "a clinician may have ties to any community",
    ("withdrawOwnConflict", "community_id"): "tells what the clinician has declared themself",
}
"""Ids in bodies whose objects belong to no tenant, and why it may be told that they exist."""

TABLES = {
    "object_id": "referral",
    "context_id": "context_item",
    "item": "context_item",
    "shift_id": "on_call_shift",
}
"""Where the ids of a name are kept, if not in the table of that name."""


@dataclass
class Ground:
    """One tenant's rows, the callers they belong to, and those who are strangers to them."""

    world: World
    operations: list[Operation]
    platform: Caller
    holder: Caller
    operator: Caller
    members: dict[str, Caller]
    referrals: dict[str, dict[str, Any]]
    strangers: dict[str, Caller]
    known: dict[tuple[str, str], UUID] = field(default_factory=dict)

    def ids_of(self, operation: Operation) -> dict[Place, str]:
        """Return the places of ids whose objects belong to a tenant."""
        return {
            place: name
            for place, name in operation.ids.items()
            if (operation.name, name) not in OF_NO_TENANT
        }

    def within_reach(self, stranger: str) -> list[Operation]:
        """Return the operations that take an id and that this caller's scopes open."""
        scopes = self.strangers[stranger].actor.scopes
        return [each for each in self.operations if self.ids_of(each) and each.scopes & scopes]

    def real(self, name: str, state: str) -> UUID:
        """Return an id that the tenant has, of the referral in this state where it can be.

        Not every referral has a consent: then it is the id of the accepted one.
        """
        if (name, state) not in self.known:
            found = self._rows_of(name, state) or self._rows_of(name, "accepted")
            assert found, f"this tenant has no {name}: add one to the ground"
            self.known[name, state] = found[0][0]
        return self.known[name, state]

    def _rows_of(self, name: str, state: str) -> list[Any]:
        table = TABLES.get(name, name.removesuffix("_id"))
        columns = {row[0] for row in self.world.rows(_COLUMNS, table=table)}
        assert columns, f"no table of {name}: name it in TABLES, or list an exception"
        referral = "id" if table == "referral" else "referral_id"
        wanted = {"platform_id": self.platform.actor.id, referral: self.referrals[state]["id"]}
        wanted = {column: value for column, value in wanted.items() if column in columns}
        within = " AND ".join(["true", *(f"{column} = :{column}" for column in wanted)])
        return self.world.rows(f"SELECT id FROM {table} WHERE {within} ORDER BY id", **wanted)

    def own(self, stranger: str, name: str) -> UUID:
        """Return the stranger's own id of that name, or one that nobody has."""
        if (name, stranger) not in self.known:
            me = self.strangers[stranger].actor.id
            own = self.world.rows(_OWN[name], me=me) if name in _OWN else []
            self.known[name, stranger] = own[0][0] if own else new_id()
        return self.known[name, stranger]

    def fingerprint(self) -> dict[str, str]:
        """Return what every table holds, answers kept for retries aside."""
        with self.world.as_owner() as session:
            return {
                table: session.execute(text(_CONTENT.format(table))).scalar_one()
                for (table,) in session.execute(text(_TABLES))
            }


_COLUMNS = """
SELECT attname FROM pg_attribute
WHERE attrelid = to_regclass(:table) AND attnum > 0 AND NOT attisdropped"""
_TABLES = """
SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace
AND relname <> 'idempotency_record' ORDER BY relname"""
_CONTENT = "SELECT coalesce(md5(string_agg(md5(t::text), '' ORDER BY md5(t::text))), '') FROM {} t"
_OWN = {
    "referral_id": "SELECT id FROM referral WHERE :me IN (platform_id, member_id)",
    "community_id": "SELECT id FROM community WHERE platform_id = :me",
    "context_id": "SELECT id FROM context_item WHERE :me IN (platform_id, member_id)",
    "item": "SELECT id FROM context_item WHERE :me IN (platform_id, member_id)",
    "consent_id": "SELECT id FROM consent WHERE member_id = :me",
}


@pytest.fixture(scope="session")
def ground(server: str, migrated_template: Urls, keys: Settings) -> Iterator[Ground]:
    """Make the ground once: what is refused leaves no trace, and each test says so."""
    with _clone(server, "migrated_template", migrated_template) as urls:
        app = create_app(replace(keys, database_url=urls.app))
        yield _made(World(app, urls))
        app.extensions["warmhandoff.database"].database.dispose()


def _made(world: World) -> Ground:
    platform, elsewhere = world.platform("Lighthouse"), world.platform("Harbor")
    holder = world.clinician("NY")
    referrals = {state: _submitted(world, platform, state) for state in STATES}
    members = {state: world.member_of(platform, state) for state in STATES}
    for state in STATES[1:]:
        world.granted(members[state], referrals[state])
    for state in ("claimed", "accepted", "in_crisis"):
        _take(holder, referrals[state], accept=state == "accepted")
    _in_crisis(platform, referrals["in_crisis"])
    _withdraw(world, members["withdrawn"])
    _page_twice(world, platform, members["accepted"])
    return Ground(
        world,
        operations_of(world.app),
        platform,
        holder,
        world.operator(),
        members,
        referrals,
        _strangers(world, platform, elsewhere),
    )


def _submitted(world: World, platform: Caller, ref: str, **changes: Any) -> dict[str, Any]:
    body = world.body(platform, member_ref=ref, reference=f"ref-{ref}", **changes)
    body["context"].append({"kind": "screener", "instrument": "phq-9", "answers": {"1": 1}})
    answer = platform.post("/v1/referrals", body)
    assert answer.status_code == 201, answer.text
    found: dict[str, Any] = answer.json
    return found


def _take(holder: Caller, referral: dict[str, Any], *, accept: bool) -> None:
    token = claimed(holder, referral)
    path = f"/v1/referrals/{referral['id']}"
    if accept:
        assert holder.post(f"{path}/accept", Claim_Token=token).status_code == 200
    assert holder.get(f"{path}/context").status_code == 200


def _in_crisis(platform: Caller, referral: dict[str, Any]) -> None:
    flagged = platform.post(f"/v1/referrals/{referral['id']}/crisis-flag")
    assert flagged.status_code == 200, flagged.text


def _withdraw(world: World, member: Caller) -> None:
    [(consent,)] = world.rows("SELECT id FROM consent WHERE member_id = :m", m=member.actor.id)
    assert member.post(f"/v1/consents/{consent}/revoke").status_code == 200


def _page_twice(world: World, platform: Caller, member: Caller) -> None:
    """Give one member a second referral, consent and card, so that every list has a next page."""
    other = str(world.second_community(platform))
    second = _submitted(world, platform, "accepted", community_id=other)
    world.granted(member, second)


def _strangers(world: World, platform: Caller, elsewhere: Caller) -> dict[str, Caller]:
    for tenant in (elsewhere, platform):
        _in_crisis(tenant, _submitted(world, tenant, "stranger"))
    callers = (
        elsewhere,
        world.member_of(elsewhere, "stranger"),
        world.member_of(platform, "stranger"),
        world.clinician("CA"),
        world.clinician(),
        world.clinician("NY"),
        world.on_call(),
        world.coordinator(),
    )
    return dict(zip(STRANGERS, callers, strict=True))
