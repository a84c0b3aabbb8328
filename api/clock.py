"""The one clock, which a test can move."""

from datetime import UTC, datetime, timedelta

_offset = timedelta()


def utc_now() -> datetime:
    """Tell the time: aware, UTC, microseconds."""
    return datetime.now(UTC) + _offset


def move(by: timedelta) -> None:
    """Move this process's clock (tests only); `move(-by)` brings it back."""
    global _offset  # noqa: PLW0603 - the clock is the one thing a process shares
    _offset += by
