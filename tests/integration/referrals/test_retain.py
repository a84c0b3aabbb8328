"""Retention: words end with their referral, records when the last rule lets go, risk stays."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from threading import Thread
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from api import clock
from api.clock import utc_now
from api.communities.models import AgeGroup
from api.consents.retention import CountedFrom, RecordClass, keep_until
from api.db.session import Database, Reach, Role
from api.referrals.read_context import READABLE_AFTER_COMPLETION
from api.referrals.retain import end_record
from api.worker import clean, keep_no_longer, number_feeds
from tests.world import Caller, World, claimed

# Every column by which a record's age is told, and the triggers that let nobody change one.
_TIMES = {
    "referral": ("ended_at", "retained_until"),
    "consent": ("decided_at", "expires_at"),
    "consent_event": ("at",),
    "disclosure": ("at",),
    "crisis_flag": ("created_at",),
    "crisis_alert": ("raised_at",),
    "contact": ("created_at",),
}
_GUARDED = ("consent_event", "disclosure", "crisis_flag", "contact")
_CARE = ("message", "message_key", "appointment", "contact", "timer", "match_profile")
_IN_CARE = """
INSERT INTO message SELECT platform_id, gen_random_uuid(), id, 'member', 'clinician', clinician_id,
    'sealed', 'L0', now() FROM referral, generate_series(1, 2);
INSERT INTO message_key SELECT platform_id, id, 1, 'wrapped' FROM message;
INSERT INTO appointment (platform_id, id, referral_id, clinician_id, status, starts_at, ends_at,
        time_zone, modality, jurisdiction, sealed_place, wrapped_key, tenant_key_version,
        proposed_at, version)
    SELECT platform_id, gen_random_uuid(), id, clinician_id, 'past', now(),
        now() + interval '1 hour', 'America/New_York', 'video', 'NY', 'sealed', 'wrapped', 1,
        now(), 1 FROM referral;
INSERT INTO contact SELECT platform_id, gen_random_uuid(), id, 'clinician', clinician_id, 'phone',
    'reached', now(), now() FROM referral;
"""
_RECORD = ("referral", "consent", "consent_item", "consent_event", "disclosure", "context_item")


@pytest.fixture
def worker(world: World) -> Iterator[Database]:
    """What the background program works with."""
    database = Database(world.urls.app, pool_size=2)
    yield database
    database.dispose()


@pytest.fixture
def later(worker: Database) -> Iterator[Callable[..., None]]:
    """Move the clock on and let the worker keep no longer what no rule keeps."""
    moved = [timedelta()]

    def go(**delta: float) -> None:
        moved.append(timedelta(**delta))
        clock.move(moved[-1])
        keep_no_longer(worker)

    yield go
    clock.move(-sum(moved, timedelta()))


def aged(world: World, interval: str) -> None:
    """Make everything older than it is, which nobody but the tables' owner could do."""
    with world.as_owner() as session:
        for table in _GUARDED:
            session.execute(text(f"ALTER TABLE {table} DISABLE TRIGGER only_added"))
        for table, columns in _TIMES.items():
            changes = ", ".join(f"{name} = {name} - interval '{interval}'" for name in columns)
            session.execute(text(f"UPDATE {table} SET {changes}"))
        for table in _GUARDED:
            session.execute(text(f"ALTER TABLE {table} ENABLE TRIGGER only_added"))


def counts(world: World, *tables: str) -> list[int]:
    return [world.rows(f"SELECT count(*) FROM {table}")[0][0] for table in tables]


def words(world: World) -> list[int]:
    return counts(world, "context_body", "context_key")


def completed(world: World, **changes: Any) -> tuple[Caller, Caller, Caller, str]:
    """Bring a referral to its end; returns platform, member, clinician and the path."""
    platform, clinician = world.platform(), world.clinician("NY")
    referral, member = world.queued(platform, **changes)
    token, path = claimed(clinician, referral), f"/v1/referrals/{referral['id']}"
    clinician.post(f"{path}/accept", Claim_Token=token)
    assert clinician.get(f"{path}/context").status_code == 200
    outcome = {"code": "care_completed", "evidence": "clinician_attested"}
    assert clinician.post(f"{path}/outcome", outcome, Claim_Token=token).status_code == 200
    return platform, member, clinician, path


def expired_words(world: World) -> None:
    """Play that the words' last day has come and gone."""
    world.rows("UPDATE referral SET ended_at = ended_at - interval '31 days' RETURNING id")


def test_table_and_reads_agree_on_the_days_after_completion() -> None:
    now = utc_now()
    until = keep_until(
        RecordClass.CONTEXT_WORDS,
        jurisdiction="NY",
        age_group=AgeGroup.ADULT,
        counted_from=now,
        event=CountedFrom.COMPLETION,
    )
    assert until == now + READABLE_AFTER_COMPLETION


def test_words_stay_thirty_days_after_completion_and_then_go(
    world: World, later: Callable[..., None]
) -> None:
    _, _, clinician, path = completed(world)
    later(days=29)
    assert words(world) == [1, 1]
    assert clinician.get(f"{path}/context").status_code == 200
    later(days=1, minutes=1)
    assert words(world) == [0, 0]
    acts = world.rows(
        """SELECT actor_persona, body::json #>> '{facts,keys_destroyed}' FROM audit_event
           WHERE action = 'referral.words_destroyed'"""
    )
    assert acts == [("system", "1")]
    later(days=1)
    assert len(world.rows("SELECT 1 FROM audit_event WHERE action LIKE 'referral.words%'")) == 1


@pytest.mark.parametrize("how_far", ["awaiting_consent", "queued", "claimed", "accepted"])
def test_nothing_open_is_touched(world: World, worker: Database, how_far: str) -> None:
    clinician = world.clinician("NY")
    platform = world.platform()
    if how_far == "awaiting_consent":
        world.submitted(platform)
    else:
        referral, _ = world.queued(platform)
        if how_far != "queued":
            token = claimed(clinician, referral)
            if how_far == "accepted":
                clinician.post(f"/v1/referrals/{referral['id']}/accept", Claim_Token=token)
    before = counts(world, *_RECORD)
    world.rows("UPDATE referral SET retained_until = now() - interval '1 day' RETURNING id")
    aged(world, "9 years")
    keep_no_longer(worker)
    assert (counts(world, *_RECORD), words(world)) == (before, [1, 1])
    with worker.begin(Reach(Role.WORKER)) as session:
        [(tenant, id_)] = world.rows("SELECT platform_id, id FROM referral")
        assert not end_record(session, tenant, id_)


def test_record_stays_until_the_last_rule_lets_go_and_then_goes_whole(
    world: World, worker: Database
) -> None:
    _, member, _, _ = completed(world)
    expired_words(world)
    keep_no_longer(worker)
    [(kept_until, consent_ends)] = world.rows(
        "SELECT retained_until, max(expires_at) FROM referral, consent GROUP BY 1"
    )
    assert kept_until == consent_ends.replace(year=consent_ends.year + 6)
    aged(world, "5 years 11 months")
    keep_no_longer(worker)
    assert counts(world, "referral", "member") == [1, 1]
    aged(world, "6 months")
    keep_no_longer(worker)
    assert counts(world, *_RECORD, "member", "claim_record", "feed_event") == [0] * 9
    [(facts, object_id)] = world.rows(
        """SELECT body::json -> 'facts', object_id FROM audit_event
           WHERE action = 'referral.deleted'"""
    )
    assert facts["rows"] >= 1 + 3 + 1, "a consent, three disclosures, the member, and more"
    assert member.actor.id != object_id


def in_care(world: World) -> None:
    """Put into one referral what its owner and member might have written and arranged."""
    with world.as_owner() as session:
        session.execute(text(_IN_CARE))


def test_messages_and_wishes_go_with_the_words_and_the_rest_of_care_with_the_record(
    world: World, worker: Database
) -> None:
    completed(world)
    in_care(world)
    expired_words(world)
    keep_no_longer(worker)
    assert counts(world, *_CARE)[:4] == [2, 0, 1, 1]
    assert counts(world, "match_profile") == [0]
    assert world.rows("SELECT sealed_place, wrapped_key FROM appointment") == [(None, None)]
    aged(world, "7 years")
    keep_no_longer(worker)
    assert counts(world, "referral", *_CARE) == [0] * 7


def test_attempt_to_reach_the_member_keeps_the_record(world: World, worker: Database) -> None:
    completed(world)
    expired_words(world)
    keep_no_longer(worker)
    aged(world, "7 years")
    in_care(world)
    keep_no_longer(worker)
    assert counts(world, "referral", "contact") == [1, 1]
    [(ahead,)] = world.rows("SELECT retained_until > now() + interval '5 years' FROM referral")
    assert ahead, "the worker knows it before the database refuses"


def test_something_added_since_keeps_the_record(world: World, worker: Database) -> None:
    completed(world)
    expired_words(world)
    keep_no_longer(worker)
    aged(world, "7 years")
    with world.as_owner() as session:
        session.execute(
            text(
                """INSERT INTO disclosure (platform_id, id, at, referral_id, member_id, what,
                       consent_id, notice_version, purpose, recipient_persona, recipient_id)
                   SELECT platform_id, gen_random_uuid(), now(), referral_id, member_id,
                       'referral.closed', id, '2026-11', 'share_back', 'platform', platform_id
                   FROM consent"""
            )
        )
    keep_no_longer(worker)
    assert counts(world, "referral", "disclosure") == [1, 4]
    [(ahead,)] = world.rows("SELECT retained_until > now() + interval '5 years' FROM referral")
    assert ahead


def test_consent_that_was_taken_back_counts_from_that_day(world: World, worker: Database) -> None:
    _, member = world.queued(world.platform())
    [consent] = member.get("/v1/consents").json["items"]
    member.post(f"/v1/consents/{consent['id']}/revoke")
    keep_no_longer(worker)
    [(until,)] = world.rows("SELECT retained_until FROM referral")
    assert until < utc_now() + timedelta(days=6 * 366), "it would have gone on for 90 days more"


def test_another_referral_keeps_no_record_and_does_not_go_with_it(
    world: World, worker: Database
) -> None:
    platform, _, clinician, _ = completed(world)
    expired_words(world)
    keep_no_longer(worker)
    aged(world, "7 years")
    second, _ = world.queued(platform, member_ref="u-2")
    claimed(clinician, second)
    assert clinician.get(f"/v1/referrals/{second['id']}/context").status_code == 200
    keep_no_longer(worker)
    assert world.rows("SELECT id::text FROM referral") == [(second["id"],)]
    assert counts(world, "consent", "consent_event", "context_item", "context_key") == [1] * 4


@pytest.mark.parametrize(
    ("table", "column"),
    [
        ("disclosure", "at"),
        ("consent_event", "at"),
        ("consent", "decided_at"),
        ("crisis_flag", "created_at"),
        ("contact", "created_at"),
    ],
)
def test_database_itself_keeps_the_accounts_for_six_years(
    world: World, table: str, column: str
) -> None:
    referral = completed(world)[3].rpartition("/")[2]
    if table == "crisis_flag":
        world.rows(
            """INSERT INTO crisis_flag (platform_id, id, referral_id, raised_by, level, domains,
                   created_at) SELECT platform_id, gen_random_uuid(), id, 'screen', 'L2', '{}',
                   now() FROM referral WHERE id = :r RETURNING id""",
            r=referral,
        )
    if table == "contact":
        in_care(world)
    with world.as_owner() as session:
        session.execute(text("DELETE FROM consent_item"))
        if table == "consent":
            session.execute(text("ALTER TABLE consent_event DISABLE TRIGGER kept"))
            session.execute(text("DELETE FROM consent_event"))
            session.execute(text("ALTER TABLE consent_event ENABLE TRIGGER kept"))
    aged(world, "5 years 11 months")
    with pytest.raises(DBAPIError, match="kept for six years"), world.as_owner() as session:
        session.execute(text(f"DELETE FROM {table}"))
    aged(world, "2 months")
    with world.as_owner() as session:
        gone = session.execute(text(f"DELETE FROM {table} WHERE {column} < now() RETURNING 1"))
        assert gone.all()


def test_nobody_at_risk_is_forgotten_while_an_alert_waits(world: World, worker: Database) -> None:
    platform, on_call = world.platform(), world.on_call()
    referral, member = world.queued(platform, text="I have a plan to end my life tonight.")
    path = f"/v1/referrals/{referral['id']}"
    location = {"location": "1 Main St", "notice": world.terms(referral)["notice"]}
    granted = member.post(f"{path}/emergency-grant", location)
    assert granted.status_code == 201, granted.text
    [consent] = [
        each["id"]
        for each in member.get("/v1/consents").json["items"]
        if each["covers"] == "referral"
    ]
    member.post(f"/v1/consents/{consent}/revoke")
    on_call.post(f"{path}/acknowledge")
    keep_no_longer(worker)
    assert on_call.get(f"{path}/context").json["items"]
    aged(world, "9 years")
    world.rows("UPDATE referral SET retained_until = now() RETURNING id")
    keep_no_longer(worker)
    assert counts(world, "referral", "context_body") == [1, 1]
    world.rows("UPDATE referral SET retained_until = NULL RETURNING id")
    reviewed = on_call.post(f"{path}/risk-review", {"code": "safe_for_now"})
    assert reviewed.status_code == 200, reviewed.text
    keep_no_longer(worker)
    assert words(world) == [0, 0]


def test_words_of_an_emergency_after_the_end_go_after_the_review(
    world: World, worker: Database
) -> None:
    platform, on_call = world.platform(), world.on_call()
    referral, member = world.queued(platform)
    path = f"/v1/referrals/{referral['id']}"
    [consent] = member.get("/v1/consents").json["items"]
    member.post(f"/v1/consents/{consent['id']}/revoke")
    keep_no_longer(worker)
    flagged = member.post(f"{path}/crisis-flag", {"at_least": "L3"})
    assert flagged.status_code == 200, flagged.text
    location = {"location": "1 Main St", "notice": world.terms(referral)["notice"]}
    assert member.post(f"{path}/emergency-grant", location).status_code == 201
    on_call.post(f"{path}/acknowledge")
    keep_no_longer(worker)
    assert words(world) == [1, 1]
    on_call.post(f"{path}/risk-review", {"code": "safe_for_now"})
    keep_no_longer(worker)
    assert words(world) == [0, 0]


def test_erasure_is_finished_once_the_alert_is_reviewed(world: World, worker: Database) -> None:
    on_call = world.on_call()
    referral, member = world.queued(
        world.platform(), text="I have a plan to end my life tonight.", reference="canary"
    )
    member.post("/v1/members/me/erase", {"confirm": "erase"})
    keep_no_longer(worker)
    assert world.rows("SELECT reference FROM crisis_alert") == [("canary",)]
    path = f"/v1/referrals/{referral['id']}"
    on_call.post(f"{path}/acknowledge")
    on_call.post(f"{path}/risk-review", {"code": "safe_for_now"})
    keep_no_longer(worker)
    assert world.rows("SELECT reference, safe_channel FROM crisis_alert") == [("withdrawn", "none")]
    assert world.rows("SELECT 1 FROM feed_event WHERE facts::text LIKE '%canary%'") == []


def test_member_stays_while_another_referral_of_theirs_does(world: World, worker: Database) -> None:
    platform, member, _, _ = completed(world)
    expired_words(world)
    keep_no_longer(worker)
    aged(world, "7 years")
    second = world.submitted(platform)
    keep_no_longer(worker)
    assert world.rows("SELECT id::text FROM referral") == [(second["id"],)]
    assert world.rows("SELECT id FROM member") == [(member.actor.id,)]


def test_two_workers_delete_one_record_once(world: World, worker: Database) -> None:
    completed(world)
    expired_words(world)
    keep_no_longer(worker)
    aged(world, "7 years")
    both = [Thread(target=keep_no_longer, args=(worker,)) for _ in range(2)]
    for each in both:
        each.start()
    for each in both:
        each.join()
    assert counts(world, "referral") == [0]
    assert len(world.rows("SELECT 1 FROM audit_event WHERE action = 'referral.deleted'")) == 1


def test_worker_passes_by_what_another_has_locked(world: World, worker: Database) -> None:
    completed(world)
    expired_words(world)
    with world.as_owner() as session:
        session.execute(text("SELECT 1 FROM referral FOR UPDATE"))
        keep_no_longer(worker)
    assert words(world) == [1, 1]


def test_links_go_thirty_days_after_their_end(world: World, worker: Database) -> None:
    _, member = world.queued(world.platform())
    own = {"p": member.actor.platform_id, "m": member.actor.id}
    world.rows("DELETE FROM consent_link RETURNING id")
    for days in (29, 31):
        world.rows(
            """INSERT INTO consent_link (platform_id, id, referral_id, member_id, digest,
                   created_at, expires_at) SELECT :p, gen_random_uuid(), id, :m, :d, now(),
                   now() - :days * interval '1 day' FROM referral RETURNING id""",
            **own,
            d=bytes([days]),
            days=days,
        )
        world.rows(
            """INSERT INTO return_link VALUES (:p, gen_random_uuid(), :m, :d, 'h', 0, now(),
                   now(), now() - :days * interval '1 day') RETURNING id""",
            **own,
            d=bytes([days]),
            days=days,
        )
    clean(worker)
    assert world.rows("SELECT digest FROM consent_link") == [(bytes([29]),)]
    assert world.rows("SELECT digest FROM return_link") == [(bytes([29]),)]


def _feed(world: World, worker: Database) -> Caller:
    """Return a platform with four events, of which the first two are older than a year."""
    platform = world.platform()
    world.queued(platform, member_ref="u-1")
    world.queued(platform, member_ref="u-2")
    number_feeds(worker)
    world.rows(
        "UPDATE feed_event SET at = at - interval '366 days' WHERE position <= 2 RETURNING 1"
    )
    world.rows("UPDATE feed_event SET at = at - interval '366 days' WHERE position = 4 RETURNING 1")
    return platform


def test_feed_is_shortened_from_its_beginning_and_says_so(world: World, worker: Database) -> None:
    platform = _feed(world, worker)
    keep_no_longer(worker)
    kept = [event["position"] for event in platform.get("/v1/events").json["items"]]
    assert kept == [3, 4]
    gone = platform.get("/v1/events?after=1")
    assert gone.status_code == 410
    assert gone.json["type"].endswith("/position-gone")
    assert gone.json["continue_after"] == 2
    on = platform.get(f"/v1/events?after={gone.json['continue_after']}")
    assert [event["position"] for event in on.json["items"]] == [3, 4]
    assert platform.get("/v1/events?after=0").status_code == 410
    [(events,)] = world.rows(
        """SELECT body::json #>> '{facts,feed_events}' FROM audit_event
           WHERE action = 'feed.shortened'"""
    )
    assert events == "2"


def test_feed_that_is_all_gone_goes_on_where_it_was(world: World, worker: Database) -> None:
    platform = _feed(world, worker)
    world.rows("UPDATE feed_event SET at = at - interval '366 days' RETURNING 1")
    keep_no_longer(worker)
    assert platform.get("/v1/events").json == {"items": [], "next_after": 4}
    world.submitted(platform, member_ref="u-3")
    number_feeds(worker)
    [event] = platform.get("/v1/events?after=4").json["items"]
    assert event["position"] == 5


def test_another_platforms_feed_keeps_its_own_length(world: World, worker: Database) -> None:
    _feed(world, worker)
    other = world.platform("Elsewhere")
    world.submitted(other)
    number_feeds(worker)
    keep_no_longer(worker)
    assert len(other.get("/v1/events?after=0").json["items"]) == 1
