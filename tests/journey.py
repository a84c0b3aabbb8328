"""One referral's way through the app: those around it, and one method for each act over HTTP."""

from dataclasses import dataclass, field
from datetime import timedelta
from functools import cached_property
from typing import Any

from api.clock import utc_now
from api.db.session import Database
from api.referrals.codes import Place
from api.worker import fire_timers, number_feeds
from tests.world import Answer, Caller, World, claimed

URL = "/v1/referrals"
QUEUE = "/v1/intake-queue"
CHECKED = {
    "jurisdiction": "NY",
    "emergency_contact_known": True,
    "identity_checked": True,
    "telehealth_consented": True,
}
"""What an owner has asked before a visit, and heard that all is well."""


def slug(answer: Answer) -> tuple[int, str]:
    """Return the status of a refusal, and which problem it is."""
    assert answer.status_code >= 400, f"it was not refused: {answer.text}"
    return answer.status_code, str(answer.json["type"].rpartition("/")[2])


def work(world: World) -> None:
    """Let the worker go round once: fire what is due, number what was published."""
    database = Database(world.urls.app, pool_size=1)
    fire_timers(database)
    number_feeds(database)
    database.dispose()


def told(platform: Caller) -> list[str]:
    """Return what the platform's feed says, in its order."""
    events = platform.get("/v1/events?limit=100").json["items"]
    return [event["type"].removeprefix("referral.") for event in events]


def cards(clinician: Caller, query: str = "") -> list[str]:
    """Return the referrals on the queue's first page, as this clinician sees it."""
    found = clinician.get(f"{QUEUE}?{query}")
    assert found.status_code == 200, found.text
    return [card["referral_id"] for card in found.json["items"]]


def proposal(**ahead: float) -> dict[str, Any]:
    """Return a video visit to propose, in an hour if nothing else is said."""
    return {
        "starts_at": (utc_now() + timedelta(**ahead or {"hours": 1})).isoformat(),
        "minutes": 50,
        "time_zone": "America/New_York",
        "modality": "video",
        "join_link": "https://meet.example.org/k7",
    }


@dataclass
class Journey:
    """A submitted referral; whoever acts must succeed, or the test ends there.

    `clinician` is whoever claims next, and `token` the Claim-Token of the last claim. What should
    be refused is asked for with `tries`.
    """

    world: World
    platform: Caller
    clinician: Caller
    referral: dict[str, Any]
    member: Caller
    token: str = field(default="")

    @classmethod
    def submitted(cls, world: World, **changes: Any) -> "Journey":
        """Let a new platform refer somebody of New York, where one clinician is licensed."""
        platform, clinician = world.platform(), world.clinician("NY")
        referral = world.submitted(platform, **changes)
        member = world.member_of(platform, changes.get("member_ref", "u-77"))
        return cls(world, platform, clinician, referral, member)

    @classmethod
    def queued(cls, world: World, *, share_back: str = "outcome", **changes: Any) -> "Journey":
        """Let the member grant all of it, for triage and care."""
        journey = cls.submitted(world, **changes)
        journey.grant(share_back=share_back)
        return journey

    @classmethod
    def claimed(cls, world: World, **changes: Any) -> "Journey":
        journey = cls.queued(world, **changes)
        journey.claim()
        return journey

    @classmethod
    def accepted(cls, world: World, **changes: Any) -> "Journey":
        journey = cls.claimed(world, **changes)
        journey.accept()
        return journey

    @property
    def id(self) -> str:
        return str(self.referral["id"])

    @property
    def path(self) -> str:
        return f"{URL}/{self.id}"

    @property
    def place(self) -> Place:
        """Where it stands in truth, whoever may know it."""
        [row] = self.world.rows(
            "SELECT concat_ws('/', status, phase, hold_reason) FROM referral WHERE id = :id",
            id=self.id,
        )
        return Place(row[0])

    @cached_property
    def coordinator(self) -> Caller:
        return self.world.coordinator()

    def tries(self, verb: str, body: Any = None) -> Answer:
        """Let the clinician act with the token of the last claim, whatever comes of it."""
        return self.clinician.post(f"{self.path}/{verb}", body, Claim_Token=self.token)

    def reads(self) -> Answer:
        """Let the clinician ask for what the member shares."""
        return self.clinician.get(f"{self.path}/context")

    # the platform

    def cancel(self) -> Answer:
        return _done(self.platform.post(f"{self.path}/cancel"))

    # the member

    def grant(self, **consent: Any) -> dict[str, Any]:
        return self.world.granted(self.member, self.referral, **consent)

    def move(self, jurisdiction: str) -> Answer:
        """Let them say where they are now."""
        tag = self.member.get("/v1/members/me").headers["ETag"]
        change = {"jurisdiction": jurisdiction}
        return _done(self.member.patch("/v1/members/me", change, If_Match=tag))

    def revoke(self) -> Answer:
        [consent] = self.member.get("/v1/consents").json["items"]
        return _done(self.member.post(f"/v1/consents/{consent['id']}/revoke"))

    def call_off(self) -> Answer:
        """Let the member cancel the appointment."""
        return _done(self.member.post(f"{self.path}/appointment/cancel"))

    # the clinician

    def claim(self) -> None:
        self.token = claimed(self.clinician, self.referral)

    def accept(self) -> Answer:
        return _done(self.tries("accept"))

    def decline(self, reason: str = "out_of_scope") -> Answer:
        return _done(self.tries("decline", {"reason": reason}))

    def hand_back(self) -> Answer:
        return _done(self.tries("hand-back"))

    def hold(self) -> Answer:
        return _done(self.tries("hold", {"expected_wait_days": 21}))

    def schedule(self, **ahead: float) -> Answer:
        """Propose to meet, or change what was proposed."""
        path = f"{self.path}/appointment"
        if self.place is Place.SCHEDULED:
            guard = {"If_Match": self.clinician.get(path).headers["ETag"]}
        else:
            guard = {"If_None_Match": "*"}
        return _done(self.clinician.put(path, proposal(**ahead), Claim_Token=self.token, **guard))

    def cancel_appointment(self) -> Answer:
        return _done(self.tries("appointment/cancel", {"code": "cannot_attend"}))

    def check_in(self) -> Answer:
        return _done(self.tries("appointment/check-in", CHECKED))

    def record_visit(self, visit: str) -> Answer:
        return _done(self.tries("appointment/visit", {"visit": visit}))

    def record_contact(self, result: str = "reached") -> Answer:
        contact = {"way": "phone", "result": result, "at": utc_now().isoformat()}
        return _done(self.tries("contacts", contact))

    def record_outcome(self, code: str = "engaged_in_care") -> Answer:
        return _done(self.tries("outcome", {"code": code, "evidence": "clinician_attested"}))

    def confirm_cancel(self) -> Answer:
        return _done(self.tries("confirm-cancel"))

    # the coordinator

    def seek(self) -> Answer:
        """Let a coordinator try to reach the member."""
        attempt = {"way": "platform_contact", "result": "reached", "at": utc_now().isoformat()}
        return _done(self.coordinator.post(f"{self.path}/attempts", attempt))

    def close(self, reason: str = "no_clinician") -> Answer:
        return _done(self.coordinator.post(f"{self.path}/close", {"reason": reason}))


def _done(answer: Answer) -> Answer:
    assert answer.status_code in {200, 201, 202, 204}, answer.text
    return answer
