"""The list of actions and the calls agree: over every place and everybody, the same refusals."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from api.clock import utc_now
from api.referrals.codes import OPEN, Place
from api.referrals.lifecycle import TRANSITIONS
from tests.world import Answer, Caller, World, claimed

Json = dict[str, Any]
_OUTCOME = {"code": "care_completed", "evidence": "clinician_attested"}
_NOBODY_HOLDS_IT = "clinician_id = NULL, claimed_at = NULL"


def _meeting() -> Json:
    return {
        "starts_at": (utc_now() + timedelta(days=3)).isoformat(),
        "minutes": 50,
        "time_zone": "America/New_York",
        "modality": "video",
    }


class Life:
    """One referral, put into a place, and who is in it."""

    def __init__(self, world: World, place: Place) -> None:
        self.world, self.place = world, place
        self.platform, self.clinician = world.platform(), world.clinician("NY")
        world.clinician("NY")
        self.referral = world.submitted(self.platform)
        self.member, self.token = world.member_of(self.platform, "u-77"), "0"
        self.path = f"/v1/referrals/{self.referral['id']}"
        if place is not Place.AWAITING_CONSENT:
            self._granted()
        if place not in (Place.AWAITING_CONSENT, Place.QUEUED):
            self._take()

    def _granted(self) -> None:
        """Let the member share all there is, and both who could write to each other do so."""
        terms = self.world.terms(self.referral, messages_with_platform=True)
        granted = self.member.post("/v1/consents", terms)
        assert granted.status_code == 201, granted.text

    def _take(self) -> None:
        """Claim it, arrange a meeting where that is meant, and put it where it is to be."""
        self.token = claimed(self.clinician, self.referral)
        if self.place is Place.CLAIMED:
            return
        sent = {"Claim_Token": self.token}
        accepted = self.clinician.post(f"{self.path}/accept", **sent)
        assert accepted.status_code == 200, accepted.text
        if self.place is Place.SCHEDULED:
            made = self.clinician.put(
                f"{self.path}/appointment", _meeting(), If_None_Match="*", **sent
            )
            assert made.status_code == 201, made.text
            return
        self._put()

    def _put(self) -> None:
        status, _, part = self.place.value.partition("/")
        is_held, is_open = status == "on_hold", self.place.status in OPEN
        freed = "" if is_open or self.place is Place.COMPLETED else f", {_NOBODY_HOLDS_IT}"
        ended = "" if is_open else ", ended_at = now(), due_at = NULL"
        self.world.rows(
            "UPDATE referral SET status = :status, phase = :phase, hold_reason = :reason,"
            f" held_from = :held{freed}{ended} WHERE id = :id RETURNING id",
            status=status,
            phase=part or None if status == "in_progress" else None,
            reason=part if is_held else None,
            held="accepted" if is_held else None,
            id=self.referral["id"],
        )

    def post(self, who: Caller, verb: str, body: Any = None) -> Answer:
        return who.post(f"{self.path}/{verb}", body, Claim_Token=self.token)


Call = Callable[[Life], Answer]


def _consent(life: Life, decision: str) -> Answer:
    items = None if decision == "grant" else ()
    terms = life.world.terms(life.referral, items=items, decision=decision)
    return life.member.post("/v1/consents", terms)


def _revoke(life: Life) -> Answer:
    [newest, *_] = life.member.get("/v1/consents").json["items"] or [{"id": life.referral["id"]}]
    return life.member.post(f"/v1/consents/{newest['id']}/revoke")


def _reach(life: Life) -> Answer:
    contact = {"way": "phone", "result": "reached", "at": utc_now().isoformat()}
    return life.post(life.clinician, "contacts", contact)


def _schedule(life: Life) -> Answer:
    path = f"{life.path}/appointment"
    return life.clinician.put(path, _meeting(), Claim_Token=life.token, If_Match="*")


def _first_schedule(life: Life) -> Answer:
    if life.clinician.get(f"{life.path}/appointment").status_code == 200:
        return _schedule(life)
    path = f"{life.path}/appointment"
    return life.clinician.put(path, _meeting(), Claim_Token=life.token, If_None_Match="*")


def _verb(verb: str, body: Any = None) -> Callable[[str], Call]:
    return lambda persona: lambda life: life.post(getattr(life, persona), verb, body)


_OF_ANY: dict[str, Callable[[str], Call]] = {
    "cancel": _verb("cancel"),
    "void": _verb("void"),
    "withdraw": _verb("withdraw"),
    "refuse_clinician": _verb("refuse-clinician"),
    "keep_waiting": _verb("keep-waiting"),
    "confirm_appointment": _verb("appointment/confirm"),
    "cancel_appointment": _verb("appointment/cancel", {}),
    "renew": _verb("renew"),
    "release": _verb("release"),
    "accept": _verb("accept"),
    "decline": _verb("decline", {"reason": "out_of_scope"}),
    "hand_back": _verb("hand-back"),
    "hold": _verb("hold", {"expected_wait_days": 7}),
    "resume": _verb("resume"),
    "confirm_cancel": _verb("confirm-cancel"),
    "record_visit": _verb("appointment/visit", {"visit": "no_show"}),
    "message_owner": _verb("messages", {"text": "Hello."}),
    "message_platform": _verb("messages", {"text": "Hello.", "thread": "platform"}),
    "record_contact": lambda _: _reach,
    "record_outcome": _verb("outcome", _OUTCOME),
    "grant": lambda _: lambda life: _consent(life, "grant"),
    "deny": lambda _: lambda life: _consent(life, "deny"),
    "revoke": lambda _: _revoke,
    "schedule": lambda _: _first_schedule,
}
_NO_CALL = {"move": "changes the member, and every referral of theirs that is open"}
_UNNAMED = {"revoke": "not-found"}  # before the first decision there is none to name
REFUSED = 400
PERSONAS = ("platform", "member", "clinician")


def _said(life: Life, persona: str) -> list[Json]:
    """Return what this persona is listed, but what no call of the referral's own does."""
    listed = getattr(life, persona).get(f"{life.path}/actions")
    if listed.status_code == 404:
        assert persona == "clinician", "who holds nothing may know nothing"
        return []
    return [each for each in listed.json["items"] if each["action"] not in _NO_CALL]


def _call(life: Life, persona: str, action: str) -> Answer:
    return _OF_ANY[action](persona)(life)


def _agree(world: World, place: Place, persona: str) -> None:
    """Try what is blocked on one referral, for it changes nothing, and the rest on a fresh one."""
    life = Life(world, place)
    said = _said(life, persona)
    for each in said:
        if not each["allowed"]:
            answer = _call(life, persona, each["action"])
            met = answer.json["type"].rpartition("/")[2] if answer.status_code >= REFUSED else None
            assert met in (each["blocked_by"], _UNNAMED.get(each["action"])), (each, answer.text)
    for each in said:
        if each["allowed"]:
            answer = _call(Life(world, place), persona, each["action"])
            assert answer.status_code < REFUSED, (each, answer.text)


def test_every_action_of_the_table_is_listed_for_whom_it_may_be_theirs(world: World) -> None:
    life = Life(world, Place.CLAIMED)
    for persona in ("platform", "member", "clinician"):
        listed = getattr(life, persona).get(f"{life.path}/actions").json["items"]
        own = {row.action for row in TRANSITIONS if row.actor == persona and row.from_place}
        assert {each["action"] for each in listed} == own - {"claim"}
        for each in listed:
            assert each["allowed"] is (each["blocked_by"] is None)


@pytest.mark.slow
@pytest.mark.parametrize("persona", PERSONAS)
@pytest.mark.parametrize("place", list(Place))
def test_actions_say_what_the_calls_answer(world: World, place: Place, persona: str) -> None:
    _agree(world, place, persona)


def test_actions_say_what_the_calls_answer_to_a_claims_holder(world: World) -> None:
    life = Life(world, Place.CLAIMED)
    said = {each["action"]: each for each in _said(life, "clinician")}
    for action, blocked_by in (("hold", "invalid-transition"), ("accept", None)):
        answer = _call(life, "clinician", action)
        assert said[action]["blocked_by"] == blocked_by
        assert (answer.status_code >= REFUSED) is (blocked_by is not None), answer.text
