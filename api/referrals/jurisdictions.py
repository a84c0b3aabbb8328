"""The places that license social workers: states, the District of Columbia, territories; zones."""

from collections.abc import Mapping
from datetime import date, datetime
from types import MappingProxyType
from zoneinfo import ZoneInfo

_IN_ZONE = {
    "America/New_York": "CT DC DE FL GA IN KY MA MD ME MI NC NH NJ NY OH PA RI SC VA VT WV",
    "America/Chicago": "AL AR IA IL KS LA MN MO MS ND NE OK SD TN TX WI",
    "America/Denver": "CO ID MT NM UT WY",
    "America/Phoenix": "AZ",
    "America/Los_Angeles": "CA NV OR WA",
    "America/Anchorage": "AK",
    "Pacific/Honolulu": "HI",
    "America/Puerto_Rico": "PR",
    "America/St_Thomas": "VI",
    "Pacific/Guam": "GU",
    "Pacific/Saipan": "MP",
    "Pacific/Pago_Pago": "AS",
}

ZONES: Mapping[str, ZoneInfo] = MappingProxyType(
    {code: ZoneInfo(name) for name, codes in _IN_ZONE.items() for code in codes.split()}
)
"""The time zone of each place; where a state has two, that of most of its people."""

US_JURISDICTIONS = frozenset(ZONES)


def day_in(jurisdiction: str, at: datetime) -> date:
    """Return the day that it is there; KeyError for what is none of these places."""
    return at.astimezone(ZONES[jurisdiction]).date()
