"""A member's own way back, as it is after their first decision: a link and its PIN."""

import secrets
from functools import cache

from api.clock import utc_now
from api.db.guessing import slow_hash
from api.links.models import ReturnLink, digest_of
from api.web.auth import Actor
from tests.world import World

PIN = "49301752"


def way_back(world: World, member: Actor, *, failures: int = 0) -> str:
    """Return the token of a new return link whose PIN is `PIN`."""
    token = secrets.token_urlsafe(32)
    assert member.platform_id is not None
    with world.as_owner() as session:
        session.add(
            ReturnLink(
                platform_id=member.platform_id,
                member_id=member.id,
                digest=digest_of(token),
                pin_hash=_pin_hash(),
                failures=failures,
                not_before=utc_now(),
            )
        )
    return token


@cache
def _pin_hash() -> str:
    """Hash it once: it takes its time."""
    return slow_hash(PIN)
