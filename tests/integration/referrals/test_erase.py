"""Erasure: what names a member goes, what must stay has no name, and nobody is told."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from flask import Flask

from api.crisis.levels import Level
from api.oauth.statements import verify_statement
from api.web.api import document_of
from tests.world import Answer, Caller, World, claimed, visit

ME = "/v1/members/me"
ERASE = {"confirm": "erase"}


def erased(member: Caller) -> dict[str, Any]:
    answer = member.post(f"{ME}/erase", ERASE)
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json
    return found


def texts_of(world: World) -> str:
    """Return everything that the tenant's tables hold, as text."""
    tables = world.rows(
        """SELECT c.relname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
           WHERE a.attname = 'platform_id' AND c.relkind = 'r'
             AND c.relnamespace = 'public'::regnamespace"""
    )
    return "\n".join(
        str(row) for (table,) in tables for row in world.rows(f"SELECT * FROM {table}")
    )


def test_nothing_that_names_or_quotes_the_member_is_left(world: World) -> None:
    platform, clinician = world.platform(), world.clinician("NY")
    world.clinician("NY")
    referral, member = world.queued(
        platform,
        member_ref="canary-member",
        reference="canary-reference",
        topics=["canary_topic"],
    )
    token, path = claimed(clinician, referral), f"/v1/referrals/{referral['id']}"
    wishes = {"modalities": ["chat"], "coverage": "medicaid", "plan": "canary_plan"}
    wished = member.put(f"{path}/preferences", wishes, If_Match='"1"')
    assert wished.status_code == 200, wished.text
    why = {"reason": "other", "comment": "canary comment", "next_place": "canary place"}
    declined = clinician.post(f"{path}/decline", why, Claim_Token=token)
    assert declined.status_code == 204, declined.text
    done = erased(member)
    left = texts_of(world)
    assert "canary" not in left
    assert "medicaid" not in left
    assert world.rows("SELECT 1 FROM context_body UNION ALL SELECT 1 FROM context_key") == []
    assert done["destroyed"] == {"keys": 1, "referrals_withdrawn": 1, "consents_ended": 1}
    [(languages, channel, kept)] = world.rows(
        "SELECT languages, safe_channel, jurisdiction FROM member"
    )
    assert (languages, channel, kept) == ([], "none", "NY")


def test_one_event_still_tells_the_platform_of_the_end_and_no_other(world: World) -> None:
    platform = world.platform()
    _, member = world.queued(platform)
    erased(member)
    rows = world.rows("SELECT type, withheld, facts FROM feed_event ORDER BY recorded")
    assert rows == [
        ("referral.submitted", True, {}),
        ("referral.queued", True, {}),
        ("referral.withdrawn", False, {"reference": "ref-1"}),
    ]


@pytest.mark.parametrize("share_back", ["none", "open_closed", "outcome"])
@pytest.mark.parametrize("far", ["submitted", "queued", "claimed", "accepted"])
def test_platform_cannot_tell_an_erasure_from_a_revocation(
    world: World, share_back: str, far: str
) -> None:
    platform, clinician = world.platform(), world.clinician("NY")
    seen = []
    for ref in ("u-1", "u-2"):
        referral, member, consent = _brought(world, platform, clinician, ref, far, share_back)
        if ref == "u-1":
            erased(member)
        elif consent:
            assert member.post(f"/v1/consents/{consent['id']}/revoke").status_code == 200
        else:
            denial = world.terms(referral, decision="deny", items=[])
            assert member.post("/v1/consents", denial).status_code == 201
        path = f"/v1/referrals/{referral['id']}"
        listed = platform.get("/v1/referrals?reference=ref-1").json["items"]
        seen.append(
            (
                _same(platform.get(path), referral["id"]),
                _same(platform.get(f"{path}/actions"), referral["id"]),
                listed,
            )
        )
    assert seen[0] == seen[1]


def _brought(
    world: World, platform: Caller, clinician: Caller, ref: str, far: str, share_back: str
) -> tuple[dict[str, Any], Caller, dict[str, Any] | None]:
    referral = world.submitted(platform, member_ref=ref)
    member = world.member_of(platform, ref)
    if far == "submitted":
        return referral, member, None
    consent = world.granted(member, referral, share_back=share_back)
    if far in ("claimed", "accepted"):
        token = claimed(clinician, referral)
        if far == "accepted":
            clinician.post(f"/v1/referrals/{referral['id']}/accept", Claim_Token=token)
    return referral, member, consent


def _same(answer: Answer, referral_id: str) -> Any:
    """Leave out what two referrals never share: ids and times."""
    told = answer.json
    for name in ("id", "created_at", "updated_at"):
        told.pop(name, None)
    told["context"] = [item["kind"] for item in told.get("context", [])]
    assert answer.status_code == 200
    return str(told).replace(referral_id, "id")


def test_grant_ends_with_the_erasure_and_no_words_come_in_after_it(world: World) -> None:
    referral, member = world.queued(world.platform())
    erased(member)
    for path in ("/v1/referrals", "/v1/consents", "/v1/disclosures", f"{ME}/export"):
        ended = member.get(path)
        assert ended.status_code == 401
        assert ended.json["type"].endswith("/grant-ended")
    assert member.post("/v1/consents", world.terms(referral)).status_code == 401
    assert member.post(f"{ME}/erase", ERASE).status_code == 401


def test_repeat_with_the_same_key_gets_the_same_certificate(world: World) -> None:
    _, member = world.queued(world.platform())
    first = member.post(f"{ME}/erase", ERASE, Idempotency_Key="once")
    again = member.post(f"{ME}/erase", ERASE, Idempotency_Key="once")
    assert (first.status_code, first.data) == (again.status_code, again.data)
    assert again.headers["Idempotent-Replayed"] == "true"
    assert world.rows("SELECT count(*) FROM audit_event WHERE action = 'member.erased'") == [(1,)]


def test_revoked_grant_is_told_nothing_again(world: World) -> None:
    _, member = world.queued(world.platform())
    member.post(f"{ME}/erase", ERASE, Idempotency_Key="once")
    world.rows("UPDATE oauth_grant SET revoked_at = now() RETURNING id")
    assert member.post(f"{ME}/erase", ERASE, Idempotency_Key="once").status_code == 401


def test_certificate_is_signed_and_says_what_is_kept_and_why(world: World, app: Flask) -> None:
    referral, member = world.queued(world.platform())
    clinician = world.clinician("NY")
    claimed(clinician, referral)
    clinician.get(f"/v1/referrals/{referral['id']}/context")
    done = erased(member)
    jwks = visit(app, "/oauth/jwks.json").json
    claims = verify_statement(done["certificate"], jwks, "erasure-certificate+jwt")
    assert claims["jti"] == done["id"]
    assert claims["sub"] == str(member.actor.id)
    said = claims["erasure"]
    assert said["destroyed"] == done["destroyed"]
    assert said["kept"] == done["kept"]
    assert said["disclosures"] == len(done["disclosed"])
    assert "Dana Reyes" in {each["recipient_name"] for each in done["disclosed"]}
    kept = {each["record_class"]: each for each in done["kept"]}
    assert "context_words" not in kept
    assert kept["audit"]["until"] is None
    assert "45 CFR 164.528(a)(1)" in kept["disclosure"]["because"]
    at, until = (datetime.fromisoformat(each) for each in (done["at"], kept["disclosure"]["until"]))
    assert until == at.replace(year=at.year + 6)
    last: timedelta = app.config["BACKUPS_LAST"]
    assert datetime.fromisoformat(done["backups_end_at"]) == at + last
    assert any("clinician" in each for each in done["cannot_undo"])


def test_every_consent_ends_and_is_kept(world: World) -> None:
    referral, member = world.queued(world.platform())
    world.granted(member, referral, share_back="none")
    erased(member)
    assert world.rows("SELECT status FROM consent ORDER BY decided_at") == [
        ("superseded",),
        ("revoked",),
    ]
    events = world.rows("SELECT status FROM consent_event ORDER BY at")
    assert [status for (status,) in events] == ["active", "superseded", "active", "revoked"]


def test_same_reference_referred_again_is_somebody_new(world: World) -> None:
    platform = world.platform()
    old, member = world.queued(platform, member_ref="u-77")
    erased(member)
    new = world.submitted(platform, member_ref="u-77")
    [(both, apart)] = world.rows("SELECT count(*), count(DISTINCT member_ref) FROM member")
    assert (both, apart) == (2, 2)
    again = world.member_of(platform, "u-77")
    assert again.actor.id != member.actor.id
    assert again.get(f"/v1/referrals/{old['id']}").status_code == 404
    assert [each["id"] for each in again.get("/v1/referrals").json["items"]] == [new["id"]]


def test_ended_referral_is_cleared_as_well(world: World) -> None:
    platform, clinician = world.platform(), world.clinician("NY")
    referral, member = world.queued(platform)
    token, path = claimed(clinician, referral), f"/v1/referrals/{referral['id']}"
    clinician.post(f"{path}/accept", Claim_Token=token)
    outcome = {"code": "care_completed", "evidence": "clinician_attested"}
    clinician.post(f"{path}/outcome", outcome, Claim_Token=token)
    assert clinician.get(f"{path}/context").status_code == 200
    done = erased(member)
    assert done["destroyed"] == {"keys": 1, "referrals_withdrawn": 0, "consents_ended": 1}
    assert clinician.get(f"{path}/context").status_code == 410
    assert world.rows("SELECT status, reference, topics FROM referral") == [
        ("completed", "withdrawn", [])
    ]
    assert platform.get(path).json["status"] == "not_shared"


def _in_danger(world: World) -> tuple[dict[str, Any], Caller, Caller]:
    platform = world.platform()
    on_call = world.on_call()
    referral, member = world.queued(
        platform, text="I have a plan to end my life tonight.", reference="canary-reference"
    )
    assert referral["risk"] == Level.L3
    return referral, member, on_call


def test_alert_that_nobody_reviewed_is_still_answered_blind(world: World) -> None:
    referral, member, on_call = _in_danger(world)
    path = f"/v1/referrals/{referral['id']}"
    location = {"location": "1 Main St", "notice": world.terms(referral)["notice"]}
    assert member.post(f"{path}/emergency-grant", location).status_code == 201
    done = erased(member)
    assert done["alert_waits"]
    assert done["destroyed"] == {"keys": 2, "referrals_withdrawn": 1, "consents_ended": 2}
    assert any("danger" in each for each in done["cannot_undo"])
    assert on_call.post(f"{path}/acknowledge").status_code == 200
    assert on_call.post(f"{path}/safe-message").status_code == 200
    assert on_call.get(f"{path}/context").status_code == 404
    types = [type_ for (type_,) in world.rows("SELECT type FROM feed_event WHERE NOT withheld")]
    assert "referral.crisis_raised" in types
    assert "referral.safe_message" in types


def test_reviewed_alert_is_cleared_with_the_rest(world: World) -> None:
    referral, member, on_call = _in_danger(world)
    path = f"/v1/referrals/{referral['id']}"
    on_call.post(f"{path}/acknowledge")
    reviewed = on_call.post(f"{path}/risk-review", {"code": "safe_for_now"})
    assert reviewed.status_code == 200, reviewed.text
    assert not erased(member)["alert_waits"]
    assert world.rows("SELECT reference, safe_channel, languages FROM crisis_alert") == [
        ("withdrawn", "none", [])
    ]
    assert (
        world.rows(
            """SELECT 1 FROM feed_event
           WHERE facts::text LIKE '%canary%' AND type <> 'referral.withdrawn'"""
        )
        == []
    )


def test_links_and_visits_end(world: World) -> None:
    referral, member = world.queued(world.platform())
    own = {"p": member.actor.platform_id, "m": member.actor.id, "r": referral["id"]}
    world.rows("DELETE FROM consent_link RETURNING id")
    world.rows(
        """INSERT INTO consent_link VALUES (:p, gen_random_uuid(), :r, :m, 'd', now(),
               now() + interval '7 days', '{"items": []}', NULL, NULL) RETURNING id""",
        **own,
    )
    world.rows(
        """INSERT INTO return_link VALUES (:p, gen_random_uuid(), :m, 'r', 'h', 0, now(), now(),
               NULL) RETURNING id""",
        **own,
    )
    world.rows(
        """INSERT INTO member_visit SELECT :p, gen_random_uuid(), :m, id, 'v', now(), now(), now()
           FROM return_link RETURNING id""",
        **own,
    )
    erased(member)
    assert world.rows("SELECT draft, decided_at IS NULL FROM consent_link") == [(None, False)]
    assert world.rows("SELECT ended_at IS NULL FROM return_link") == [(False,)]
    assert world.rows("SELECT 1 FROM member_visit") == []


def test_record_of_acts_stays_as_it_was(world: World) -> None:
    _, member = world.queued(world.platform())
    before = world.rows("SELECT position, body FROM audit_event ORDER BY position")
    done = erased(member)
    after = world.rows("SELECT position, body FROM audit_event ORDER BY position")
    assert after[: len(before)] == before
    [(action, facts)] = world.rows(
        """SELECT action, body::json -> 'facts' FROM audit_event
           ORDER BY position DESC LIMIT 1"""
    )
    assert action == "member.erased"
    assert facts["erasure"] == done["id"]
    assert (facts["keys_destroyed"], facts["withdrawn"]) == (1, 1)


@pytest.mark.parametrize("body", [{}, {"confirm": "yes"}, {"confirm": "erase", "why": "x"}])
def test_nobody_is_erased_by_mistake(world: World, body: dict[str, str]) -> None:
    _, member = world.queued(world.platform())
    assert member.post(f"{ME}/erase", body).status_code == 422
    assert world.rows("SELECT 1 FROM member WHERE erased_at IS NOT NULL") == []


def test_only_the_member_may(world: World) -> None:
    platform = world.platform()
    _, member = world.queued(platform)
    other = world.platform("Elsewhere")
    world.queued(other, member_ref="u-77")
    assert platform.post(f"{ME}/erase", ERASE).status_code == 403
    assert world.clinician("NY").post(f"{ME}/erase", ERASE).status_code == 403
    erased(member)
    assert world.rows("SELECT count(*) FROM member WHERE erased_at IS NULL") == [(1,)]
    assert world.rows("SELECT count(*) FROM context_body") == [(1,)]


def test_document_lists_it(app: Flask) -> None:
    assert f"{ME}/erase" in document_of(app)["paths"]
