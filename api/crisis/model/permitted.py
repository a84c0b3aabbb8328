"""Where the model may be used: some states limit software in mental-health care."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Restriction:
    """A law, since when it holds, and where that can be read. The rules alone are complete."""

    since: date
    law: str
    source: str


WITHOUT_MODEL: Mapping[str, Restriction] = {
    "IL": Restriction(
        date(2025, 8, 1),
        "Wellness and Oversight for Psychological Resources Act, Public Act 104-0054",
        "https://www.ilga.gov/documents/legislation/publicacts/104/PDF/104-0054.pdf",
    ),
}


class Switch:
    """The operator's own decision, for this process."""

    on = True


def switch_model(*, on: bool) -> None:
    """Use the model from now on, or the rules alone."""
    Switch.on = on


def may_use_model(jurisdiction: str | None) -> bool:
    """Tell whether the model may look at a text of a member who is in this state now.

    Where the state is not known the model is used, unless the operator has switched it off.
    """
    return Switch.on and (jurisdiction or "").upper() not in WITHOUT_MODEL
