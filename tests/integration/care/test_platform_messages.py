"""Messages between owner and platform: while the member allows them, and read by the member."""

import base64
import json
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from api.clock import utc_now
from api.db.session import Database, Reach, Role, admit
from api.worker import number_feeds
from tests.integration.care.cared import Cared, accepted
from tests.world import Answer, Caller, World, claimed

ACUTE = "They wrote that they have the pills and will kill themself tonight."
ASKED, TOLD = "Did they ask for an evening?", "Yes, after six is best."
NOT_SHARED, MOVES_NOT = (409, "not-shared"), (409, "invalid-transition")


def _problem(answer: Any) -> tuple[int, str]:
    return answer.status_code, answer.json["type"].rpartition("/")[2]


def _grants(cared: Cared, **terms: Any) -> Answer:
    """Let the member put these terms in the place of those that stand."""
    terms.setdefault("messages_with_platform", True)
    answer = cared.member.post("/v1/consents", cared.world.terms(cared.referral, **terms))
    assert answer.status_code == 201, answer.text
    return answer


@pytest.fixture
def cared(world: World) -> Cared:
    """Return a referral in care whose owner and platform may write to each other."""
    cared = accepted(world)
    _grants(cared)
    return cared


@pytest.fixture
def relay(world: World) -> Any:
    """Number what is committed, as the worker does."""
    database = Database(world.urls.app, pool_size=1)
    yield lambda: number_feeds(database)
    database.dispose()


def _asks(cared: Cared, words: str = ASKED) -> Answer:
    return cared.acts("messages", {"text": words, "thread": "platform"})


def _tells(cared: Cared, words: str = TOLD) -> Answer:
    return cared.platform.post(f"{cared.path}/messages", {"text": words})


def _get(caller: Caller, cared: Cared, thread: str | None = None) -> Answer:
    return caller.get(f"{cared.path}/messages{f'?thread={thread}' if thread else ''}")


def _read(caller: Caller, cared: Cared, thread: str | None = None) -> Any:
    answer = _get(caller, cared, thread)
    assert answer.status_code == 200, answer.text
    return [(each["thread"], each["author"], each["text"]) for each in answer.json["items"]]


def _action(caller: Caller, cared: Cared) -> Any:
    [found] = [
        (each["allowed"], each["blocked_by"])
        for each in caller.get(f"{cared.path}/actions").json["items"]
        if each["action"].startswith("message_")
    ]
    return found


def _stopped(cared: Cared, *, as_: tuple[int, str]) -> None:
    """Show that the platform neither reads nor writes any more, and is told so in this way."""
    assert _problem(_get(cared.platform, cared)) == as_
    assert _problem(_tells(cared, "Hello?")) == as_
    assert _action(cared.platform, cared) == (False, as_[1])


def test_owner_and_platform_write_and_the_member_reads_all(cared: Cared) -> None:
    assert _asks(cared).status_code == 201
    answer = _tells(cared)
    assert (answer.status_code, answer.headers["Location"]) == (201, f"{cared.path}/messages")
    assert "six" not in answer.text, "an answer about words does not repeat them"
    cared.acts("messages", {"text": "Hello."})
    theirs = [("platform", "platform", TOLD), ("platform", "clinician", ASKED)]
    own = ("member", "clinician", "Hello.")
    assert _read(cared.platform, cared) == _read(cared.owner, cared, "platform") == theirs
    assert _read(cared.owner, cared) == [own], "who says no thread has the member's, as ever"
    assert _read(cared.member, cared) == [own, *theirs]
    assert _read(cared.member, cared, "platform") == theirs
    assert _read(cared.member, cared, "member") == [own]


def test_no_platform_sees_or_enters_what_member_and_owner_write(cared: Cared) -> None:
    cared.acts("messages", {"text": "For the member alone."})
    cared.member.post(f"{cared.path}/messages", {"text": "For the owner alone."})
    assert _read(cared.platform, cared) == []
    assert _get(cared.platform, cared, "member").status_code == 422
    sent = cared.platform.post(f"{cared.path}/messages", {"text": "x", "thread": "member"})
    assert (sent.status_code, sent.json["errors"][0]["pointer"]) == (422, "/thread")
    assert "alone" not in cared.platform.get("/v1/events?after=0").text


def test_member_writes_nothing_into_what_is_between_the_others(cared: Cared) -> None:
    sent = cared.member.post(f"{cared.path}/messages", {"text": "x", "thread": "platform"})
    assert (sent.status_code, sent.json["errors"][0]["pointer"]) == (422, "/thread")


def test_without_the_term_nobody_writes_or_reads_and_is_told_what_to_do(world: World) -> None:
    cared = accepted(world)
    _stopped(cared, as_=NOT_SHARED)
    assert "messages_with_platform" in _tells(cared).json["detail"]
    assert _problem(_asks(cared)) == _problem(_get(cared.owner, cared, "platform")) == NOT_SHARED
    assert _action(cared.owner, cared) == (False, "not-shared")
    assert cared.acts("messages", {"text": "Hello."}).status_code == 201
    assert world.rows("SELECT 1 FROM message WHERE thread = 'platform'") == []


@pytest.mark.parametrize("place", ["awaiting_consent", "queued", "claimed"])
def test_without_the_term_a_refusal_is_the_same_wherever_it_stands(
    world: World, place: str
) -> None:
    platform = world.platform()
    referral = world.submitted(platform)
    member, clinician = world.member_of(platform, "u-77"), world.clinician("NY")
    if place != "awaiting_consent":
        world.granted(member, referral)
    token = claimed(clinician, referral) if place == "claimed" else "0"
    _stopped(Cared(world, platform, member, clinician, referral, token), as_=NOT_SHARED)


def test_nobody_writes_before_somebody_has_accepted(world: World) -> None:
    platform = world.platform()
    referral, member = world.queued(platform)
    clinician = world.clinician("NY")
    cared = Cared(world, platform, member, clinician, referral, "0")
    _grants(cared)
    _stopped(cared, as_=MOVES_NOT)
    cared.token = claimed(clinician, referral)
    _stopped(cared, as_=MOVES_NOT)
    assert _problem(_asks(cared)) == MOVES_NOT
    assert _action(clinician, cared) == (False, "invalid-transition")
    cared.acts("accept")
    assert _action(clinician, cared) == _action(platform, cared) == (True, None)
    assert _asks(cared).status_code == _tells(cared).status_code == 201


def test_a_refusal_tells_a_platform_no_state(cared: Cared) -> None:
    cared.acts("hand-back")
    assert "referral_status" not in _tells(cared).json


def test_nobody_else_reads_or_writes(cared: Cared) -> None:
    _asks(cared)
    world, path = cared.world, f"{cared.path}/messages"
    for stranger in (world.platform("Harbor"), world.clinician("NY")):
        for thread in ("", "?thread=platform"):
            assert stranger.get(f"{path}{thread}").status_code == 404
        sent = {"text": "x", "thread": "platform"}
        assert stranger.post(path, sent, Claim_Token=cared.token).status_code == 404
    for other in (world.operator(), world.coordinator()):
        assert other.get(path).status_code == other.post(path, {"text": "x"}).status_code == 403


def test_what_goes_to_the_platform_is_on_the_members_account(cared: Cared) -> None:
    before = cared.world.rows("SELECT 1 FROM disclosure")
    _tells(cared)
    cared.acts("messages", {"text": "Hello."})
    assert cared.world.rows("SELECT 1 FROM disclosure") == before
    _asks(cared)
    newest = cared.member.get("/v1/disclosures").json["items"][0]
    told = {"what": "referral.message", "purpose": "share_back", "recipient_persona": "platform"}
    consent = cared.member.get("/v1/consents").json["items"][0]
    assert newest["recipient_id"] == str(cared.platform.actor.id)
    assert newest.items() >= {**told, "consent_id": consent["id"]}.items()
    assert newest["context_id"] is None


@pytest.mark.parametrize(("share_back", "events"), [("none", 0), ("open_closed", 1)])
def test_feed_says_that_there_is_a_message_where_it_may_and_never_what(
    cared: Cared, relay: Any, share_back: str, events: int
) -> None:
    _grants(cared, share_back=share_back)
    _asks(cared)
    _tells(cared)
    relay()
    feed = cared.platform.get("/v1/events?after=0")
    found = [each for each in feed.json["items"] if each["type"] == "referral.message"]
    assert len(found) == events
    assert ASKED not in feed.text
    assert TOLD not in feed.text
    assert _read(cared.platform, cared) != [], "what is there can be read all the same"


def test_narrower_consent_stops_it_at_once_and_a_new_one_opens_it_again(
    cared: Cared, relay: Any
) -> None:
    _asks(cared)
    relay()
    _grants(cared, messages_with_platform=False)
    _stopped(cared, as_=NOT_SHARED)
    assert _problem(_asks(cared)) == _problem(_get(cared.owner, cared, "platform")) == NOT_SHARED
    assert "referral.message" not in cared.platform.get("/v1/events?after=0").text
    assert _read(cared.member, cared) == [("platform", "clinician", ASKED)]
    _grants(cared)
    assert _read(cared.platform, cared) == [("platform", "clinician", ASKED)]


@pytest.mark.parametrize("by", ["revoke", "withdraw"])
def test_taking_it_back_stops_it_at_once_and_destroys_the_words(cared: Cared, by: str) -> None:
    _asks(cared)
    _tells(cared)
    if by == "revoke":
        consent = cared.member.get("/v1/consents").json["items"][0]["id"]
        assert cared.member.post(f"/v1/consents/{consent}/revoke").status_code == 200
    else:
        assert cared.member.post(f"{cared.path}/withdraw").status_code < 300
    assert cared.world.rows("SELECT 1 FROM message_key") == []
    _stopped(cared, as_=NOT_SHARED)
    assert _get(cared.owner, cared, "platform").status_code == 404
    assert _problem(_asks(cared)) == (409, "stale-claim")
    assert _read(cared.member, cared) == []


def test_handing_back_stops_it_and_the_next_owner_reads_none_of_it(cared: Cared) -> None:
    _asks(cared)
    _tells(cared)
    assert cared.acts("hand-back").status_code == 204
    _stopped(cared, as_=MOVES_NOT)
    assert _get(cared.owner, cared, "platform").status_code == 404
    following = cared.world.clinician("NY")
    token = claimed(following, cared.referral)
    cared.owner, cared.token = following, token
    assert cared.acts("accept").status_code == 200
    assert _read(following, cared, "platform") == _read(cared.platform, cared) == []
    assert len(_read(cared.member, cared)) == 2


def test_end_of_the_referral_stops_it(cared: Cared) -> None:
    _asks(cared)
    outcome = {"code": "care_completed", "evidence": "clinician_attested"}
    assert cared.acts("outcome", outcome).status_code == 200
    _stopped(cared, as_=MOVES_NOT)
    assert _get(cared.owner, cared, "platform").status_code == 404


def test_once_the_consent_is_over_nobody_writes_or_reads(cared: Cared, later: Any) -> None:
    _asks(cared)
    later(days=91)
    _stopped(cared, as_=NOT_SHARED)
    assert _problem(_asks(cared)) == NOT_SHARED


@pytest.mark.parametrize("how", ["licence", "named"])
def test_where_the_owner_may_read_no_more_the_platform_neither(cared: Cared, how: str) -> None:
    _asks(cared)
    if how == "licence":
        cared.world.rows("UPDATE licence SET status = 'lapsed' RETURNING 1")
    else:
        other = {"class": "licensed_clinician", "clinician_id": _another(cared.world)}
        _grants(cared, recipients=[other])
    _stopped(cared, as_=MOVES_NOT)
    assert _asks(cared).status_code == 409


def _another(world: World) -> str:
    return str(world.clinician("NY").actor.id)


def test_consent_that_names_the_owners_organisation_lets_them_write(world: World) -> None:
    organisation = world.organisation()
    platform, owner = world.platform(), world.clinician("NY", organisation=organisation)
    referral, member = world.queued(platform)
    cared = Cared(world, platform, member, owner, referral, claimed(owner, referral))
    assert cared.acts("accept").status_code == 200
    recipient = {"class": "licensed_clinician", "organisation_id": str(organisation)}
    _grants(cared, recipients=[recipient])
    assert _asks(cared).status_code == _tells(cared).status_code == 201


def test_asking_to_cancel_ends_the_writing_and_not_the_reading(cared: Cared) -> None:
    _asks(cared)
    assert cared.platform.post(f"{cared.path}/cancel").status_code == 202
    assert _problem(_tells(cared)) == _problem(_asks(cared)) == MOVES_NOT
    assert len(_read(cared.platform, cared)) == len(_read(cared.owner, cared, "platform")) == 1


def test_what_a_platform_writes_is_screened_and_raises_the_risk(cared: Cared) -> None:
    answer = _tells(cared, ACUTE)
    assert (answer.status_code, answer.json["crisis"]["level"]) == (201, "L3")
    assert cared.row("risk", "source_risk") == ("L3", "L3"), "it said so itself"
    assert cared.owner.get(cared.path).json["crisis_alert"]["state"]


def test_what_an_owner_asks_the_platform_raises_no_risk_and_reaches_nobody(cared: Cared) -> None:
    _asks(cared, "Did they say that they want to kill themself?")
    assert cared.row("risk") == ("L0",)
    cared.member.post(f"{cared.path}/messages", {"text": "Hello?"})
    assert (cared.place(), cared.row("first_contact_at")) == ("accepted", (None,))


def test_messages_of_a_thread_are_paged(cared: Cared) -> None:
    for number in range(3):
        _asks(cared, f"message {number}")
    path = f"{cared.path}/messages"
    first = cared.platform.get(f"{path}?limit=2").json
    cursor = first["next_cursor"]
    rest = cared.platform.get(f"{path}?limit=2&cursor={cursor}").json
    texts = [each["text"] for each in first["items"] + rest["items"]]
    assert texts == ["message 2", "message 1", "message 0"]
    assert cared.platform.get(f"{path}?thread=platform&cursor={cursor}").status_code == 400


def test_member_exports_both_threads(cared: Cared) -> None:
    _asks(cared)
    _tells(cared)
    [kept] = cared.member.get("/v1/members/me/export").json["referrals"]
    found = [(each["thread"], each["author"], each["text"]) for each in kept["messages"]]
    assert found == [("platform", "clinician", ASKED), ("platform", "platform", TOLD)]


def test_erasing_destroys_their_keys(cared: Cared) -> None:
    _asks(cared)
    _tells(cared)
    assert cared.member.post("/v1/members/me/erase", {"confirm": "erase"}).status_code < 300
    assert cared.world.rows("SELECT 1 FROM message_key") == []


def test_attested_consent_may_say_it_and_says_it_not_by_itself(world: World) -> None:
    platform = world.platform()
    world.agreed(platform)
    for ref, said in (("u-1", {}), ("u-2", {"messages_with_platform": True})):
        attested = world.attested("narrative", **said)
        world.submitted(platform, member_ref=ref, reference=ref, attested_consent=attested)
        consent = world.member_of(platform, ref).get("/v1/consents").json["items"][0]
        assert consent["messages_with_platform"] is bool(said)


def test_consent_tells_whether_they_may_write_and_so_does_its_receipt(cared: Cared) -> None:
    newest, first = cared.member.get("/v1/consents").json["items"]
    assert (first["messages_with_platform"], newest["messages_with_platform"]) == (False, True)
    receipts = cared.member.get(f"/v1/consents/{newest['id']}/receipt").json["items"]
    claims = receipts[0]["receipt"].split(".")[1]
    told = json.loads(base64.urlsafe_b64decode(claims + "=" * (-len(claims) % 4)))
    assert told["consent"]["messages_with_platform"] is True


@pytest.mark.parametrize("said", ["true", None])
def test_consent_to_it_is_true_or_nothing(cared: Cared, said: Any) -> None:
    terms = cared.world.terms(cared.referral, messages_with_platform=said)
    answer = cared.member.post("/v1/consents", terms)
    assert (answer.status_code, answer.json["errors"][0]["pointer"]) == (
        422,
        "/messages_with_platform",
    )


def test_denial_allows_no_messages(world: World) -> None:
    platform = world.platform()
    referral = world.submitted(platform)
    member = world.member_of(platform, "u-77")
    terms = world.terms(referral, items=(), decision="deny", messages_with_platform=True)
    answer = member.post("/v1/consents", terms)
    assert (answer.status_code, answer.json["errors"][0]["pointer"]) == (
        422,
        "/messages_with_platform",
    )


# The second lock: the same rules in the database, whoever forgets to ask.


@pytest.fixture
def roles(world: World) -> Database:
    found: Database = world.app.extensions["warmhandoff.database"].database
    return found


_SEEN = "SELECT m.thread FROM message m JOIN message_key k ON k.message_id = m.id"
_WRITE = """
INSERT INTO message (platform_id, id, referral_id, thread, author_persona, author_id, sealed,
    screened, created_at)
VALUES (:tenant, gen_random_uuid(), :referral, :thread, :persona, :author, '', 'L0', now())
"""


def _seen(roles: Database, reach: Reach, cared: Cared) -> list[str]:
    with roles.begin(reach) as session:
        admit(session, cared.referral["id"])
        return sorted(session.scalars(text(_SEEN)))


def _of(platform: Caller) -> Reach:
    return Reach(Role.PLATFORM, tenant=platform.actor.id, subject=platform.actor.id)


def test_role_of_a_platform_reads_its_own_thread_alone(cared: Cared, roles: Database) -> None:
    _asks(cared)
    cared.acts("messages", {"text": "For the member alone."})
    assert _seen(roles, _of(cared.platform), cared) == ["platform"]
    assert _seen(roles, _of(cared.world.platform("Harbor")), cared) == []
    for forgotten in (
        "UPDATE referral SET accepted_at = NULL",
        "UPDATE referral SET ended_at = now()",
        "UPDATE referral SET claimed_at = now() + interval '1 hour'",
        "UPDATE consent SET expires_at = now()",
        "UPDATE consent SET status = 'revoked'",
    ):
        with cared.world.as_owner() as session:
            session.execute(text(forgotten))
        assert _seen(roles, _of(cared.platform), cared) == [], forgotten
        _put_back(cared)
    assert _seen(roles, _of(cared.platform), cared) == ["platform"]


def _put_back(cared: Cared) -> None:
    with cared.world.as_owner() as session:
        session.execute(
            text(
                "UPDATE referral SET accepted_at = now(), ended_at = NULL,"
                " claimed_at = now() - interval '1 hour'"
            )
        )
        session.execute(
            text(
                "UPDATE consent SET status = 'active', expires_at = :until"
                " WHERE messages_with_platform"
            ),
            {"until": utc_now() + timedelta(days=9)},
        )


def test_role_of_an_owner_reads_the_thread_only_while_it_is_allowed(
    cared: Cared, roles: Database
) -> None:
    _asks(cared)
    owner = Reach(Role.CLINICIAN, subject=cared.owner.actor.id)
    assert _seen(roles, owner, cared) == ["platform"]
    _grants(cared, messages_with_platform=False)
    assert _seen(roles, owner, cared) == []


@pytest.mark.parametrize(
    "changes",
    [
        {"thread": "member", "persona": "clinician"},
        {"thread": "member", "persona": "member"},
        {"persona": "clinician"},
        {"author": "owner"},
        {"referral": "another"},
    ],
)
def test_role_of_a_platform_writes_in_its_own_name_and_thread_alone(
    cared: Cared, roles: Database, changes: dict[str, str]
) -> None:
    tenant = cared.platform.actor.id
    values = {"tenant": tenant, "referral": cared.referral["id"], "thread": "platform"}
    values |= {"persona": "platform", "author": tenant, **changes}
    if changes.get("author"):
        values["author"] = cared.owner.actor.id
    if changes.get("referral"):
        another, _ = cared.world.queued(cared.platform, member_ref="u-2", reference="ref-2")
        values["referral"] = another["id"]
    refused = pytest.raises(DBAPIError, match="row-level security")
    with refused, roles.begin(_of(cared.platform)) as session:
        session.execute(text(_WRITE), values)


def test_no_row_says_that_a_platform_wrote_to_a_member(cared: Cared) -> None:
    tenant = cared.platform.actor.id
    values = {"tenant": tenant, "referral": cared.referral["id"], "author": tenant}
    for thread, persona in (("member", "platform"), ("platform", "member")):
        refused = pytest.raises(DBAPIError, match="ck_message_author_is_an_end")
        with refused, cared.world.as_owner() as session:
            session.execute(text(_WRITE), {**values, "thread": thread, "persona": persona})
