"""The one tap of an emergency: for who took the alert, for a day, and for nobody else."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from dataclasses import replace
from datetime import timedelta
from io import StringIO
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy import text

from api import clock
from api.db.session import Database, Reach, Role, admit
from api.worker import page_on_call
from tests.world import NOTICE, Answer, Caller, World, claimed, taken

WHERE, WHOM = "12 Example Street, back door", "My sister, 212-555-0142"
TAP = {"location": WHERE, "contact": WHOM, "notice": NOTICE}
SENT = [
    {"kind": "narrative", "text": "I feel low most days."},
    {"kind": "emergency_contact", "text": "A friend, 212-555-0143"},
]


def _path(referral: dict[str, Any], verb: str) -> str:
    return f"/v1/referrals/{referral['id']}/{verb}"


def _tap(member: Caller, referral: dict[str, Any], **changes: Any) -> Answer:
    return member.post(_path(referral, "emergency-grant"), TAP | changes)


def _read(clinician: Caller, referral: dict[str, Any]) -> Answer:
    return clinician.get(_path(referral, "context"))


def _in_crisis(world: World, **changes: Any) -> tuple[Caller, Caller, dict[str, Any]]:
    platform = world.platform()
    referral = world.submitted(platform, crisis_flag={}, **changes)
    return platform, world.member_of(platform, "u-77"), referral


def _answered(world: World, **changes: Any) -> tuple[Caller, Caller, dict[str, Any], Caller]:
    platform, member, referral = _in_crisis(world, **changes)
    on_call = world.on_call()
    taken(on_call, referral)
    return platform, member, referral, on_call


@contextmanager
def _later(by: timedelta) -> Iterator[None]:
    clock.move(by)
    try:
        yield
    finally:
        clock.move(-by)


# What is granted


def test_one_tap_is_a_consent_of_its_own_for_a_day(world: World) -> None:
    _, member, referral = _in_crisis(world)
    answer = _tap(member, referral)
    assert answer.status_code == 201
    assert answer.headers["Location"] == f"/v1/consents/{answer.json['id']}"
    granted = answer.json
    assert (granted["covers"], granted["status"], granted["share_back"]) == (
        ("emergency", "active", "none")
    )
    assert (granted["recipient_class"], granted["grantor_role"]) == ("on_call_clinician", "self")
    assert [item["purposes"] for item in granted["items"]] == [["emergency"]] * 2
    [(lasts,)] = world.rows("SELECT expires_at - decided_at FROM consent")
    assert abs(lasts - timedelta(hours=24)) < timedelta(seconds=1)
    assert "Example Street" not in answer.text, "a stored answer holds no words"
    assert len(member.get(f"/v1/consents/{granted['id']}/receipt").json["items"]) == 1
    kinds = [each["kind"] for each in member.get(_path(referral, "")[:-1]).json["context"]]
    assert kinds == ["narrative", "emergency_location", "emergency_contact"]


def test_who_took_the_alert_reads_it_and_each_read_is_on_account(world: World) -> None:
    _, member, referral, on_call = _answered(world)
    _tap(member, referral)
    answer = _read(on_call, referral)
    assert answer.status_code == 200
    assert [(each["kind"], each["text"]) for each in answer.json["items"]] == [
        ("emergency_location", WHERE),
        ("emergency_contact", WHOM),
    ]
    assert {each["purpose"] for each in answer.json["items"]} == {"emergency"}
    assert len(answer.json["consents"]) == 1
    entries = member.get("/v1/disclosures").json["items"]
    assert [(each["what"], each["purpose"], each["recipient_id"]) for each in entries] == [
        ("emergency_contact", "emergency", str(on_call.actor.id)),
        ("emergency_location", "emergency", str(on_call.actor.id)),
    ]


def test_items_that_were_sent_before_are_read_where_they_are_chosen(world: World) -> None:
    _, member, referral, on_call = _answered(world, context=SENT)
    narrative = referral["context"][0]["id"]
    granted = member.post(
        _path(referral, "emergency-grant"), {"items": [narrative], "notice": NOTICE}
    )
    assert granted.status_code == 201
    assert [each["id"] for each in _read(on_call, referral).json["items"]] == [narrative]


def test_nothing_chosen_shares_what_the_platform_sent_for_an_emergency(world: World) -> None:
    _, member, referral, on_call = _answered(world, context=SENT)
    _tap(member, referral, location="Where the member was before")
    bare = {"notice": NOTICE}
    assert member.post(_path(referral, "emergency-grant"), bare).status_code == 201
    [item] = _read(on_call, referral).json["items"]
    assert item["id"] == referral["context"][1]["id"]


def test_nothing_chosen_and_nothing_sent_is_told_what_to_add(world: World) -> None:
    _, member, referral = _in_crisis(world)
    answer = member.post(_path(referral, "emergency-grant"), {"notice": NOTICE})
    [error] = answer.json["errors"]
    assert (answer.status_code, error["pointer"]) == (422, "/location")
    assert "where you are" in error["detail"]
    assert world.rows("SELECT count(*) FROM consent") == [(0,)]


@pytest.mark.parametrize(
    "wrong",
    [
        {"notice": None},
        {"location": ""},
        {"location": "x" * 501},
        {"purposes": ["care"]},
        {"expires_at": "2030-01-01T00:00:00Z"},
        {"notice": {**NOTICE, "sha256": "0" * 64}},
    ],
)
def test_tap_takes_nothing_else(world: World, wrong: dict[str, Any]) -> None:
    _, member, referral = _in_crisis(world)
    assert _tap(member, referral, **wrong).status_code == 422
    assert world.rows("SELECT count(*) FROM context_item WHERE sent_by = 'member'") == [(0,)]


def test_item_of_somebody_else_or_without_words_is_refused(world: World) -> None:
    platform, member, referral = _in_crisis(world)
    other = world.submitted(platform, member_ref="u-2", reference="ref-2")
    own, foreign = referral["context"][0]["id"], other["context"][0]["id"]
    answer = _tap(member, referral, items=[own, foreign, str(uuid4())])
    assert [each["pointer"] for each in answer.json["errors"]] == ["/items/1", "/items/2"]
    assert _tap(member, referral, items=[own, own]).status_code == 422
    member.post("/v1/consents", world.terms(referral, decision="deny", items=[]))
    gone = _tap(member, referral, items=[own])
    assert [each["pointer"] for each in gone.json["errors"]] == ["/items/0"]


def test_first_words_of_a_tenant_may_be_the_members(world: World) -> None:
    _, member, referral, on_call = _answered(world, text=None)
    assert world.rows("SELECT count(*) FROM tenant_key") == [(0,)]
    assert _tap(member, referral).status_code == 201
    assert len(_read(on_call, referral).json["items"]) == 2


# When


def _withdrawn(world: World, referral: dict[str, Any], member: Caller) -> None:
    member.post("/v1/consents", world.terms(referral, decision="deny", items=[]))


def _queued(world: World, referral: dict[str, Any], member: Caller) -> None:
    world.granted(member, referral)


def _held(world: World, referral: dict[str, Any], member: Caller) -> None:
    world.granted(member, referral)
    claimed(world.clinician("NY"), referral)


def _unchanged(world: World, referral: dict[str, Any], member: Caller) -> None:
    pass


Move = Callable[[World, dict[str, Any], Caller], None]


@pytest.mark.parametrize("move", [_unchanged, _queued, _held, _withdrawn])
def test_tap_is_possible_in_every_state_and_moves_nothing(world: World, move: Move) -> None:
    _, member, referral = _in_crisis(world)
    move(world, referral, member)
    own = "SELECT status, due_at, risk, claim_token, version FROM referral"
    before = world.rows(own)
    assert _tap(member, referral).status_code == 201
    on_call = world.on_call()
    taken(on_call, referral)
    assert len(_read(on_call, referral).json["items"]) == 2
    assert world.rows(own) == before


def test_platform_learns_nothing_of_the_tap(world: World) -> None:
    platform, member, referral = _in_crisis(world)
    paths = (f"/v1/referrals/{referral['id']}", "/v1/referrals", "/v1/events")
    before = [platform.get(path).text for path in paths]
    assert _tap(member, referral).status_code == 201
    assert [platform.get(path).text for path in paths] == before
    assert _read(platform, referral).status_code == 403


def test_no_tap_where_no_alert_waits(world: World) -> None:
    platform = world.platform()
    calm = world.submitted(platform)
    member = world.member_of(platform, "u-77")
    refused = _tap(member, calm)
    assert (refused.status_code, refused.json["type"][-14:]) == (409, "no-alert-waits")
    assert "crisis-flag" in refused.json["detail"]
    member.post(_path(calm, "crisis-flag"), {"at_least": "L2"})
    assert _tap(member, calm).status_code == 409, "a concern wakes nobody who could read it"
    member.post(_path(calm, "crisis-flag"))
    assert _tap(member, calm).status_code == 201


def test_only_the_member_taps(world: World) -> None:
    platform, member, referral = _in_crisis(world)
    world.submitted(platform, member_ref="u-2", reference="ref-2", crisis_flag={})
    assert _tap(world.member_of(platform, "u-2"), referral).status_code == 404
    for other in (platform, world.on_call(), world.operator()):
        assert _tap(other, referral).status_code == 403
    bare = member.app.test_client().post(
        _path(referral, "emergency-grant"), json=TAP, headers=member._headers({})
    )
    assert "idempotency-key-missing" in bare.text


def test_second_tap_replaces_the_first(world: World) -> None:
    _, member, referral, on_call = _answered(world)
    first = _tap(member, referral).json["id"]
    second = _tap(member, referral, location="At the station", contact=None).json
    assert second["supersedes"] == first
    assert member.get(f"/v1/consents/{first}").json["status"] == "superseded"
    assert [each["text"] for each in _read(on_call, referral).json["items"]] == ["At the station"]


def test_tap_leaves_the_consent_to_care_alone(world: World) -> None:
    _, member, referral = _in_crisis(world)
    consent = world.granted(member, referral)
    tap = _tap(member, referral).json
    assert tap["supersedes"] is None
    assert member.get(f"/v1/consents/{consent['id']}").json["status"] == "active"
    holder = world.clinician("NY")
    claimed(holder, referral)
    assert [each["kind"] for each in _read(holder, referral).json["items"]] == ["narrative"]
    assert member.get(f"/v1/referrals/{referral['id']}").json["status"] == "claimed"


# Who, and until when


def test_nobody_but_who_took_the_alert_reads_it(world: World) -> None:
    platform, member, referral = _in_crisis(world)
    world.granted(member, referral, items=[])
    _tap(member, referral)
    taker, other, holder = world.on_call(), world.on_call(), world.clinician("NY")
    claimed(holder, referral)
    assert _read(taker, referral).status_code == 404, "not before it is taken"
    taken(taker, referral)
    assert _read(taker, referral).status_code == 200
    assert _read(other, referral).status_code == 404
    assert _read(world.clinician("NY"), referral).status_code == 404
    assert _read(holder, referral).json["items"] == [], "a claim is no alert"
    assert _read(platform, referral).status_code == 403
    assert _read(member, referral).status_code == 403


def test_nothing_is_read_after_the_review(world: World) -> None:
    _, member, referral, on_call = _answered(world)
    _tap(member, referral)
    assert _read(on_call, referral).status_code == 200
    on_call.post(_path(referral, "risk-review"), {"code": "connected_to_988"})
    assert _read(on_call, referral).status_code == 410
    assert _tap(member, referral).status_code == 409


def test_nothing_is_read_after_a_day(world: World) -> None:
    _, member, referral, on_call = _answered(world)
    _tap(member, referral)
    with _later(timedelta(hours=23, minutes=59)):
        assert _read(on_call, referral).status_code == 200
    with _later(timedelta(hours=24, seconds=1)):
        assert _read(on_call, referral).status_code == 410


def test_new_flag_takes_the_reading_from_the_first_and_gives_it_to_the_next(world: World) -> None:
    platform, member, referral, first = _answered(world)
    _tap(member, referral)
    assert _read(first, referral).status_code == 200
    platform.post(_path(referral, "crisis-flag"))
    assert _read(first, referral).status_code == 410
    second = world.on_call()
    taken(second, referral)
    assert _read(second, referral).status_code == 200


def test_revoking_ends_it_alone_and_destroys_its_words(world: World) -> None:
    _, member, referral, on_call = _answered(world)
    consent = world.granted(member, referral)
    tap = _tap(member, referral).json
    assert _read(on_call, referral).status_code == 200
    revoked = member.post(f"/v1/consents/{tap['id']}/revoke")
    assert (revoked.status_code, revoked.json["keys_destroyed"]) == (200, 2)
    assert len(revoked.json["disclosed"]) == 2
    assert _read(on_call, referral).status_code == 410
    assert member.get(f"/v1/consents/{consent['id']}").json["status"] == "active"
    assert member.get(f"/v1/referrals/{referral['id']}").json["status"] == "queued"
    for item in tap["items"]:
        assert member.get(f"/v1/context/{item['context_id']}").status_code == 410


def test_withdrawing_leaves_the_emergency_standing(world: World) -> None:
    _, member, referral, on_call = _answered(world)
    consent = world.granted(member, referral)
    _tap(member, referral)
    member.post(f"/v1/consents/{consent['id']}/revoke")
    assert member.get(f"/v1/referrals/{referral['id']}").json["status"] == "withdrawn"
    assert len(_read(on_call, referral).json["items"]) == 2


def _words_kept(world: World, referral: dict[str, Any]) -> int:
    """Count the items of a referral whose keys are there."""
    sql = """SELECT 1 FROM context_key k JOIN context_item i
             ON i.platform_id = k.platform_id AND i.id = k.context_id WHERE i.referral_id = :r"""
    return len(world.rows(sql, r=referral["id"]))


def test_revoking_keeps_what_is_not_decided_yet(world: World) -> None:
    _, member, referral = _in_crisis(world)
    tap = _tap(member, referral).json
    assert _words_kept(world, referral) == 3
    member.post(f"/v1/consents/{tap['id']}/revoke")
    assert _words_kept(world, referral) == 1, "the narrative still waits for its decision"


def test_statement_about_an_item_outlives_a_withdrawal_with_the_item(world: World) -> None:
    _, member, referral, _ = _answered(world)
    [item] = [each["id"] for each in referral["context"]]
    consent = world.granted(member, referral)
    member.post(f"/v1/context/{item}/disagreement", {"text": "It was not like that."})
    _tap(member, referral, items=[item])
    member.post(f"/v1/consents/{consent['id']}/revoke")
    assert _words_kept(world, referral) == 4


def test_emergency_of_yesterday_keeps_no_words_from_being_destroyed(world: World) -> None:
    _, member, referral, _ = _answered(world)
    consent = world.granted(member, referral)
    _tap(member, referral, items=[each["id"] for each in referral["context"]])
    with _later(timedelta(hours=25)):
        revoked = member.post(f"/v1/consents/{consent['id']}/revoke")
        assert (revoked.status_code, _words_kept(world, referral)) == (200, 0)


def test_who_holds_the_referral_and_took_the_alert_reads_both(world: World) -> None:
    platform = world.platform()
    referral, member = world.queued(platform)
    holder = world.clinician("NY")
    claimed(holder, referral)
    member.post(_path(referral, "crisis-flag"))
    taken(holder, referral)
    assert [each["purpose"] for each in _read(holder, referral).json["items"]] == ["triage"]
    narrative = referral["context"][0]["id"]
    _tap(member, referral, items=[narrative], contact=None)
    both = _read(holder, referral).json
    assert [(each["kind"], each["purpose"]) for each in both["items"]] == [
        ("narrative", "triage"),
        ("narrative", "emergency"),
        ("emergency_location", "emergency"),
    ]
    assert len(both["consents"]) == 2
    account = [
        (each["what"], each["purpose"])
        for each in member.get("/v1/disclosures").json["items"]
        if each["purpose"] != "share_back"
    ]
    assert sorted(account) == [
        ("emergency_location", "emergency"),
        ("narrative", "emergency"),
        ("narrative", "triage"),
        ("narrative", "triage"),
    ]
    reviewed = holder.post(_path(referral, "risk-review"), {"code": "safe_for_now"})
    assert reviewed.json["emergency_granted"] is False
    assert [each["purpose"] for each in _read(holder, referral).json["items"]] == ["triage"]


@pytest.mark.parametrize(
    ("scope", "purposes"),
    [("context:read", {"triage", "emergency"}), ("crisis:respond", {"emergency"})],
)
def test_each_scope_opens_its_own_reading(world: World, scope: str, purposes: set[str]) -> None:
    referral, member = world.queued(world.platform())
    holder = world.clinician("NY")
    claimed(holder, referral)
    member.post(_path(referral, "crisis-flag"))
    taken(holder, referral)
    _tap(member, referral)
    token = str(holder.actor.grant_id)
    world.actors[token] = replace(holder.actor, scopes=frozenset({scope}))
    read = _read(holder, referral).json["items"]
    assert {each["purpose"] for each in read} == purposes


# What is told


def test_alert_says_that_there_is_something_to_read_to_who_took_it_alone(world: World) -> None:
    _, member, referral = _in_crisis(world)
    on_call, other = world.on_call(), world.on_call()

    def told(clinician: Caller) -> list[bool]:
        alerts = clinician.get("/v1/on-call/alerts").json["items"]
        return [each["emergency_granted"] for each in alerts]

    tap = _tap(member, referral).json["id"]
    assert told(on_call) == told(other) == [False], "what may be seen before consent stays so"
    answer = on_call.post(_path(referral, "acknowledge"))
    assert answer.json["emergency_granted"] is True
    assert (told(on_call), told(other)) == ([True], [])
    member.post(f"/v1/consents/{tap}/revoke")
    assert told(on_call) == [False]
    _tap(member, referral)
    with _later(timedelta(hours=25)):
        assert told(on_call) == [False]
    reviewed = on_call.post(_path(referral, "risk-review"), {"code": "safe_for_now"})
    assert reviewed.json["emergency_granted"] is False


def test_consent_to_care_is_nothing_to_read_in_an_emergency(world: World) -> None:
    _, member, referral, on_call = _answered(world)
    world.granted(member, referral)
    [alert] = on_call.get("/v1/on-call/alerts").json["items"]
    assert alert["emergency_granted"] is False


def test_flag_tells_the_members_app_of_the_one_tap(world: World) -> None:
    platform = world.platform()
    referral = world.submitted(platform)
    member = world.member_of(platform, "u-77")
    flag = _path(referral, "crisis-flag")
    assert member.post(flag, {"at_least": "L2"}).json["emergency_grant"] is None
    link = member.post(flag).json["emergency_grant"]
    assert link == _path(referral, "emergency-grant")
    assert member.post(link, TAP).status_code == 201
    assert platform.post(flag).json["emergency_grant"] is None


def test_words_of_the_tap_stand_in_no_table_log_page_or_alert(world: World) -> None:
    said = StringIO()
    with redirect_stdout(said), redirect_stderr(said):
        _, member, referral, on_call = _answered(world)
        _tap(member, referral)
        flagged = member.post(_path(referral, "crisis-flag")).text
        pages = _pages(world)
        taken(on_call, referral)
        alerts = on_call.get("/v1/on-call/alerts").text
        assert _read(on_call, referral).status_code == 200
    assert referral["id"] in pages
    assert "emergency-grant" in said.getvalue()
    tables = [
        table
        for (table,) in world.rows(
            "SELECT relname FROM pg_class"
            " WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace"
        )
    ]
    assert "context_body" in tables
    kept = [str(world.rows(f"SELECT t::text FROM {table} t")) for table in tables]
    for words in ("Example Street", "555-0142", "My sister"):
        seen = (*kept, said.getvalue(), pages, alerts, flagged)
        assert not any(words in each for each in seen)


def _pages(world: World) -> str:
    sent: list[object] = []
    database = Database(world.urls.app, pool_size=1)
    page_on_call(database, lambda key, page: sent.append((key, page)))
    database.dispose()
    return str(sent)


# The second lock: the database's own roles


def _words(world: World, clinician: Caller, referral: dict[str, Any]) -> tuple[int, int]:
    """Count the words and the keys that the database gives to a clinician's role, admitted."""
    database = Database(world.urls.app, pool_size=1)
    reach = Reach(Role.CLINICIAN, subject=clinician.actor.id)
    with database.begin(reach, read_only=True) as session:
        admit(session, UUID(referral["id"]))
        found = [
            int(session.scalar(text(f"SELECT count(*) FROM {table}")) or 0)
            for table in ("context_body", "context_key")
        ]
    database.dispose()
    return found[0], found[1]


def test_database_gives_the_words_to_who_took_the_alert_alone(world: World) -> None:
    _, member, referral = _in_crisis(world)
    world.granted(member, referral, purposes=["care"])
    taker, other, holder = world.on_call(), world.on_call(), world.clinician("NY")
    claimed(holder, referral)
    tap = _tap(member, referral).json["id"]
    assert _words(world, taker, referral) == (0, 0)
    taken(taker, referral)
    assert _words(world, taker, referral) == (2, 2), "the location and the contact, no narrative"
    assert _words(world, other, referral) == _words(world, holder, referral) == (0, 0)
    member.post(f"/v1/consents/{tap}/revoke")
    assert _words(world, taker, referral) == (0, 0)
    _tap(member, referral)
    assert _words(world, taker, referral) == (2, 2)
    taker.post(_path(referral, "risk-review"), {"code": "safe_for_now"})
    assert _words(world, taker, referral) == (0, 0)


def test_database_gives_no_words_after_a_day(world: World) -> None:
    _, member, referral, taker = _answered(world)
    with _later(-timedelta(hours=25)):
        assert _tap(member, referral).status_code == 201
    assert _words(world, taker, referral) == (0, 0)


def test_database_shows_the_grant_unadmitted_to_who_took_the_alert_alone(world: World) -> None:
    _, member, referral, taker = _answered(world)
    world.granted(member, referral)
    _tap(member, referral)
    database = Database(world.urls.app, pool_size=1)
    for clinician, covers in ((taker, ["emergency"]), (world.on_call(), [])):
        reach = Reach(Role.CLINICIAN, subject=clinician.actor.id)
        with database.begin(reach, read_only=True) as session:
            assert session.scalars(text("SELECT covers FROM consent")).all() == covers
    database.dispose()


FORGED = text(
    "INSERT INTO disclosure (platform_id, id, at, referral_id, member_id, what, consent_id,"
    " notice_version, purpose, recipient_persona, recipient_id)"
    " SELECT c.platform_id, gen_random_uuid(), now(), c.referral_id, :member, 'x', c.id, 'x',"
    " :purpose, 'clinician', :to FROM consent c WHERE c.covers = 'emergency'"
)


@pytest.mark.parametrize("forged", ["purpose", "to", "member"])
def test_who_took_the_alert_accounts_for_nothing_but_their_own_reading(
    world: World, forged: str
) -> None:
    _, member, _, taker = _answered_and_tapped(world)
    values = {"member": member.actor.id, "purpose": "emergency", "to": taker.actor.id}
    wrong = {"purpose": "care", "to": uuid4(), "member": uuid4()}
    database = Database(world.urls.app, pool_size=1)
    reach = Reach(Role.CLINICIAN, subject=taker.actor.id)
    with database.begin(reach) as session:
        session.execute(FORGED, values)
    with pytest.raises(Exception, match="row-level security"), database.begin(reach) as session:
        session.execute(FORGED, values | {forged: wrong[forged]})
    database.dispose()


def _answered_and_tapped(world: World) -> tuple[Caller, Caller, dict[str, Any], Caller]:
    found = _answered(world)
    assert _tap(found[1], found[2]).status_code == 201
    return found


@pytest.mark.parametrize("version", [1, 2])
def test_member_makes_a_tenants_first_key_and_no_later_one(world: World, version: int) -> None:
    platform = world.platform()
    world.submitted(platform, text=None)
    member = world.member_of(platform, "u-77").actor
    other = world.platform().actor.id
    made = text("INSERT INTO tenant_key VALUES (:p, :version, 'x', 'x', now())")
    database = Database(world.urls.app, pool_size=1)
    reach = Reach(Role.MEMBER, tenant=platform.actor.id, subject=member.id)
    for tenant in (platform.actor.id, other):
        values = {"p": tenant, "version": version}
        if (tenant, version) == (platform.actor.id, 1):
            with database.begin(reach) as session:
                session.execute(made, values)
            continue
        with pytest.raises(Exception, match="row-level security"), database.begin(reach) as session:
            session.execute(made, values)
    database.dispose()
