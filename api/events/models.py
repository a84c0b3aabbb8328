"""FeedEvent: one thing a platform may know, numbered after its transaction has committed."""

from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import BigInteger, ForeignKey, Identity, Index
from sqlalchemy.orm import Mapped, mapped_column

from api.db.base import Base, Coded, new_id, one_of


class EventType(StrEnum):
    """What happened to a referral, as far as the platform may know it."""

    SUBMITTED = "referral.submitted"
    QUEUED = "referral.queued"
    OPENED = "referral.opened"
    CLOSED = "referral.closed"
    COMPLETED = "referral.completed"
    NOT_ENGAGED = "referral.closed_not_engaged"
    DECLINED = "referral.declined"
    WITHDRAWN = "referral.withdrawn"
    EXPIRED = "referral.expired"
    CONSENT_REMINDER = "referral.consent_reminder"
    WAITING = "referral.waiting"
    WAITING_LONG = "referral.waiting_long"
    CANCEL_ASKED = "referral.cancel_asked"
    CANCELLED = "referral.cancelled"
    VOID = "referral.void"
    MESSAGE = "referral.message"
    CRISIS_RAISED = "referral.crisis_raised"
    CRISIS_ACKNOWLEDGED = "referral.crisis_acknowledged"
    CRISIS_OVERDUE = "referral.crisis_overdue"
    SAFE_MESSAGE = "referral.safe_message"


CRISIS_TYPES = frozenset(
    {
        EventType.CRISIS_RAISED,
        EventType.CRISIS_ACKNOWLEDGED,
        EventType.CRISIS_OVERDUE,
        EventType.SAFE_MESSAGE,
    }
)


class FeedEvent(Base):
    """A row commits with its act, unnumbered; the relay gives it its place in the feed.

    `recorded` keeps the order within one referral, because every act locks the referral's row.
    `withheld` rows (a consent was taken back) and rows past `shown_until` are not served.
    """

    __tablename__ = "feed_event"
    # a writer may add and not read: no RETURNING
    __mapper_args__ = {"eager_defaults": False}  # noqa: RUF012 - SQLAlchemy's own spelling
    __table_args__ = (
        one_of("type", EventType),
        Index(
            "ix_feed_event_numbered",
            "platform_id",
            "position",
            unique=True,
            postgresql_where="position IS NOT NULL",
        ),
        Index("ix_feed_event_waiting", "recorded", postgresql_where="position IS NULL"),
    )

    platform_id: Mapped[UUID] = mapped_column(ForeignKey("platform.id"), primary_key=True)
    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    recorded: Mapped[int] = mapped_column(BigInteger, Identity(always=True))
    position: Mapped[int | None] = mapped_column(BigInteger)
    referral_id: Mapped[UUID]
    type: Mapped[EventType] = mapped_column(Coded(EventType))
    at: Mapped[datetime]
    facts: Mapped[dict[str, Any]]
    shared: Mapped[bool]
    shown_until: Mapped[datetime | None]
    withheld: Mapped[bool] = mapped_column(default=False)
