"""Named recipients: one clinician or one organisation, in every place, and no dead end."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy import text

from api import clock
from api.consents.receipt import KIND
from api.db.session import Database, Reach, Role, admit
from api.oauth.statements import verify_statement
from api.worker import fire_timers
from tests.world import Answer, Caller, World, claimed, visit

ANYBODY = [{"class": "licensed_clinician"}]


def _only(clinician: Caller) -> list[dict[str, str]]:
    return [{"class": "licensed_clinician", "clinician_id": str(clinician.actor.id)}]


def _of(organisation: UUID) -> list[dict[str, str]]:
    return [{"organisation_id": str(organisation)}]


class Named:
    """A referral for named recipients only, whom they name, and somebody who is licensed too."""

    def __init__(self, world: World, kind: str) -> None:
        self.world = world
        harbor = world.organisation()
        own = harbor if kind == "organisation" else None
        self.platform = world.platform()
        self.wanted = world.clinician("NY", organisation=own)
        self.other = world.clinician("NY", organisation=world.organisation("Bay Care"))
        self.alone = world.clinician("NY")
        self.recipients = _of(harbor) if kind == "organisation" else _only(self.wanted)
        self.referral = world.submitted(self.platform)
        self.member = world.member_of(self.platform, "u-77")
        self.path = f"/v1/referrals/{self.referral['id']}"

    def grant(self, recipients: list[dict[str, str]], **changes: Any) -> Answer:
        terms = self.world.terms(self.referral, recipients=recipients, **changes)
        answer = self.member.post("/v1/consents", terms)
        assert answer.status_code == 201, answer.text
        return answer

    @property
    def strangers(self) -> tuple[Caller, ...]:
        return (self.other, self.alone)

    @property
    def seen(self) -> dict[str, Any]:
        found: dict[str, Any] = self.member.get(self.path).json
        return found


@pytest.fixture(params=["clinician", "organisation"])
def named(world: World, request: pytest.FixtureRequest) -> Named:
    return Named(world, request.param)


@pytest.fixture
def for_one(world: World) -> Named:
    found = Named(world, "clinician")
    found.grant(found.recipients)
    return found


@pytest.fixture
def direct(world: World) -> Iterator[Database]:
    made = Database(world.urls.app, pool_size=1)
    yield made
    made.dispose()


@pytest.fixture
def later(direct: Database) -> Iterator[Callable[..., None]]:
    """Move the clock on and let the worker fire what is due."""
    moved = [timedelta()]

    def go(**delta: float) -> None:
        moved.append(timedelta(**delta))
        clock.move(moved[-1])
        fire_timers(direct)

    yield go
    clock.move(-sum(moved, timedelta()))


# Every place


def test_card_is_shown_to_the_named_alone(named: Named) -> None:
    named.grant(named.recipients)
    for stranger in named.strangers:
        assert stranger.get("/v1/intake-queue").json["items"] == []
    [card] = named.wanted.get("/v1/intake-queue").json["items"]
    assert card["referral_id"] == named.referral["id"]
    assert not {name for name in card if name.startswith("only")}


def test_receipt_names_whom_the_consent_names(named: Named) -> None:
    receipt = named.grant(named.recipients).json["receipt"]
    keys = visit(named.world.app, "/oauth/jwks.json").json
    anybody = {"class": "licensed_clinician", "clinician_id": None, "organisation_id": None}
    [wanted] = named.recipients
    told = verify_statement(receipt, keys, KIND)["consent"]["recipient"]
    assert told == anybody | wanted


def test_claim_by_id_finds_nothing_for_others(named: Named) -> None:
    named.grant(named.recipients)
    for stranger in named.strangers:
        assert stranger.post(f"{named.path}/claim").status_code == 404
    claimed(named.wanted, named.referral)
    for stranger in named.strangers:
        assert stranger.post(f"{named.path}/claim").status_code == 404, "not even that it is taken"


def test_next_claim_passes_over_what_is_for_somebody_else(named: Named) -> None:
    named.grant(named.recipients)
    for stranger in named.strangers:
        assert stranger.post("/v1/intake-queue/claims").status_code == 204
    taken = named.wanted.post("/v1/intake-queue/claims").json
    assert taken["referral"]["id"] == named.referral["id"]


def test_card_follows_the_newest_terms(named: Named) -> None:
    named.grant(ANYBODY)
    assert named.other.get("/v1/intake-queue").json["items"]
    named.grant(named.recipients)
    assert named.other.get("/v1/intake-queue").json["items"] == []
    assert named.wanted.get("/v1/intake-queue").json["items"]
    named.grant(ANYBODY)
    assert named.other.get("/v1/intake-queue").json["items"]


def test_holder_who_is_no_longer_named_cannot_accept(named: Named) -> None:
    named.grant(ANYBODY)
    token = claimed(named.other, named.referral)
    named.grant(named.recipients)
    answer = named.other.post(f"{named.path}/accept", Claim_Token=token)
    assert answer.status_code == 409
    assert answer.json["type"].endswith("/consent-not-active")
    named.grant(ANYBODY)
    assert named.other.post(f"{named.path}/accept", Claim_Token=token).status_code == 200


@pytest.mark.parametrize("accepted", [False, True])
def test_holder_who_is_no_longer_named_reads_nothing_more(named: Named, *, accepted: bool) -> None:
    named.grant(ANYBODY)
    token = claimed(named.other, named.referral)
    if accepted:
        named.other.post(f"{named.path}/accept", Claim_Token=token)
    assert named.other.get(f"{named.path}/context").status_code == 200
    named.grant(named.recipients)
    assert named.other.get(f"{named.path}/context").status_code == 410
    named.grant(ANYBODY)
    assert named.other.get(f"{named.path}/context").status_code == 200


def test_holder_who_never_read_is_told_nothing_after_narrowing(named: Named) -> None:
    named.grant(ANYBODY)
    claimed(named.other, named.referral)
    named.grant(named.recipients)
    assert named.other.get(f"{named.path}/context").status_code == 404


def test_named_reads_and_accepts(named: Named) -> None:
    named.grant(named.recipients)
    token = claimed(named.wanted, named.referral)
    assert len(named.wanted.get(f"{named.path}/context").json["items"]) == 1
    assert named.wanted.post(f"{named.path}/accept", Claim_Token=token).status_code == 200
    assert len(named.wanted.get(f"{named.path}/context").json["items"]) == 1


def test_nobody_elses_policies_show_card_words_or_key(named: Named, direct: Database) -> None:
    """The database alone: no verb asks, and no code has named the recipient in its query."""
    named.grant(named.recipients)
    for reader, cards in ((named.wanted, 1), (named.other, 0), (named.alone, 0)):
        with direct.begin(Reach(Role.CLINICIAN, subject=reader.actor.id)) as session:
            assert session.scalar(text("SELECT count(*) FROM intake_card")) == cards
            taken = session.execute(text("UPDATE intake_card SET waiting = waiting RETURNING 1"))
            assert len(taken.all()) == cards


def test_policies_hide_words_from_a_holder_who_is_no_longer_named(
    named: Named, direct: Database
) -> None:
    named.grant(ANYBODY)
    claimed(named.other, named.referral)
    for recipients, seen in ((ANYBODY, 1), (named.recipients, 0)):
        named.grant(recipients)
        with direct.begin(Reach(Role.CLINICIAN, subject=named.other.actor.id)) as session:
            admit(session, UUID(named.referral["id"]))
            for table in ("context_body", "context_key"):
                assert session.scalar(text(f"SELECT count(*) FROM {table}")) == seen, table


def test_leaving_the_organisation_ends_what_was_read_for_it(world: World) -> None:
    named = Named(world, "organisation")
    named.grant(named.recipients)
    token = claimed(named.wanted, named.referral)
    assert named.wanted.get(f"{named.path}/context").status_code == 200
    world.rows("UPDATE clinician SET organisation_id = NULL RETURNING id")
    assert named.wanted.get(f"{named.path}/context").status_code == 410
    assert named.wanted.post(f"{named.path}/accept", Claim_Token=token).status_code == 409


def test_attested_consent_names_recipients_too(named: Named, world: World) -> None:
    world.agreed(named.platform)
    attested = world.attested("narrative", recipients=named.recipients)
    world.submitted(named.platform, member_ref="u-2", attested_consent=attested)
    assert len(named.wanted.get("/v1/intake-queue").json["items"]) == 1
    assert named.other.get("/v1/intake-queue").json["items"] == []


# What cannot be named


@pytest.mark.parametrize("decision", ["grant", "deny"])
@pytest.mark.parametrize("member_name", ["clinician_id", "organisation_id"])
def test_recipient_whom_nobody_knows_is_refused(
    world: World, decision: str, member_name: str
) -> None:
    platform = world.platform()
    referral = world.submitted(platform)
    member = world.member_of(platform, "u-77")
    items: list[str] | None = [] if decision == "deny" else None
    terms = world.terms(
        referral, items=items, decision=decision, recipients=[{member_name: str(uuid4())}]
    )
    answer = member.post("/v1/consents", terms)
    assert answer.status_code == 422
    assert [e["pointer"] for e in answer.json["errors"]] == [f"/recipients/0/{member_name}"]
    assert member.get(f"/v1/referrals/{referral['id']}").json["status"] == "awaiting_consent"


def test_a_clinician_and_an_organisation_together_are_refused(world: World) -> None:
    platform = world.platform()
    referral = world.submitted(platform)
    member = world.member_of(platform, "u-77")
    both = [{**_only(world.clinician("NY"))[0], **_of(world.organisation())[0]}]
    answer = member.post("/v1/consents", world.terms(referral, recipients=both))
    assert answer.status_code == 422
    assert [e["pointer"] for e in answer.json["errors"]] == ["/recipients/0/organisation_id"]


# No dead end


def _suspend(named: Named) -> None:
    named.world.rows(
        "UPDATE clinician SET status = 'suspended' WHERE id = :id RETURNING id",
        id=named.wanted.actor.id,
    )


def _take_the_licence(named: Named) -> None:
    named.world.rows(
        "UPDATE licence SET status = 'lapsed' WHERE clinician_id = :id RETURNING clinician_id",
        id=named.wanted.actor.id,
    )


def _fill_the_hands(named: Named) -> None:
    named.world.rows(
        "UPDATE clinician SET capacity = 0 WHERE id = :id RETURNING id", id=named.wanted.actor.id
    )


CANNOT = [_suspend, _take_the_licence, _fill_the_hands]


@pytest.mark.parametrize("cannot", CANNOT)
def test_member_can_widen_what_its_named_recipient_cannot_take(
    for_one: Named, cannot: Callable[[Named], None]
) -> None:
    cannot(for_one)
    refused = for_one.wanted.post(f"{for_one.path}/claim").status_code
    assert refused in {401, 403, 404, 409}
    seen = for_one.seen
    assert (seen["status"], seen["next_actor"]) == ("queued", "clinician")
    assert seen["due_at"]
    for_one.grant(ANYBODY)
    claimed(for_one.other, for_one.referral)


@pytest.mark.parametrize("cannot", CANNOT)
def test_timer_ends_what_its_named_recipient_cannot_take(
    for_one: Named, cannot: Callable[[Named], None], later: Callable[..., None]
) -> None:
    cannot(for_one)
    for_one.world.rows("UPDATE oauth_grant SET expires_at = now() + interval '1 year' RETURNING id")
    later(days=11)
    later(days=15)
    seen = for_one.seen
    assert seen["status"] == "expired"
    assert seen["alternatives"]
    assert for_one.world.rows("SELECT count(*) FROM intake_card")[0][0] == 0


def _declined(named: Named, reason: str = "out_of_scope") -> None:
    token = claimed(named.wanted, named.referral)
    answer = named.wanted.post(f"{named.path}/decline", {"reason": reason}, Claim_Token=token)
    assert answer.status_code == 204, answer.text


def test_it_is_the_members_turn_when_all_named_have_declined(named: Named) -> None:
    named.grant(named.recipients)
    due_at = named.seen["due_at"]
    _declined(named)
    seen = named.seen
    assert (seen["status"], seen["next_action"]) == ("queued", "decide_consent")
    assert (seen["next_actor"], seen["due_at"]) == ("member", due_at)
    assert named.other.get("/v1/intake-queue").json["items"] == [], "nobody else is told"
    named.grant(ANYBODY)
    seen = named.seen
    assert (seen["next_action"], seen["next_actor"]) == ("claim", "clinician")
    assert seen["due_at"] == due_at
    claimed(named.other, named.referral)


def test_timer_ends_what_all_named_have_declined(
    for_one: Named, later: Callable[..., None]
) -> None:
    _declined(for_one)
    for_one.world.rows("UPDATE oauth_grant SET expires_at = now() + interval '1 year' RETURNING id")
    later(days=11)
    later(days=15)
    assert for_one.seen["status"] == "expired"


def test_a_colleague_who_is_named_too_keeps_it_with_the_clinicians(world: World) -> None:
    named = Named(world, "organisation")
    [harbor] = [UUID(each["organisation_id"]) for each in named.recipients]
    colleague = world.clinician("NY", organisation=harbor)
    named.grant(named.recipients)
    _declined(named)
    assert named.seen["next_actor"] == "clinician"
    claimed(colleague, named.referral)


def test_named_recipient_who_only_cannot_now_is_waited_for(for_one: Named) -> None:
    _declined(for_one, "no_capacity")
    assert for_one.seen["next_actor"] == "clinician"


def test_risk_passes_to_a_coordinator_when_all_named_have_declined(world: World) -> None:
    named = Named(world, "clinician")
    named.grant(named.recipients)
    flag = {"at_least": "L2"}
    assert named.platform.post(f"{named.path}/crisis-flag", flag).status_code == 200
    _declined(named)
    seen = named.seen
    assert (seen["status"], seen["next_actor"]) == ("queued", "coordinator")
    assert seen["next_action"] == "find_clinician"


# Organisations


def test_operator_enrols_organisations_and_lists_them(world: World) -> None:
    operator = world.operator()
    names = ["Bay Care", "Harbor Counseling", "Hill Street"]
    made = [operator.post("/v1/admin/organisations", {"name": name}) for name in names]
    assert [answer.status_code for answer in made] == [201] * 3
    first = operator.get("/v1/admin/organisations?limit=2").json
    assert [each["name"] for each in first["items"]] == ["Hill Street", "Harbor Counseling"]
    rest = operator.get(f"/v1/admin/organisations?limit=2&cursor={first['next_cursor']}").json
    assert [each["name"] for each in rest["items"]] == ["Bay Care"]
    assert rest["next_cursor"] is None
    audited = world.rows("SELECT object_id FROM audit_event WHERE action = 'organisation.enrolled'")
    assert {str(row[0]) for row in audited} == {answer.json["id"] for answer in made}


def test_organisations_are_the_operators_to_keep(world: World) -> None:
    for caller in (world.platform(), world.clinician("NY")):
        assert caller.post("/v1/admin/organisations", {"name": "Mine"}).status_code == 403
        assert caller.get("/v1/admin/organisations").status_code == 403
    assert world.operator().post("/v1/admin/organisations", {"name": ""}).status_code == 422
