"""Days and moments as a page says them, in each language; times are UTC, and say so."""

from datetime import UTC, datetime

_MONTHS = {
    "en": ("January", "February", "March", "April", "May", "June", "July", "August", "September",
           "October", "November", "December"),
    "es": ("enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre",
           "octubre", "noviembre", "diciembre"),
}  # fmt: skip
_DAY = {"en": "{month} {day}, {year}", "es": "{day} de {month} de {year}"}


def day(at: datetime, language: str) -> str:
    """Return the day of a moment: `November 22, 2026`, `22 de noviembre de 2026`."""
    at = at.astimezone(UTC)
    return _DAY[language].format(month=_MONTHS[language][at.month - 1], day=at.day, year=at.year)


def moment(at: datetime, language: str) -> str:
    """Return a moment to the minute: `November 22, 2026, 14:05 UTC`."""
    return f"{day(at, language)}, {at.astimezone(UTC):%H:%M} UTC"
