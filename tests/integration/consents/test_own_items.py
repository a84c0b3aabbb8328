"""A member's own items: read by them, replaced, disagreed with; and who reads what of it then."""

from threading import Thread
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy import text

from api.consents.own import find_item
from api.db.session import Database, Reach, Role
from tests.world import Answer, Caller, World, claimed

ACUTE = "I have the pills here and I am going to kill myself tonight."


def _sent(world: World, **changes: Any) -> tuple[Caller, Caller, dict[str, Any], str]:
    platform = world.platform()
    referral = world.submitted(platform, **changes)
    member = world.member_of(platform, "u-77")
    return platform, member, referral, referral["context"][0]["id"]


def _held(world: World, **terms: Any) -> tuple[Caller, Caller, dict[str, Any], str, Caller]:
    platform, member, referral, item = _sent(world)
    world.granted(member, referral, **terms)
    clinician = world.clinician("NY")
    claimed(clinician, referral)
    return platform, member, referral, item, clinician


def _replaced(member: Caller, item: str, words: str, tag: str = '"1"', **more: str) -> Answer:
    body = {"kind": "narrative", "text": words}
    return member.put(f"/v1/context/{item}", body, If_Match=tag, **more)


def _disagreed(member: Caller, item: str, words: str = "I never said that.") -> Answer:
    return member.post(f"/v1/context/{item}/disagreement", {"text": words})


def _read(clinician: Caller, referral: dict[str, Any]) -> Any:
    answer = clinician.get(f"/v1/referrals/{referral['id']}/context")
    assert answer.status_code == 200, answer.text
    return answer.json["items"]


# Reading


def test_member_reads_their_own_words_whatever_was_decided(world: World) -> None:
    _, member, referral, item = _sent(world)
    answer = member.get(f"/v1/context/{item}")
    assert (answer.status_code, answer.headers["ETag"]) == (200, '"1"')
    assert answer.json["text"] == "I feel low most days and sleep badly."
    assert (answer.json["kind"], answer.json["version"], answer.json["sent_by"]) == (
        ("narrative", 1, "platform")
    )
    assert answer.headers["Cache-Control"] == "no-store"
    world.granted(member, referral)
    assert member.get(f"/v1/context/{item}").status_code == 200
    assert member.get("/v1/disclosures").json["items"] == [], "nobody else learned anything"


def test_nobody_else_reads_or_writes_it(world: World) -> None:
    platform, member, _, item = _sent(world)
    world.submitted(platform, member_ref="u-2", reference="ref-2")
    stranger = world.member_of(platform, "u-2")
    for id_ in (item, str(uuid4())):
        assert stranger.get(f"/v1/context/{id_}").status_code == 404
        assert _replaced(stranger, id_, "forged", "*").status_code == 404
        assert _disagreed(stranger, id_).status_code == 404
    for other in (platform, world.clinician("NY"), world.on_call(), world.operator()):
        assert other.get(f"/v1/context/{item}").status_code == 403
    assert member.get(f"/v1/context/{item}").json["version"] == 1


def test_destroyed_words_are_gone_for_the_member_too(world: World) -> None:
    _, member, referral, item = _sent(world)
    member.post("/v1/consents", world.terms(referral, decision="deny", items=[]))
    for answer in (member.get(f"/v1/context/{item}"), _disagreed(member, item)):
        assert (answer.status_code, answer.json["type"][-15:]) == (410, "words-destroyed")


def test_other_words_that_are_there_stand_in_for_no_destroyed_ones(world: World) -> None:
    platform, member, referral, item = _sent(world)
    world.submitted(platform, community_id=str(world.second_community(platform)))
    member.post("/v1/consents", world.terms(referral, decision="deny", items=[]))
    assert world.rows("SELECT count(*) FROM context_key") == [(1,)]
    assert _disagreed(member, item).status_code == 410


def test_words_that_were_moved_are_not_shown(world: World) -> None:
    _, member, referral, item = _sent(
        world, context=[{"kind": "narrative", "text": "a"}, {"kind": "narrative", "text": "b"}]
    )
    other = referral["context"][1]["id"]
    world.rows(
        "UPDATE context_body b SET sealed = o.sealed FROM context_body o"
        " WHERE b.context_id = :item AND o.context_id = :other RETURNING 1",
        item=item,
        other=other,
    )
    answer = member.get(f"/v1/context/{item}")
    assert (answer.status_code, answer.json["type"][-15:]) == (409, "integrity-error")


def test_item_that_is_asked_for_again_is_shown_as_it_is_now(world: World) -> None:
    platform, member, _, item = _sent(world)
    reach = Reach(Role.MEMBER, tenant=platform.actor.id, subject=member.actor.id)
    own = {"platform_id": platform.actor.id, "member_id": member.actor.id}
    database = Database(world.urls.app, pool_size=1)
    with database.begin(reach, read_only=True) as session:
        kept = find_item(session, UUID(item), **own)
        assert kept.version == 1
        _replaced(member, item, "second")
        assert find_item(session, UUID(item), **own).version == 2
    database.dispose()


# Replacing


def test_new_words_take_the_place_of_the_old_under_a_new_key(world: World) -> None:
    _, member, _, item = _sent(world)
    kept = "SELECT k.wrapped, b.sealed FROM context_key k JOIN context_body b USING (context_id)"
    [before] = world.rows(kept)
    answer = _replaced(member, item, "It is better than that.")
    assert (answer.status_code, answer.headers["ETag"], answer.json["version"]) == (200, '"2"', 2)
    assert "better" not in answer.text, "an answer about words does not repeat them"
    [after] = world.rows(kept)
    assert not set(map(bytes, before)) & set(map(bytes, after))
    shown = member.get(f"/v1/context/{item}")
    assert (shown.json["text"], shown.headers["ETag"]) == ("It is better than that.", '"2"')
    assert _replaced(member, item, "Third.", '"2"').headers["ETag"] == '"3"'


def test_replacing_asks_for_the_version_that_was_read(world: World) -> None:
    _, member, _, item = _sent(world)
    body = {"kind": "narrative", "text": "x"}
    missing = member.put(f"/v1/context/{item}", body)
    assert (missing.status_code, missing.json["type"][-21:]) == (428, "precondition-required")
    _replaced(member, item, "second")
    stale = _replaced(member, item, "lost")
    assert (stale.status_code, stale.headers["ETag"]) == (412, '"2"')
    assert _replaced(member, item, "weak", 'W/"2"').status_code == 412
    assert member.get(f"/v1/context/{item}").json["text"] == "second"
    assert _replaced(member, item, "any", "*").status_code == 200


def test_of_two_that_replace_the_same_version_exactly_one_does(world: World) -> None:
    _, member, _, item = _sent(world)
    statuses: list[int] = []

    def replace(words: str) -> None:
        statuses.append(_replaced(member, item, words).status_code)

    threads = [Thread(target=replace, args=(words,)) for words in ("one", "other")]
    with world.as_owner() as session:
        session.execute(text("SELECT FROM referral FOR UPDATE"))
        for thread in threads:
            thread.start()
        world.wait_for_a_lock(2)
    for thread in threads:
        thread.join()
    assert sorted(statuses) == [200, 412]
    assert member.get(f"/v1/context/{item}").json["version"] == 2


def test_item_keeps_its_kind_and_its_law(world: World) -> None:
    _, member, _, item = _sent(world)
    path = f"/v1/context/{item}"
    for body in (
        {"kind": "contact", "text": "x"},
        {"kind": "narrative", "text": "x", "regime": "part2"},
        {"kind": "narrative"},
        {"kind": "narrative", "instrument": "phq-9", "answers": {"1": 1}},
    ):
        assert member.put(path, body, If_Match='"1"').status_code == 422
    assert member.get(path).json["version"] == 1


def test_answers_are_replaced_like_words_and_screened(world: World) -> None:
    screener = {"kind": "screener", "instrument": "phq-9", "answers": {"9": 0}}
    platform, member, referral, item = _sent(world, context=[screener])
    assert referral["risk"] == "L0"
    answer = member.put(f"/v1/context/{item}", screener | {"answers": {"9": 3}}, If_Match='"1"')
    assert answer.json["crisis"]["level"] >= "L2"
    assert member.get(f"/v1/context/{item}").json["answers"] == {"9": 3}
    assert platform.get(f"/v1/referrals/{referral['id']}").json["risk"] >= "L2"


def test_reader_reads_the_new_words_and_the_account_names_the_version(world: World) -> None:
    platform, member, referral, item, clinician = _held(world)
    assert [each["version"] for each in _read(clinician, referral)] == [1]
    _replaced(member, item, "It is better than that.")
    [again] = _read(clinician, referral)
    assert (again["version"], again["text"]) == (2, "It is better than that.")
    account = member.get("/v1/disclosures").json["items"]
    assert [entry["context_version"] for entry in account if entry["what"] == "narrative"] == [2, 1]
    assert "better" not in platform.get(f"/v1/referrals/{referral['id']}").text


def test_nothing_is_replaced_once_the_referral_has_ended(world: World) -> None:
    _, member, referral, item, clinician = _held(world)
    path = f"/v1/referrals/{referral['id']}"
    clinician.post(f"{path}/accept", Claim_Token="1")
    clinician.post(
        f"{path}/outcome",
        {"code": "engaged_in_care", "evidence": "clinician_attested"},
        Claim_Token="1",
    )
    assert member.get(path).json["status"] == "completed"
    answer = _replaced(member, item, "too late")
    assert (answer.status_code, answer.json["type"][-18:]) == (409, "invalid-transition")
    assert _disagreed(member, item).status_code == 201, "a statement is possible while it is read"
    assert [each["kind"] for each in _read(clinician, referral)] == ["narrative", "disagreement"]


# What the words say


@pytest.mark.parametrize("way", ["replace", "disagree"])
def test_what_is_written_raises_the_risk_and_wakes_somebody(world: World, way: str) -> None:
    platform, member, referral, item = _sent(world)
    write = _replaced if way == "replace" else _disagreed
    answer = write(member, item, ACUTE)
    assert next(iter(answer.json)) == "crisis"
    assert (answer.json["crisis"]["level"], answer.json["crisis"]["short_circuit"]) == ("L3", True)
    assert len(world.on_call().get("/v1/on-call/alerts").json["items"]) == 1
    assert platform.get(f"/v1/referrals/{referral['id']}").json["risk"] == "L3"
    _replaced(member, item, "It is better than that.", "*")
    assert member.get(f"/v1/referrals/{referral['id']}").json["risk"] == "L3", "never lowered"


@pytest.mark.parametrize("way", ["replace", "disagree"])
def test_risk_found_after_a_claim_flows_back_to_no_platform(world: World, way: str) -> None:
    platform, member, referral, item, clinician = _held(world)
    write = _replaced if way == "replace" else _disagreed
    assert write(member, item, ACUTE).json["crisis"]["level"] == "L3"
    path = f"/v1/referrals/{referral['id']}"
    assert (clinician.get(path).json["risk"], platform.get(path).json["risk"]) == ("L3", "L0")
    assert platform.get(path).json["crisis_alert"] is None
    assert world.rows("SELECT count(*) FROM feed_event WHERE type LIKE '%crisis%'") == [(0,)]


# Disagreeing


def test_statement_goes_wherever_the_item_goes_and_is_on_account(world: World) -> None:
    _, member, referral, item, clinician = _held(world)
    answer = _disagreed(member, item)
    assert answer.status_code == 201
    assert answer.headers["Location"] == f"/v1/context/{answer.json['id']}"
    assert (answer.json["kind"], answer.json["about"], answer.json["sent_by"]) == (
        ("disagreement", item, "member")
    )
    assert "never" not in answer.text, "a stored answer holds no words"
    read = _read(clinician, referral)
    assert [(each["kind"], each["about"]) for each in read] == [
        ("narrative", None),
        ("disagreement", item),
    ]
    assert read[1]["text"] == "I never said that."
    entries = member.get("/v1/disclosures").json["items"]
    assert {e["what"] for e in entries} >= {"narrative", "disagreement"}


def test_statement_stays_sealed_when_nobody_may_read_the_item(world: World) -> None:
    _, member, referral, item, clinician = _held(world, items=[])
    mine = _disagreed(member, item).json["id"]
    assert _read(clinician, referral) == []
    assert member.get(f"/v1/context/{mine}").json["text"] == "I never said that."


def test_statement_is_for_the_purposes_of_its_item_alone(world: World) -> None:
    _, member, referral, item, clinician = _held(world, purposes=["care"])
    _disagreed(member, item)
    assert _read(clinician, referral) == []
    clinician.post(f"/v1/referrals/{referral['id']}/accept", Claim_Token="1")
    assert len(_read(clinician, referral)) == 2


def test_statement_can_be_replaced_and_answered_by_another_about_the_same_item(
    world: World,
) -> None:
    _, member, referral, item, clinician = _held(world)
    mine = _disagreed(member, item).json["id"]
    body = {"kind": "disagreement", "text": "I said something else."}
    assert member.put(f"/v1/context/{mine}", body, If_Match='"1"').status_code == 200
    assert _disagreed(member, mine, "And more.").json["about"] == item
    texts = [each["text"] for each in _read(clinician, referral)]
    assert texts[1:] == ["I said something else.", "And more."]


def test_statement_needs_a_key_and_is_made_once(world: World) -> None:
    _, member, _, item = _sent(world)
    path = f"/v1/context/{item}/disagreement"
    bare = member.app.test_client().post(path, json={"text": "x"}, headers=member._headers({}))
    assert bare.status_code == 400
    assert "idempotency-key-missing" in bare.text
    key = str(uuid4())
    first, again = (member.post(path, {"text": "x"}, Idempotency_Key=key) for _ in range(2))
    assert first.json["id"] == again.json["id"]
    assert world.rows("SELECT count(*) FROM context_item WHERE kind = 'disagreement'") == [(1,)]


def test_platform_sends_no_disagreement(world: World) -> None:
    platform = world.platform()
    body = world.body(platform, context=[{"kind": "disagreement", "text": "no"}])
    answer = platform.post("/v1/referrals", body)
    assert (answer.status_code, answer.json["errors"][0]["pointer"]) == (422, "/context")


def test_revoking_destroys_the_statement_with_its_item(world: World) -> None:
    _, member, _, item, _ = _held(world)
    mine = _disagreed(member, item).json["id"]
    [consent] = member.get("/v1/consents").json["items"]
    revoked = member.post(f"/v1/consents/{consent['id']}/revoke")
    assert revoked.json["keys_destroyed"] == 2
    assert member.get(f"/v1/context/{mine}").status_code == 410


# What the platform learns


def test_platform_cannot_tell_that_anything_was_replaced_or_disagreed_with(world: World) -> None:
    platform, member, referral, item = _sent(world)
    path = f"/v1/referrals/{referral['id']}"
    before = [platform.get(each).text for each in (path, "/v1/referrals", "/v1/events")]
    _replaced(member, item, "It is better than that.")
    _disagreed(member, item)
    after = [platform.get(each).text for each in (path, "/v1/referrals", "/v1/events")]
    assert before == after
    [shown] = platform.get(path).json["context"]
    assert (shown["version"], shown["about"], shown["sent_by"]) == (None, None, None)


def test_member_sees_every_item_with_its_version(world: World) -> None:
    _, member, referral, item = _sent(world)
    _replaced(member, item, "It is better than that.")
    mine = _disagreed(member, item).json["id"]
    assert member.get(f"/v1/referrals/{referral['id']}").json["context"] == [
        {"id": item, "kind": "narrative", "version": 2, "about": None, "sent_by": "platform"},
        {"id": mine, "kind": "disagreement", "version": 1, "about": item, "sent_by": "member"},
    ]


def test_platforms_role_finds_no_item_that_the_member_wrote(world: World) -> None:
    platform, member, _, item = _sent(world)
    _disagreed(member, item)
    reach = Reach(Role.PLATFORM, tenant=platform.actor.id, subject=platform.actor.id)
    database = Database(world.urls.app, pool_size=1)
    with database.begin(reach, read_only=True) as session:
        found = session.scalars(text("SELECT id FROM context_item")).all()
    database.dispose()
    assert found == [UUID(item)]


# The record


def test_record_holds_the_acts_and_not_the_words(world: World) -> None:
    _, member, referral, item = _sent(world)
    _replaced(member, item, "canary one")
    mine = _disagreed(member, item, "canary two").json["id"]
    rows = world.rows(
        "SELECT action, object_id, body::jsonb -> 'facts' FROM audit_event"
        " WHERE action LIKE 'context.%' ORDER BY id"
    )
    assert [tuple(row) for row in rows] == [
        ("context.replaced", UUID(item), {"referral_id": referral["id"], "version": 2}),
        ("context.disagreed", UUID(mine), {"referral_id": referral["id"], "about_id": item}),
    ]
