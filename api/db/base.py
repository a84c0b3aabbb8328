"""Base: what every table shares, from named constraints to time-ordered ids."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated, Any
from uuid import UUID

from sqlalchemy import CheckConstraint, DateTime, MetaData, Text, TypeDecorator
from sqlalchemy.dialects.postgresql import ARRAY, JSONB
from sqlalchemy.orm import DeclarativeBase, mapped_column
from uuid_utils.compat import uuid7

from api.clock import utc_now


class Coded(TypeDecorator[StrEnum]):
    """A StrEnum kept as text: a native enum loses its index under row-level security."""

    impl = Text
    cache_ok = True

    def __init__(self, codes: type[StrEnum]) -> None:
        super().__init__()
        self.codes = codes

    def process_result_value(self, value: str | None, dialect: Any) -> StrEnum | None:  # noqa: ARG002
        return None if value is None else self.codes(value)


def one_of(column: str, codes: type[StrEnum]) -> CheckConstraint:
    """Return the CHECK that keeps a coded column to its codes."""
    listed = ", ".join(f"'{code.value}'" for code in codes)
    return CheckConstraint(f"{column} IN ({listed})", name=f"{column}_known")


def some_of(column: str, codes: type[StrEnum]) -> CheckConstraint:
    """Return the CHECK that keeps a list to these codes."""
    listed = ", ".join(f"'{code.value}'" for code in codes)
    return CheckConstraint(f"{column} <@ ARRAY[{listed}]", name=f"{column}_known")


def paired(*columns: str) -> CheckConstraint:
    """Return the CHECK that these columns are set together or not at all."""
    return CheckConstraint(
        f"num_nulls({', '.join(columns)}) IN (0, {len(columns)})", name=f"{columns[0]}_paired"
    )


def new_id() -> UUID:
    """Make a UUIDv7 (RFC 9562): sortable by time of creation, FHIR- and HSDS-safe."""
    return uuid7()


Id = Annotated[UUID, mapped_column(primary_key=True, default=new_id)]
CreatedAt = Annotated[datetime, mapped_column(default=utc_now)]


class Base(DeclarativeBase):
    """Every table; constraints are named, so that a violation can be told by its name."""

    metadata = MetaData(
        naming_convention={
            "pk": "pk_%(table_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
        }
    )
    type_annotation_map = {  # noqa: RUF012 - SQLAlchemy reads a plain class attribute
        str: Text,
        datetime: DateTime(timezone=True),
        list[str]: ARRAY(Text),
        dict[str, Any]: JSONB,
    }
