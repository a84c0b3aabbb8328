"""Words go with the act that ends their referral, in one transaction, whoever's act that is."""

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import text

from api.referrals.codes import Place
from tests.integration.referrals.holder import Held, holding, later, owning
from tests.world import Answer, World

End = Callable[[Held], Answer]
GONE = {"context_key": 0, "context_body": 0, "message_key": 0, "places": 0}
_ATTENDED = {"code": "care_completed", "evidence": "clinician_attested"}
_NEVER_REACHED = {"code": "not_reached", "evidence": "clinician_attested"}
_A_PLACE = """
INSERT INTO appointment (platform_id, id, referral_id, clinician_id, status, starts_at, ends_at,
        time_zone, modality, jurisdiction, sealed_place, wrapped_key, tenant_key_version,
        proposed_at, version)
    SELECT r.platform_id, gen_random_uuid(), r.id, c.id, 'cancelled', now(),
        now() + interval '1 hour', 'America/New_York', 'video', 'NY', 'sealed', 'wrapped', 1,
        now(), 1 FROM referral r, clinician c LIMIT 1
"""
_REFUSE = """
CREATE FUNCTION keep_it() RETURNS trigger LANGUAGE plpgsql
    AS $$ BEGIN RAISE EXCEPTION 'kept'; END $$;
CREATE TRIGGER keep_it BEFORE DELETE ON context_key FOR EACH ROW EXECUTE FUNCTION keep_it();
"""


def _left(world: World) -> dict[str, int]:
    """Count what could still be opened: keys of items and messages, and where somebody meets."""
    tables = ("context_key", "context_body", "message_key")
    found = {each: world.rows(f"SELECT count(*) FROM {each}")[0][0] for each in tables}
    sealed = "SELECT count(*) FROM appointment WHERE wrapped_key IS NOT NULL"
    return found | {"places": world.rows(sealed)[0][0]}


def _with_words(held: Held) -> Held:
    """Let both sides have written, and let a place have been named."""
    assert held.act("messages", {"text": "Would Tuesday suit you?"}).status_code == 201
    assert held.member.post(f"{held.path}/messages", {"text": "Yes."}).status_code == 201
    with held.world.as_owner() as session:
        session.execute(text(_A_PLACE))
    assert 0 not in _left(held.world).values()
    return held


def _claimed(world: World) -> Held:
    return _with_words(holding(world))


def _owned(world: World) -> Held:
    return _with_words(owning(world))


def _queued_again(world: World) -> Held:
    held = _owned(world)
    assert held.act("hand-back").status_code == 204
    return held


def _cancelling(world: World) -> Held:
    held = _owned(world)
    assert held.platform.post(f"{held.path}/cancel").status_code == 202
    return held


def _lapsed(world: World) -> Held:
    held = _owned(world)
    held.stand(Place.CONSENT_LAPSED)
    return held


def _cancel(held: Held) -> Answer:
    return held.platform.post(f"{held.path}/cancel")


def _refuse(held: Held) -> Answer:
    return held.member.post(f"{held.path}/refuse-clinician")


def _act(verb: str, body: Any = None) -> End:
    return lambda held: held.act(verb, body)


ENDS = {
    "a platform's cancel of what waits": (_queued_again, _cancel, "cancelled"),
    "a platform's cancel of what nobody reads": (_lapsed, _cancel, "cancelled"),
    "a clinician's yes to a cancel": (_cancelling, _act("confirm-cancel"), "cancelled"),
    "a holder's decline": (_claimed, _act("decline", {"reason": "out_of_scope"}), "declined"),
    "a member's refusal of who has it": (_claimed, _refuse, "declined"),
    "an outcome that is none": (_owned, _act("outcome", _NEVER_REACHED), "closed_not_engaged"),
}


@pytest.mark.parametrize("how", sorted(ENDS))
def test_words_go_with_whatever_ends_it(world: World, how: str) -> None:
    begin, act, end = ENDS[how]
    held = begin(world)
    assert act(held).status_code in (200, 202, 204)
    assert (held.column("status"), _left(world)) == (end, GONE)
    assert world.rows("SELECT DISTINCT status FROM consent") == [("active",)], "and none was ended"


@pytest.mark.parametrize("is_granted", [False, True])
def test_words_go_with_a_platforms_void(world: World, *, is_granted: bool) -> None:
    platform = world.platform()
    referral = world.submitted(platform)
    if is_granted:
        world.granted(world.member_of(platform, "u-77"), referral)
    assert platform.post(f"/v1/referrals/{referral['id']}/void").status_code == 200
    assert _left(world) == GONE


def test_words_go_with_a_cancel_before_any_decision(world: World) -> None:
    platform = world.platform()
    referral = world.submitted(platform)
    assert platform.post(f"/v1/referrals/{referral['id']}/cancel").status_code == 200
    assert _left(world) == GONE


def test_words_go_with_the_timer_that_ends_it_though_a_consent_stands(world: World) -> None:
    held = _cancelling(world)
    with later(world, hours=25):
        assert (held.column("status"), _left(world)) == ("cancelled", GONE)


def test_words_stay_with_what_is_completed_for_its_owner_reads_on(world: World) -> None:
    held = _owned(world)
    before = _left(world)
    assert held.act("outcome", _ATTENDED).status_code == 200
    assert _left(world) == before
    assert held.read() == 200


@pytest.mark.parametrize("how", sorted(ENDS))
def test_what_cannot_be_destroyed_does_not_end(world: World, how: str) -> None:
    begin, act, _ = ENDS[how]
    held = begin(world)
    before = (held.column("status"), held.column("version"), _left(world))
    with world.as_owner() as session:
        session.execute(text(_REFUSE))
    assert act(held).status_code >= 500
    assert (held.column("status"), held.column("version"), _left(world)) == before


def test_what_an_alert_may_need_stays_until_somebody_has_reviewed_it(world: World) -> None:
    held = _queued_again(world)
    assert held.member.post(f"{held.path}/crisis-flag", {"at_least": "L3"}).status_code == 200
    assert _cancel(held).status_code == 202
    assert held.column("status") == "cancelled"
    assert _left(world) == GONE | {"context_key": 1, "context_body": 1}


def test_it_is_on_record_that_they_went_and_how_many(world: World) -> None:
    held = _cancelling(world)
    held.act("confirm-cancel")
    found = world.rows(
        """SELECT actor_persona, body::json #>> '{facts,keys_destroyed}' FROM audit_event
           WHERE action = 'referral.words_destroyed'"""
    )
    assert found == [("system", "4")], "an item, two messages and a place"
