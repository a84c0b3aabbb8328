"""Publishing an event in its act's transaction, and withholding it when a consent ends."""

from collections.abc import Collection
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import update
from sqlalchemy.orm import Session

from api.clock import utc_now
from api.events.models import EventType, FeedEvent


def publish(
    session: Session,
    type_: EventType,
    *,
    platform_id: UUID,
    referral_id: UUID,
    shared_until: datetime | None = None,
    **facts: Any,
) -> None:
    """Add an event. `shared_until` marks what flows back only under the member's consent."""
    session.add(
        FeedEvent(
            platform_id=platform_id,
            referral_id=referral_id,
            type=type_,
            at=utc_now(),
            facts=facts,
            shared=shared_until is not None,
            shown_until=shared_until,
            withheld=False,
        )
    )


def show_until(session: Session, platform_id: UUID, referral_id: UUID, until: datetime) -> None:
    """Let what flowed back end when the consent ends that has replaced the one before."""
    session.execute(
        update(FeedEvent)
        .where(
            FeedEvent.platform_id == platform_id,
            FeedEvent.referral_id == referral_id,
            FeedEvent.shared,
        )
        .values(shown_until=until)
    )


def withhold(
    session: Session,
    platform_id: UUID,
    referral_id: UUID,
    *,
    only: Collection[EventType] = tuple(EventType),
) -> None:
    """Take back the events of this referral that rested on a consent which has ended."""
    session.execute(
        update(FeedEvent)
        .where(
            FeedEvent.platform_id == platform_id,
            FeedEvent.referral_id == referral_id,
            FeedEvent.shared,
            FeedEvent.type.in_(only),
        )
        .values(withheld=True)
    )


def blank(
    session: Session,
    platform_id: UUID,
    referral_id: UUID,
    *,
    but: Collection[EventType] = (),
) -> None:
    """Take back a referral's events, and empty them: they hold the reference to a member.

    `but` names types that stay: help for somebody at risk is never taken out of the feed.
    """
    session.execute(
        update(FeedEvent)
        .where(
            FeedEvent.platform_id == platform_id,
            FeedEvent.referral_id == referral_id,
            FeedEvent.type.not_in(but),
        )
        .values(withheld=True, facts={})
        .execution_options(synchronize_session=False)
    )
