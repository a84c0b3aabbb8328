"""A consent link: told once, kept as a digest, replaced when lost, and no words in its draft."""

import re
from typing import Any
from urllib.parse import urlsplit

import pytest
from sqlalchemy.exc import ProgrammingError

from api.clock import utc_now
from api.db.session import Reach, Role
from api.links.decide import way_back
from api.links.draft import keep_draft
from api.links.open import FoundLink, find_consent_link, open_consent_link
from api.links.problems import LinkExpired, LinkUnknown, LinkUsed
from tests.world import Caller, World, claimed

ALL = "SELECT * FROM consent_link"


def token_of(answer: Any) -> str:
    return str(urlsplit(answer["consent_url"]).path.rpartition("/")[2])


def database(world: World) -> Any:
    return world.app.extensions["warmhandoff.database"].database


def found(world: World, token: str) -> FoundLink:
    with database(world).begin(Reach(Role.AUTH), read_only=True) as session:
        return find_consent_link(session, token)


def replaced(platform: Caller, referral: Any, **headers: str) -> Any:
    return platform.post(f"/v1/referrals/{referral['id']}/consent-link", **headers)


def test_link_is_told_once_and_only_its_digest_is_kept(world: World) -> None:
    platform = world.platform()
    referral = world.submitted(platform)
    assert re.fullmatch(
        r"http://127\.0\.0\.1:8000/consent/[A-Za-z0-9_-]{43}", referral["consent_url"]
    )
    [row] = world.rows(ALL)
    assert token_of(referral) not in str(row)
    assert row.draft is None
    assert row.expires_at.isoformat() == referral["due_at"].replace("Z", "+00:00")
    path = f"/v1/referrals/{referral['id']}"
    assert platform.get(path).json["consent_url"] is None
    assert platform.get("/v1/referrals").json["items"][0]["consent_url"] is None
    assert world.member_of(platform, "u-77").get(path).json["consent_url"] is None


def test_fresh_link_takes_the_place_of_the_lost_one(world: World) -> None:
    platform = world.platform()
    referral = world.submitted(platform)
    answer = replaced(platform, referral)
    assert answer.status_code == 200
    assert answer.json["expires_at"] == referral["due_at"]
    with pytest.raises(LinkUnknown):
        found(world, token_of(referral))
    assert str(found(world, token_of(answer.json)).referral_id) == referral["id"]
    [(acts,)] = world.rows(
        "SELECT count(*) FROM audit_event WHERE action = 'consent-link.replaced'"
    )
    assert acts == 1


def test_lost_answer_is_repeated_and_makes_no_second_link(world: World) -> None:
    platform = world.platform()
    referral = world.submitted(platform)
    first, again = (replaced(platform, referral, Idempotency_Key="k-1") for _ in range(2))
    assert first.json == again.json
    assert str(found(world, token_of(again.json)).referral_id) == referral["id"]


def test_fresh_link_is_for_the_referrals_own_platform(world: World) -> None:
    platform, other = world.platform(), world.platform("Harbor")
    referral = world.submitted(platform)
    assert replaced(other, referral).status_code == 404
    assert replaced(world.member_of(platform, "u-77"), referral).status_code == 403
    assert str(found(world, token_of(referral)).referral_id) == referral["id"]


def test_fresh_link_after_the_decision_lasts_seven_days(world: World) -> None:
    platform = world.platform()
    referral, _ = world.queued(platform)
    claimed(world.clinician("NY"), referral)
    answer = replaced(platform, referral)
    assert answer.status_code == 200
    [row] = world.rows("SELECT expires_at - created_at AS lasts, decided_at FROM consent_link")
    assert row.lasts.total_seconds() == pytest.approx(7 * 86400, abs=1)
    assert row.decided_at is None


def test_there_is_no_fresh_link_once_the_referral_has_ended(world: World) -> None:
    platform = world.platform()
    referral = world.submitted(platform)
    member = world.member_of(platform, "u-77")
    denial = world.terms(referral, decision="deny", items=[])
    assert member.post("/v1/consents", denial).status_code == 201
    answer = replaced(platform, referral)
    assert (answer.status_code, answer.json["referral_status"]) == (409, "withdrawn")


@pytest.mark.parametrize("share_back", ["none", "open_closed"])
def test_fresh_link_tells_no_more_of_the_end_than_the_member_shares(
    world: World, share_back: str
) -> None:
    platform = world.platform()
    referral, _ = world.queued(platform, share_back=share_back)
    claimed(world.clinician("NY"), referral)
    world.rows("UPDATE referral SET status = 'completed' RETURNING 1")
    answer = replaced(platform, referral)
    if share_back == "none":
        assert answer.status_code == 200
    else:
        assert (answer.status_code, answer.json["referral_status"]) == (409, "closed")


def test_there_is_no_fresh_link_once_the_time_is_over(world: World, later: Any) -> None:
    platform = world.platform()
    referral = world.submitted(platform)
    later(days=7, seconds=1)
    assert replaced(platform, referral).status_code == 409


def test_link_lasts_seven_days_more_where_a_coordinator_follows_up(
    world: World, later: Any
) -> None:
    platform = world.platform()
    referral = world.submitted(platform)
    world.rows(
        "UPDATE referral SET next_actor = 'coordinator', next_action = 'reach_out' RETURNING 1"
    )
    later(days=8)
    answer = replaced(platform, referral)
    assert answer.status_code == 200
    assert answer.json["expires_at"] > utc_now().isoformat()


def test_link_is_null_where_nothing_is_left_to_decide(world: World) -> None:
    platform = world.platform()
    referral, _ = world.queued(platform)
    [(count,)] = world.rows("SELECT count(*) FROM consent_link")
    assert platform.get(f"/v1/referrals/{referral['id']}").json["consent_url"] is None
    assert count == 1


def test_finding_is_all_that_the_login_role_can_do_with_a_link(world: World) -> None:
    referral = world.submitted(world.platform())
    link = found(world, token_of(referral))
    assert link.reach.role is Role.MEMBER
    with (
        pytest.raises(ProgrammingError, match="permission denied"),
        database(world).begin(Reach(Role.AUTH)) as session,
    ):
        open_consent_link(session, link, lock=True)


@pytest.mark.parametrize("column", ["digest", "draft", "decided_by"])
def test_platform_can_read_neither_the_digest_nor_the_choices(world: World, column: str) -> None:
    platform = world.platform()
    world.submitted(platform)
    reach = Reach(Role.PLATFORM, platform.actor.id, platform.actor.id)
    with (
        pytest.raises(ProgrammingError, match="permission denied"),
        database(world).begin(reach) as session,
    ):
        session.connection().exec_driver_sql(f"SELECT {column} FROM consent_link")


def test_link_of_another_member_is_out_of_reach(world: World) -> None:
    platform = world.platform()
    mine, theirs = (
        found(world, token_of(world.submitted(platform, member_ref=ref))) for ref in ("u-1", "u-2")
    )
    with database(world).begin(mine.reach) as session, pytest.raises(LinkUnknown):
        open_consent_link(session, theirs)


def test_draft_keeps_what_was_chosen_before(world: World) -> None:
    link = found(world, token_of(world.submitted(world.platform())))
    for changes in ({"items": {"a": "both"}}, {"items": {"b": "none"}}, {"days": 30}):
        with database(world).begin(link.reach) as session:
            keep_draft(session, link, changes)
    [row] = world.rows(ALL)
    assert row.draft == {"items": {"a": "both", "b": "none"}, "days": 30}


@pytest.mark.parametrize(
    "words",
    [
        {"basis": "I am her mother"},
        {"items": {"a": "I feel low"}},
        {"items": {"some words": "both"}},
        {"items": {str(n): "both" for n in range(51)}},
        {"note": "a" * 37},
        {"note": ["both"]},
        {"note": None},
        {"note": "ñ"},
    ],
)
def test_draft_takes_no_words(world: World, words: Any) -> None:
    link = found(world, token_of(world.submitted(world.platform())))
    with pytest.raises(ValueError, match="ids"), database(world).begin(link.reach) as session:
        keep_draft(session, link, words)
    [row] = world.rows(ALL)
    assert row.draft is None


def test_nothing_is_kept_after_the_time_is_over(world: World, later: Any) -> None:
    link = found(world, token_of(world.submitted(world.platform())))
    later(days=7, seconds=1)
    with pytest.raises(LinkExpired), database(world).begin(link.reach) as session:
        keep_draft(session, link, {"days": 30})


def test_nothing_is_kept_after_the_decision(world: World) -> None:
    link = found(world, token_of(world.submitted(world.platform())))
    world.rows("UPDATE consent_link SET decided_at = now(), decided_by = 'x' RETURNING 1")
    with pytest.raises(LinkUsed), database(world).begin(link.reach) as session:
        keep_draft(session, link, {"days": 30})


def test_way_back_depends_on_key_link_and_cookie_alike() -> None:
    ways = {
        way_back(key, token, cookie)
        for key in (b"k" * 32, b"l" * 32)
        for token in ("token", "other")
        for cookie in ("cookie", "another")
    }
    assert len({way.token for way in ways}) == len({way.pin for way in ways}) == 8
    for way in ways:
        assert re.fullmatch(r"\d{8}", way.pin)
        assert re.fullmatch(r"[A-Za-z0-9_-]{43}", way.token)
    assert way_back(b"k", "a", "b") == way_back(b"k", "a", "b")
