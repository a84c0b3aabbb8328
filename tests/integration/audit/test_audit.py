"""The record: who did what, in the act's own transaction, without a word of the member."""

from api.audit.record import record
from api.db.base import new_id
from tests.world import World, claimed


def test_operator_reads_who_did_what(world: World) -> None:
    clinician = world.clinician("NY")
    referral, _ = world.queued(world.platform(), text="canary words", reference="canary-ref")
    claimed(clinician, referral)
    clinician.get(f"/v1/referrals/{referral['id']}/context")
    operator = world.operator()
    answer = operator.get(f"/v1/audit?object_id={referral['id']}")
    actions = [event["action"] for event in answer.json["items"]]
    assert actions == ["referral.submitted", "referral.claimed", "context.read"]
    assert answer.json["items"][1]["actor_id"] == str(clinician.actor.id)
    assert "canary" not in answer.text


def test_record_is_closed_to_others(world: World) -> None:
    assert world.platform().get("/v1/audit").status_code == 403
    assert world.clinician("NY").get("/v1/audit").status_code == 403


def test_refused_act_leaves_no_trace_of_having_happened(world: World) -> None:
    platform = world.platform()
    world.submitted(platform)
    assert platform.post("/v1/referrals", world.body(platform)).status_code == 409
    assert world.rows("SELECT count(*) FROM audit_event")[0][0] == 1


def test_reader_misses_no_act_that_commits_late(world: World) -> None:
    operator, platform = world.operator(), world.platform()
    with world.as_owner() as act:
        record(act, "late.act", ("test", new_id()), by=None)
        act.flush()
        world.submitted(platform)
        page = operator.get("/v1/audit").json
        assert page["items"] == [], "held back while an older act is still open"
    following = operator.get(f"/v1/audit?after={page['next_after']}").json["items"]
    assert [event["action"] for event in following] == ["late.act", "referral.submitted"]
