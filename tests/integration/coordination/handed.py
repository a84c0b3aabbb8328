"""A referral that was handed over, and the coordinator who follows it up."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import select

from api.clock import utc_now
from api.referrals.advance import arrive
from api.referrals.codes import HoldReason, NextAction, Place, TimerKind
from api.referrals.models import Referral
from api.referrals.timers import due_after, hand_to_coordinator, set_timer
from tests.world import Answer, Caller, World, claimed

REACH = NextAction.REACH_OWNER


def slug(answer: Answer) -> tuple[int, str]:
    """Return an answer's status, and which problem it is."""
    return answer.status_code, str(answer.json["type"].rpartition("/")[2])


@dataclass
class Handed:
    """One referral, those around it, and a coordinator."""

    world: World
    platform: Caller
    member: Caller
    owner: Caller | None
    coordinator: Caller
    referral: dict[str, Any]

    @property
    def path(self) -> str:
        return f"/v1/referrals/{self.referral['id']}"

    def acts(self, verb: str, body: Any = None) -> Answer:
        return self.coordinator.post(f"{self.path}/{verb}", body)

    def tries(self, **changes: Any) -> Answer:
        """Record that the platform's contact was called just now."""
        called = {"way": "platform_contact", "result": "left_word", "at": utc_now().isoformat()}
        return self.acts("attempts", called | changes)

    def closes(self, reason: str = "not_reached") -> Answer:
        return self.acts("close", {"reason": reason})

    def at_risk(self) -> None:
        answer = self.platform.post(f"{self.path}/crisis-flag")
        assert answer.status_code == 200, answer.text
        hand_over(self.world, self.referral, NextAction.REACH_OUT)

    def row(self, *columns: str) -> tuple[Any, ...]:
        """Return columns of the referral's row."""
        [found] = self.world.rows(
            f"SELECT {', '.join(columns)} FROM referral WHERE id = :id",
            id=self.referral["id"],
        )
        return tuple(found)

    def listed(self, listed: str = "handed") -> list[str]:
        answer = self.coordinator.get(f"/v1/admin/referrals?list={listed}")
        assert answer.status_code == 200, answer.text
        return [each["id"] for each in answer.json["items"]]

    def stand(self, place: Place) -> None:
        """Put it into a place, and hand it over there."""
        with self.world.as_owner() as session:
            referral = _found(session, self.referral)
            if place is Place.SCHEDULED:
                due_at = due_after(referral, TimerKind.VISIT_RECORD, utc_now())
                set_timer(session, referral, TimerKind.VISIT_RECORD, due_at)
            arrive(session, referral, place)
        hand_over(self.world, self.referral, REACH)


def hand_over(world: World, referral: dict[str, Any], action: NextAction) -> None:
    """Do what a timer does that hands it over."""
    with world.as_owner() as session:
        hand_to_coordinator(session, _found(session, referral), action)


def _found(session: Any, referral: dict[str, Any]) -> Referral:
    found: Referral = session.scalars(
        select(Referral).where(Referral.id == UUID(referral["id"]))
    ).one()
    return found


def unmatched(world: World, **changes: Any) -> Handed:
    """Return a referral in the queue that nobody takes."""
    platform = world.platform()
    referral, member = world.queued(platform, **changes)
    hand_over(world, referral, NextAction.FIND_CLINICIAN)
    return Handed(world, platform, member, None, world.coordinator(), referral)


def undecided(world: World) -> Handed:
    """Return a referral whose member has not decided."""
    platform = world.platform()
    referral = world.submitted(platform)
    member = world.member_of(platform, "u-77")
    hand_over(world, referral, NextAction.REACH_OUT)
    return Handed(world, platform, member, None, world.coordinator(), referral)


def owned(world: World, *, accept: bool = True, **changes: Any) -> Handed:
    """Return a referral whose owner (or holder) does not act."""
    platform = world.platform()
    referral, member = world.queued(platform, **changes)
    owner = world.clinician("NY")
    token = claimed(owner, referral)
    if accept:
        path = f"/v1/referrals/{referral['id']}/accept"
        assert owner.post(path, Claim_Token=token).status_code == 200
    hand_over(world, referral, REACH)
    return Handed(world, platform, member, owner, world.coordinator(), referral)


def lapsed(world: World) -> Handed:
    """Return a referral that nobody may read, because its consent's time is over."""
    handed = owned(world)
    handed.stand(Place(f"on_hold/{HoldReason.CONSENT_LAPSED}"))
    return handed
