"""Members who have come in by their return link."""

from dataclasses import dataclass
from typing import Any

import pytest

from tests.integration.links.way_back import way_back
from tests.integration.pages.member_browser import MemberBrowser
from tests.world import Caller, World, claimed


@dataclass
class Visiting:
    """A member at their own pages, and the request that they opened them for."""

    world: World
    platform: Caller
    member: Caller
    referral: dict[str, Any]
    token: str
    browser: MemberBrowser

    def id_of(self, table: str) -> str:
        """Return the id of the member's newest row of this table."""
        sql = f"SELECT id FROM {table} WHERE member_id = :m ORDER BY id DESC LIMIT 1"
        return str(self.world.rows(sql, m=self.member.actor.id)[0].id)

    def read_by_clinician(self) -> Caller:
        """Let a clinician claim the request and read what was shared for this."""
        clinician = self.world.clinician("NY")
        claimed(clinician, self.referral)
        assert clinician.get(f"/v1/referrals/{self.referral['id']}/context").status_code == 200
        return clinician


def visiting(world: World, name: str = "Lighthouse", **changes: Any) -> Visiting:
    """Return a member of a new platform, come in, whose request waits in the queue."""
    platform = world.platform(name)
    referral, member = world.queued(platform, **changes)
    token = way_back(world, member.actor)
    browser = MemberBrowser(world.app)
    assert browser.come_in(token).status_code == 303
    return Visiting(world, platform, member, referral, token, browser)


@pytest.fixture
def visitor(world: World) -> Visiting:
    return visiting(world)
