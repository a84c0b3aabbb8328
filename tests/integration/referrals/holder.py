"""A clinician who holds a referral, and what tests do with it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import select

from api import clock
from api.clock import utc_now
from api.db.session import Database
from api.referrals.advance import arrive
from api.referrals.codes import Place, TimerKind
from api.referrals.models import Referral
from api.referrals.timers import set_timer
from api.worker import fire_timers
from tests.world import Answer, Caller, World, claimed


def slug(answer: Answer) -> tuple[int, str]:
    """Return an answer's status, and which problem it is."""
    return answer.status_code, str(answer.json["type"].rpartition("/")[2])


@dataclass
class Held:
    """One referral, its member, and the clinician whose token is the newest."""

    world: World
    platform: Caller
    member: Caller
    clinician: Caller
    referral: dict[str, Any]
    token: str

    @property
    def path(self) -> str:
        return f"/v1/referrals/{self.referral['id']}"

    def act(self, verb: str, body: Any = None, *, token: str | None = None) -> Answer:
        """Post a verb of the holder with this token, or the newest."""
        return self.clinician.post(f"{self.path}/{verb}", body, Claim_Token=token or self.token)

    def read(self) -> int:
        """Return how reading the context is answered."""
        return self.clinician.get(f"{self.path}/context").status_code

    def column(self, name: str) -> Any:
        """Return one column of the referral."""
        sql = f"SELECT {name} FROM referral WHERE id = :id"
        [(found,)] = self.world.rows(sql, id=self.referral["id"])
        return found

    def blocks(self) -> dict[str, str | None]:
        """Return what stands in the way of each act of the holder, as the list of actions says."""
        listed = self.clinician.get(f"{self.path}/actions").json["items"]
        return {each["action"]: each["blocked_by"] for each in listed}

    def waits(self, clinician: Caller) -> bool:
        """Tell whether the clinician finds it in the queue."""
        cards = clinician.get("/v1/intake-queue").json["items"]
        return self.referral["id"] in [card["referral_id"] for card in cards]

    def stand(self, place: Place) -> None:
        """Put it into a place, as the verb that leads there would."""
        with self.world.as_owner() as session:
            referral = session.scalars(
                select(Referral).where(Referral.id == UUID(self.referral["id"]))
            ).one()
            if place is Place.SCHEDULED:
                due_at = utc_now() + timedelta(days=1)
                set_timer(session, referral, TimerKind.VISIT_RECORD, due_at)
            arrive(session, referral, place)


def holding(world: World, **changes: Any) -> Held:
    """Return a referral that a clinician of New York has claimed."""
    platform = world.platform()
    referral, member = world.queued(platform, **changes)
    clinician = world.clinician("NY")
    return Held(world, platform, member, clinician, referral, claimed(clinician, referral))


def owning(world: World, **changes: Any) -> Held:
    """Return a referral that a clinician of New York has accepted."""
    held = holding(world, **changes)
    assert held.act("accept").status_code == 200
    return held


@contextmanager
def later(world: World, **by: float) -> Iterator[None]:
    """Move the clock on, let the worker fire what is due, and move it back at the end."""
    database = Database(world.urls.app, pool_size=1)
    clock.move(timedelta(**by))
    try:
        fire_timers(database)
        yield
    finally:
        clock.move(-timedelta(**by))
        database.dispose()
