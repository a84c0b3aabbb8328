"""Who handed a referral back: until the next accepts they contact, write and flag, and read not."""

from collections.abc import Callable
from functools import partial
from threading import Thread
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import text

from api.clock import utc_now
from api.db.session import Database, Reach, Role
from api.referrals.accept import Acceptance, accept
from api.referrals.codes import Place
from api.referrals.lifecycle import RESPONSIBLE, TRANSITIONS
from tests.integration.intake.test_races import at_once
from tests.integration.referrals.holder import Held, holding, owning, slug
from tests.world import Answer, Caller, World, claimed

STALE = (409, "stale-claim")
HERE = [Place.QUEUED, Place.CLAIMED, Place.CONSENT_LAPSED, Place.CANCELLATION_REQUESTED]
WORDS = {"text": "Somebody else will write to you soon."}


def _handed_back(world: World, **changes: Any) -> Held:
    """Return what its owner has handed back, with somebody there who could take it."""
    held = owning(world, **changes)
    world.clinician("NY")
    assert held.act("hand-back").status_code == 204
    return held


def _contact(held: Held, result: str = "not_reached", **headers: str) -> Answer:
    body = {"way": "phone", "result": result, "at": utc_now().isoformat()}
    return held.clinician.post(f"{held.path}/contacts", body, **headers)


def _write(held: Held, **more: str) -> Answer:
    return held.clinician.post(f"{held.path}/messages", WORDS | more)


def _flag(held: Held, level: str = "L3") -> Answer:
    return held.clinician.post(f"{held.path}/crisis-flag", {"at_least": level})


WRITES: dict[str, Callable[[Held], Answer]] = {
    "record_contact": _contact,
    "message_member": _write,
    "flag_crisis": _flag,
}
REFUSED = {
    "record_contact": STALE,
    "message_member": STALE,
    "flag_crisis": (404, "not-found"),
}


def _next(held: Held) -> tuple[Caller, str]:
    """Let the next one claim it."""
    other = held.world.clinician("NY")
    return other, claimed(other, held.referral)


def _accepted_by_the_next(held: Held) -> None:
    other, token = _next(held)
    assert other.post(f"{held.path}/accept", Claim_Token=token).status_code == 200


def _withdrawn(held: Held) -> None:
    assert held.member.post(f"{held.path}/withdraw").status_code == 200


def _cancelled(held: Held) -> None:
    assert held.platform.post(f"{held.path}/cancel").status_code == 202


def test_they_record_a_contact_and_it_waits_on(world: World) -> None:
    held = _handed_back(world)
    turn = ("status", "next_action", "due_at", "queued_at", "clinician_id")
    before = [held.column(name) for name in turn]
    answer = _contact(held, "reached")
    assert answer.status_code == 201, answer.text
    assert [held.column(name) for name in turn] == before
    assert held.column("first_contact_at") is not None
    assert held.waits(world.clinician("NY"))
    found = world.rows("SELECT by_persona, by_id, result FROM contact")
    assert found == [("clinician", held.clinician.actor.id, "reached")]


def test_they_write_to_the_member_and_read_no_answer(world: World) -> None:
    held = _handed_back(world)
    answer = _write(held)
    assert answer.status_code == 201, answer.text
    [seen] = held.member.get(f"{held.path}/messages").json["items"]
    assert (seen["author"], seen["text"]) == ("clinician", WORDS["text"])
    assert held.clinician.get(f"{held.path}/messages").status_code == 404


def test_what_they_write_is_for_the_member_and_not_for_the_next(world: World) -> None:
    held = _handed_back(world)
    other, token = _next(held)
    assert _write(held).status_code == 201
    held.member.post(f"{held.path}/messages", {"text": "Hello?"})
    for _ in range(2):
        listed = other.get(f"{held.path}/messages").json["items"]
        assert [each["text"] for each in listed] == ["Hello?"]
        other.post(f"{held.path}/accept", Claim_Token=token)
    assert len(held.member.get(f"{held.path}/messages").json["items"]) == 2


def test_they_flag_a_crisis_and_wake_somebody(world: World) -> None:
    held = _handed_back(world)
    for _ in range(2):
        answer = _flag(held)
        assert (answer.status_code, answer.json["risk"]) == (200, "L3")
        assert answer.json["crisis"]["options"]
        assert (answer.json["responsible"], answer.json["screening"]) == (True, None)
    assert (held.column("risk"), held.column("source_risk")) == ("L3", "L0")
    assert world.rows("SELECT risk_rank FROM intake_card") == [(0,)]
    assert world.rows("SELECT shared, reviewed_at FROM crisis_alert") == [(False, None)]
    assert held.column("status") == "queued"


def test_they_cannot_answer_the_alert_unless_they_are_on_call(world: World) -> None:
    held = _handed_back(world)
    _flag(held)
    assert held.clinician.post(f"{held.path}/acknowledge").status_code == 404


def test_they_see_that_they_are_responsible_and_next_to_nothing_else(world: World) -> None:
    held = _handed_back(world)
    seen = held.clinician.get(held.path).json
    told = {name for name, value in seen.items() if value not in (None, [], False)}
    assert told == {
        *("id", "status", "responsible", "next_action", "next_actor", "due_at"),
        *("priority", "risk", "jurisdiction", "created_at", "updated_at"),
    }
    assert (seen["status"], seen["responsible"]) == ("queued", True)
    assert (seen["next_action"], seen["next_actor"]) == ("claim", "clinician")
    listed = held.clinician.get("/v1/referrals").json["items"]
    assert listed == [seen]


def test_nobody_else_is_called_responsible(world: World) -> None:
    held = _handed_back(world)
    other, _ = _next(held)
    seen = [who.get(held.path).json["responsible"] for who in (other, held.member, held.platform)]
    assert seen == [False] * 3


@pytest.mark.parametrize(
    ("path", "refused"),
    [
        ("context", 410),
        ("messages", 404),
        ("messages?thread=platform", 404),
        ("contacts", 404),
        ("appointment", 404),
    ],
)
def test_they_read_nothing(world: World, path: str, refused: int) -> None:
    held = owning(world)
    assert held.read() == 200
    world.clinician("NY")
    held.act("hand-back")
    assert held.clinician.get(f"{held.path}/{path}").status_code == refused


def test_the_thread_with_the_platform_is_not_theirs(world: World) -> None:
    held = owning(world)
    world.clinician("NY")
    terms = world.terms(held.referral, messages_with_platform=True)
    assert held.member.post("/v1/consents", terms).status_code == 201
    assert held.act("messages", WORDS | {"thread": "platform"}).status_code == 201
    held.act("hand-back")
    assert slug(_write(held, thread="platform")) == (409, "invalid-transition")


@pytest.mark.parametrize("place", HERE)
def test_what_they_are_listed_is_what_the_calls_answer(world: World, place: Place) -> None:
    held = _handed_back(world)
    if place is Place.CLAIMED:
        _next(held)
    elif place is not Place.QUEUED:
        held.stand(place)
    listed = held.clinician.get(f"{held.path}/actions").json["items"]
    said = {each["action"]: each["blocked_by"] for each in listed}
    assert set(said) == {row.action for row in TRANSITIONS if row.actor == RESPONSIBLE}
    for action, blocked_by in said.items():
        answer = WRITES[action](held)
        met = slug(answer)[1] if answer.status_code >= 400 else None
        assert met == blocked_by, answer.text
    rows = {
        row.action for row in TRANSITIONS if (row.actor, row.from_place) == (RESPONSIBLE, place)
    }
    assert {action for action, blocked_by in said.items() if blocked_by is None} == rows


@pytest.mark.parametrize("over", [_accepted_by_the_next, _withdrawn, _cancelled])
def test_all_of_it_ends_with_their_responsibility(
    world: World, over: Callable[[Held], None]
) -> None:
    held = _handed_back(world)
    over(held)
    before = world.rows("SELECT version, risk FROM referral")
    assert {name: slug(write(held)) for name, write in WRITES.items()} == REFUSED
    assert held.clinician.get(held.path).status_code == 404
    assert held.clinician.get(f"{held.path}/actions").status_code == 404
    assert held.clinician.get("/v1/referrals").json["items"] == []
    assert world.rows("SELECT version, risk FROM referral") == before
    assert world.rows("SELECT 1 FROM contact UNION ALL SELECT 1 FROM message") == []


def test_whom_the_member_refused_is_not_responsible(world: World) -> None:
    held = owning(world)
    world.clinician("NY")
    assert held.member.post(f"{held.path}/refuse-clinician").status_code == 200
    assert {name: slug(write(held)) for name, write in WRITES.items()} == REFUSED


def test_whom_the_member_will_not_meet_is_responsible_no_more(world: World) -> None:
    held = _handed_back(world)
    path = f"{held.path}/preferences"
    said = held.member.get(path)
    unwanted = {"exclude_clinicians": [str(held.clinician.actor.id)]}
    changed = held.member.put(path, said.json | unwanted, If_Match=said.headers["ETag"])
    assert changed.status_code == 200, changed.text
    assert {name: slug(write(held)) for name, write in WRITES.items()} == REFUSED


def test_who_declined_is_not_responsible(world: World) -> None:
    held = owning(world)
    world.clinician("NY")
    assert held.act("decline", {"reason": "out_of_scope"}).status_code == 204
    assert {name: slug(write(held)) for name, write in WRITES.items()} == REFUSED


def test_whom_a_coordinator_took_it_from_is_responsible_too(world: World) -> None:
    held = owning(world)
    world.clinician("NY")
    world.rows("UPDATE referral SET next_actor = 'coordinator' RETURNING 1")
    assert world.coordinator().post(f"{held.path}/reassign").status_code == 200
    assert [write(held).status_code for write in WRITES.values()] == [201, 201, 200]


def test_a_token_that_is_over_opens_nothing_to_them(world: World) -> None:
    held = _handed_back(world)
    assert slug(_contact(held, Claim_Token=held.token)) == STALE
    assert slug(held.act("messages", WORDS)) == STALE


def test_who_holds_it_goes_on_needing_the_token(world: World) -> None:
    held = _handed_back(world)
    other, token = _next(held)
    held.clinician, held.token = other, token
    missing = (428, "claim-token-missing")
    assert (slug(_contact(held)), slug(_write(held))) == (missing, missing)
    body = {"way": "phone", "result": "reached", "at": utc_now().isoformat()}
    assert slug(held.act("contacts", body)) == (409, "invalid-transition"), "a claim is no care"


def test_strangers_are_told_no_more_than_before(world: World) -> None:
    held = _handed_back(world)
    held.clinician = world.clinician("NY")
    missing = (428, "claim-token-missing")
    assert (slug(_contact(held)), slug(_write(held))) == (missing, missing)
    assert slug(_flag(held)) == (404, "not-found")
    assert held.clinician.get(held.path).status_code == 404


def test_they_write_while_they_are_licensed_and_named_and_no_longer(world: World) -> None:
    held = _handed_back(world)
    other = {"class": "licensed_clinician", "clinician_id": str(world.clinician("NY").actor.id)}
    terms = world.terms(held.referral, recipients=[other])
    assert held.member.post("/v1/consents", terms).status_code == 201
    assert slug(_write(held)) == (409, "consent-not-active")
    world.granted(held.member, held.referral)
    assert _write(held).status_code == 201
    world.rows("UPDATE licence SET status = 'lapsed' RETURNING 1")
    assert slug(_write(held)) == (409, "licence-not-active")
    assert _contact(held).status_code == 201, "that they have called stays to be said"


@pytest.mark.parametrize("name", sorted(WRITES))
def test_it_is_over_the_moment_that_the_next_has_accepted(world: World, name: str) -> None:
    """The write has begun, and waits for the row that an acceptance holds."""
    held = _handed_back(world)
    other, token = _next(held)
    database = Database(world.urls.app, pool_size=1)
    answers: list[Answer] = []
    late = Thread(target=lambda: answers.append(WRITES[name](held)))
    try:
        with database.begin(Reach(Role.CLINICIAN, subject=other.actor.id)) as session:
            accept(session, UUID(held.referral["id"]), int(token), Acceptance(), by=other.actor)
            session.flush()
            late.start()
            world.wait_for_a_lock()
        late.join()
    finally:
        database.dispose()
    assert slug(answers[0]) == REFUSED[name]
    assert world.rows("SELECT 1 FROM contact UNION ALL SELECT 1 FROM message") == []
    assert held.column("risk") == "L0"


@pytest.mark.slow
@pytest.mark.parametrize("name", sorted(WRITES))
def test_each_write_comes_before_the_acceptance_or_not_at_all(world: World, name: str) -> None:
    kept = {"record_contact": "contact", "message_member": "message", "flag_crisis": "crisis_flag"}
    for n in range(20):
        held = _handed_back(world, member_ref=f"u-{n}", reference=f"ref-{n}")
        other, token = _next(held)
        accepting = partial(other.post, f"{held.path}/accept", Claim_Token=token)
        acts: list[Callable[[], Answer]] = [partial(WRITES[name], held), accepting]
        answers = at_once(acts if n % 2 else acts[::-1])
        written, accepted = (each.status_code < 300 for each in answers[:: 1 if n % 2 else -1])
        rows = world.rows(
            f"SELECT 1 FROM {kept[name]} WHERE referral_id = :id", id=held.referral["id"]
        )
        assert accepted
        assert len(rows) == written
        assert slug(WRITES[name](held)) == REFUSED[name]


def test_the_database_shows_them_no_word_either(world: World) -> None:
    held = _handed_back(world)
    _write(held)
    held.member.get(held.path)
    database = Database(world.urls.app, pool_size=1)
    try:
        with database.begin(Reach(Role.CLINICIAN, subject=held.clinician.actor.id)) as session:
            values = {"id": held.referral["id"]}
            session.execute(text("SELECT set_config('app.referral', :id, true)"), values)
            for table in ("context_key", "context_body", "message_key"):
                assert session.execute(text(f"SELECT 1 FROM {table}")).all() == []
    finally:
        database.dispose()


def test_a_claims_holder_is_not_made_an_owner_by_it(world: World) -> None:
    held = holding(world)
    assert held.clinician.get(held.path).json["responsible"] is False
    body = {"way": "phone", "result": "reached", "at": utc_now().isoformat()}
    assert slug(held.act("contacts", body)) == (409, "invalid-transition")
