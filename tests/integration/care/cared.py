"""A referral in care: its owner, its member, and what they do with one another."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from api.clock import utc_now
from tests.world import Answer, Caller, World, claimed

NEW = {"If_None_Match": "*"}
CHECKED = {
    "jurisdiction": "NY",
    "emergency_contact_known": True,
    "identity_checked": True,
    "telehealth_consented": True,
}


def proposal(**changes: Any) -> dict[str, Any]:
    """Return a video visit in two days; `changes` replace members."""
    return {
        "starts_at": (utc_now() + timedelta(days=2)).isoformat(),
        "minutes": 50,
        "time_zone": "America/New_York",
        "modality": "video",
        "join_link": "https://meet.example.org/k7",
    } | changes


@dataclass
class Cared:
    """One accepted referral and those around it."""

    world: World
    platform: Caller
    member: Caller
    owner: Caller
    referral: dict[str, Any]
    token: str

    @property
    def path(self) -> str:
        return f"/v1/referrals/{self.referral['id']}"

    def acts(self, verb: str, body: Any = None, **headers: str) -> Answer:
        """Let the owner act."""
        headers.setdefault("Claim_Token", self.token)
        return self.owner.post(f"{self.path}/{verb}", body, **headers)

    def puts(self, body: Any, **headers: str) -> Answer:
        """Let the owner put an appointment."""
        headers.setdefault("Claim_Token", self.token)
        return self.owner.put(f"{self.path}/appointment", body, **headers)

    def arranged(self, **changes: Any) -> dict[str, Any]:
        """Propose a first appointment, or the next one."""
        answer = self.puts(proposal(**changes), **NEW)
        assert answer.status_code == 201, answer.text
        found: dict[str, Any] = answer.json
        return found

    def visited(self, visit: str) -> Answer:
        return self.acts("appointment/visit", {"visit": visit})

    def contacted(self, result: str = "not_reached") -> Answer:
        at = utc_now().isoformat()
        return self.acts("contacts", {"way": "phone", "result": result, "at": at})

    def row(self, *columns: str) -> Any:
        """Return columns of the referral's row."""
        [found] = self.world.rows(
            f"SELECT {', '.join(columns)} FROM referral WHERE id = :id",
            id=self.referral["id"],
        )
        return tuple(found)

    def place(self) -> str:
        return "/".join(each for each in self.row("status", "phase", "hold_reason") if each)

    def at_risk(self, level: str = "L2") -> None:
        answer = self.member.post(f"{self.path}/crisis-flag", {"at_least": level})
        assert answer.status_code == 200, answer.text


def accepted(world: World, *, states: tuple[str, ...] = ("NY",), **changes: Any) -> Cared:
    """Return a referral that a clinician of New York has just accepted."""
    platform = world.platform()
    referral, member = world.queued(platform, **changes)
    owner = world.clinician(*states)
    token = claimed(owner, referral)
    cared = Cared(world, platform, member, owner, referral, token)
    assert cared.acts("accept").status_code == 200
    return cared
