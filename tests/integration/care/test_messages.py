"""Messages: between the member and who holds the referral, screened, sealed, and gone at a no."""

from typing import Any

from tests.integration.care.cared import Cared, accepted
from tests.world import Answer, Caller, World, claimed

ACUTE = "I have the pills here and I am going to kill myself tonight."


def _problem(answer: Any) -> tuple[int, str]:
    return answer.status_code, answer.json["type"].rpartition("/")[2]


def _writes(cared: Cared, words: str = "Would Tuesday at ten suit you?") -> Answer:
    return cared.acts("messages", {"text": words})


def _answers(cared: Cared, words: str = "Yes, Tuesday is good.") -> Answer:
    return cared.member.post(f"{cared.path}/messages", {"text": words})


def _read(caller: Caller, cared: Cared) -> Any:
    answer = caller.get(f"{cared.path}/messages")
    assert answer.status_code == 200, answer.text
    return [(each["author"], each["text"]) for each in answer.json["items"]]


def test_both_sides_write_and_read(world: World) -> None:
    cared = accepted(world)
    sent = _writes(cared)
    assert (sent.status_code, sent.headers["Location"]) == (201, f"{cared.path}/messages")
    assert "Tuesday" not in sent.text, "an answer about words does not repeat them"
    assert _answers(cared).status_code == 201
    both = [("member", "Yes, Tuesday is good."), ("clinician", "Would Tuesday at ten suit you?")]
    assert _read(cared.owner, cared) == _read(cared.member, cared) == both


def test_nobody_else_reads_or_writes(world: World) -> None:
    cared = accepted(world)
    _writes(cared)
    path = f"{cared.path}/messages"
    neighbour = world.clinician("NY")
    assert neighbour.get(path).status_code == 404
    assert neighbour.post(path, {"text": "x"}, Claim_Token="1").status_code == 404
    operator, platform = world.operator(), cared.platform
    assert operator.get(path).status_code == operator.post(path, {"text": "x"}).status_code == 403
    for answer in (platform.get(path), platform.post(path, {"text": "x"})):
        assert _problem(answer) == (409, "not-shared")
    world.submitted(cared.platform, member_ref="u-2", reference="ref-2")
    stranger = world.member_of(cared.platform, "u-2")
    assert stranger.get(path).status_code == 404
    assert stranger.post(path, {"text": "x"}).status_code == 404
    assert "message" not in cared.platform.get("/v1/events?after=0").text


def test_words_are_sealed_each_under_a_key_of_its_own(world: World) -> None:
    cared = accepted(world)
    _writes(cared, "same words")
    _writes(cared, "same words")
    rows = world.rows(
        "SELECT m.sealed, k.wrapped FROM message m JOIN message_key k ON k.message_id = m.id"
    )
    assert len({bytes(each) for row in rows for each in row}) == 4
    assert not any(b"same words" in bytes(row.sealed) for row in rows)
    world.rows(
        "UPDATE message m SET sealed = o.sealed FROM message o WHERE o.id <> m.id RETURNING 1"
    )
    answer = cared.member.get(f"{cared.path}/messages")
    assert _problem(answer) == (409, "integrity-error")


def test_what_a_member_writes_is_screened_and_raises_the_risk(world: World) -> None:
    cared = accepted(world)
    answer = _answers(cared, ACUTE)
    assert (answer.status_code, answer.json["crisis"]["level"]) == (201, "L3")
    assert cared.row("risk", "source_risk") == ("L3", "L0"), "the platform is told nothing of it"
    assert cared.owner.get(cared.path).json["crisis_alert"]["state"]
    assert world.rows("SELECT screened FROM message") == [("L3",)]


def test_a_message_is_screened_before_the_database(world: World) -> None:
    cared = accepted(world)
    database = world.app.extensions["warmhandoff.database"].database
    engine, database.engine = database.engine, None
    sessions = database._sessions

    def away() -> Any:
        from sqlalchemy.exc import OperationalError  # noqa: PLC0415

        raise OperationalError("away", {}, Exception())

    database._sessions = away
    try:
        answer = _answers(cared, ACUTE)
    finally:
        database.engine, database._sessions = engine, sessions
    assert (answer.status_code, answer.json["saved"], answer.json["level"]) == (503, False, "L3")
    assert answer.json["crisis"]["options"]
    assert "pills" not in answer.text


def test_what_a_clinician_asks_says_nothing_of_the_members_risk(world: World) -> None:
    cared = accepted(world)
    assert _writes(cared, "Do you think of killing yourself tonight?").status_code == 201
    assert cared.row("risk") == ("L0",)


def test_an_answer_is_the_first_contact_and_an_unasked_message_is_none(world: World) -> None:
    cared = accepted(world)
    _answers(cared, "Hello?")
    assert (cared.place(), cared.row("first_contact_at")) == ("accepted", (None,))
    _writes(cared)
    _answers(cared)
    assert cared.place() == "in_progress/engaged"
    assert cared.row("first_contact_at") != (None,)


def test_an_answer_leaves_an_appointment_as_it_is(world: World) -> None:
    cared = accepted(world)
    cared.arranged()
    _writes(cared)
    _answers(cared)
    assert cared.place() == "in_progress/scheduled"
    assert cared.row("first_contact_at") != (None,)


def test_a_holder_may_ask_before_accepting(world: World) -> None:
    platform = world.platform()
    referral, member = world.queued(platform)
    path = f"/v1/referrals/{referral['id']}/messages"
    assert _problem(member.post(path, {"text": "Hello?"})) == (409, "invalid-transition")
    holder = world.clinician("NY")
    token = claimed(holder, referral)
    cared = Cared(world, platform, member, holder, referral, token)
    assert _writes(cared, "What would help you most?").status_code == 201
    assert _answers(cared, "Sleep.").status_code == 201
    assert cared.row("status", "first_contact_at") == ("claimed", None)


def test_a_lease_that_is_over_reads_no_message(world: World, later: Any) -> None:
    platform = world.platform()
    referral, member = world.queued(platform)
    holder = world.clinician("NY")
    cared = Cared(world, platform, member, holder, referral, claimed(holder, referral))
    _answers(cared, "Hello?")
    later(minutes=31)
    assert holder.get(f"{cared.path}/messages").status_code == 404
    assert _problem(_writes(cared)) == (409, "stale-claim")
    assert _problem(_answers(cared)) == (409, "invalid-transition")


def test_the_next_clinician_does_not_read_what_was_written_to_the_one_before(world: World) -> None:
    cared = accepted(world)
    _answers(cared, "For you alone.")
    assert cared.acts("hand-back").status_code == 204
    assert cared.owner.get(f"{cared.path}/messages").status_code == 404
    following = world.clinician("NY")
    claimed(following, cared.referral)
    assert _read(following, cared) == []
    assert _read(cared.member, cared) == [("member", "For you alone.")]


def _revoke(cared: Cared) -> Answer:
    consent = cared.member.get("/v1/consents").json["items"][0]["id"]
    return cared.member.post(f"/v1/consents/{consent}/revoke")


def test_no_message_can_be_read_after_a_revocation(world: World) -> None:
    cared = accepted(world)
    _writes(cared)
    _answers(cared)
    keys = len(world.rows("SELECT 1 FROM message_key UNION ALL SELECT 1 FROM context_key"))
    assert _revoke(cared).json["keys_destroyed"] == keys == 3
    assert world.rows("SELECT 1 FROM message_key") == []
    assert cared.owner.get(f"{cared.path}/messages").status_code == 404
    assert _read(cared.member, cared) == [], "their key is gone for the member too"
    assert _problem(_answers(cared)) == (409, "invalid-transition")
    assert _problem(_writes(cared)) == (409, "stale-claim")


def test_an_erasure_destroys_their_keys(world: World) -> None:
    cared = accepted(world)
    _answers(cared)
    cared.arranged()
    erased = cared.member.post("/v1/members/me/erase", {"confirm": "erase"})
    assert erased.status_code in (200, 201), erased.text
    assert world.rows("SELECT 1 FROM message_key") == []
    assert world.rows("SELECT 1 FROM appointment WHERE wrapped_key IS NOT NULL") == []


def test_once_the_consent_is_over_nobody_writes_or_reads(world: World, later: Any) -> None:
    cared = accepted(world)
    _writes(cared)
    later(days=91)
    assert cared.owner.get(f"{cared.path}/messages").status_code == 404
    assert _problem(_writes(cared)) == (409, "consent-not-active")
    assert _problem(_answers(cared)) == (409, "consent-not-active")


def test_who_has_no_licence_there_neither_writes_nor_reads(world: World) -> None:
    cared = accepted(world)
    _answers(cared)
    world.rows("UPDATE licence SET status = 'lapsed' RETURNING 1")
    assert cared.owner.get(f"{cared.path}/messages").status_code == 404
    assert _problem(_writes(cared)) == (409, "licence-not-active")


def test_a_message_has_bounds(world: World) -> None:
    cared = accepted(world)
    for words in ("", "x" * 8001):
        assert _writes(cared, words).status_code == 422
    assert _writes(cared, "x" * 8000).status_code == 201


def test_messages_are_paged_newest_first(world: World) -> None:
    cared = accepted(world)
    for number in range(3):
        _writes(cared, f"message {number}")
    first = cared.member.get(f"{cared.path}/messages?limit=2").json
    cursor = first["next_cursor"]
    rest = cared.member.get(f"{cared.path}/messages?limit=2&cursor={cursor}").json
    texts = [each["text"] for each in first["items"] + rest["items"]]
    assert texts == ["message 2", "message 1", "message 0"]
    assert cared.owner.get(f"{cared.path}/messages?cursor={cursor}").status_code == 400
