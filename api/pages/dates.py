"""Days, moments and prices as a page says them, in each language; times say whose they are."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

_MONTHS = {
    "en": ("January", "February", "March", "April", "May", "June", "July", "August", "September",
           "October", "November", "December"),
    "es": ("enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre",
           "octubre", "noviembre", "diciembre"),
}  # fmt: skip
_DAY = {"en": "{month} {day}, {year}", "es": "{day} de {month} de {year}"}
_WEEKDAYS = {
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    "es": ("lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"),
}
_HALF = {"en": ("AM", "PM"), "es": ("a. m.", "p. m.")}
_IN_ZONE = {
    "en": "{weekday}, {day}, {hour}:{minute:02} {half} ({city} time)",
    "es": "{weekday}, {day}, {hour}:{minute:02} {half} (hora de {city})",
}


def day(at: date, language: str) -> str:
    """Return a day, or that of a moment: `November 22, 2026`, `22 de noviembre de 2026`."""
    return _day(at.astimezone(UTC) if isinstance(at, datetime) else at, language)


def moment(at: datetime, language: str) -> str:
    """Return a moment to the minute: `November 22, 2026, 14:05 UTC`."""
    return f"{day(at, language)}, {at.astimezone(UTC):%H:%M} UTC"


def meeting(at: datetime, zone: str, language: str) -> str:
    """Return a moment in a place's time: `Sunday, March 1, 2026, 6:05 PM (New York time)`.

    `zone` is an IANA name; its city is named, as most people know no other name of their zone.
    """
    local = at.astimezone(ZoneInfo(zone))
    return _IN_ZONE[language].format(
        weekday=_WEEKDAYS[language][local.weekday()],
        day=_day(local, language),
        hour=local.hour % 12 or 12,
        minute=local.minute,
        half=_HALF[language][local.hour // 12],
        city=zone.rpartition("/")[2].replace("_", " "),
    )


def price(cents: int) -> str:
    """Return US cents as dollars: `$120`, `$99.50`."""
    return f"${cents // 100:,}" + (f".{cents % 100:02}" if cents % 100 else "")


def _day(at: date, language: str) -> str:
    return _DAY[language].format(month=_MONTHS[language][at.month - 1], day=at.day, year=at.year)
