"""Coordinator: who sees where a referral is stuck, and never whom it is about."""

from enum import StrEnum

from sqlalchemy.orm import Mapped, mapped_column

from api.db.base import Base, Coded, CreatedAt, Id, one_of


class CoordinatorStatus(StrEnum):
    """Whether a coordinator may act."""

    ACTIVE = "active"
    SUSPENDED = "suspended"


class Coordinator(Base):
    """Who is handed what nobody takes."""

    __tablename__ = "coordinator"
    __table_args__ = (one_of("status", CoordinatorStatus),)

    id: Mapped[Id]
    name: Mapped[str]
    status: Mapped[CoordinatorStatus] = mapped_column(Coded(CoordinatorStatus))
    created_at: Mapped[CreatedAt]
