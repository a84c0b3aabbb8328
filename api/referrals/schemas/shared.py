"""Patterns and bounds of what callers send that several schemas of referrals share."""

from datetime import datetime, timedelta

import marshmallow as ma

from api.clock import utc_now

_LEEWAY = timedelta(minutes=5)


def not_in_future(value: datetime) -> None:
    """Refuse a time that has not come yet (five minutes of clock difference are allowed)."""
    if value > utc_now() + _LEEWAY:
        raise ma.ValidationError(f"This time is in the future; our clock says {utc_now():%FT%TZ}.")
