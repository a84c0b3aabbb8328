"""Allowing a community to attest its members' consents, under an agreement, or ending that."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.audit.record import record
from api.communities.models import Community
from api.web.auth import Actor
from api.web.problems import NotFound


def allow_attestation(
    session: Session, community_id: UUID, agreement: str | None, *, by: Actor
) -> Community:
    """Note under which signed agreement the community may attest consents, or None: no longer.

    What was attested before stands: it is the member's, and ends when they end it. Raises
    `NotFound` (404).
    """
    community = session.scalar(
        select(Community).where(Community.id == community_id).with_for_update()
    )
    if community is None:
        raise NotFound
    community.attestation_agreement = agreement
    record(
        session,
        f"community.attestation_{'allowed' if agreement else 'ended'}",
        ("community", community.id),
        by=by,
        platform_id=community.platform_id,
    )
    return community
