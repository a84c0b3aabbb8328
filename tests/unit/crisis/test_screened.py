"""screened: the screening comes first, and goes out even when nothing could be saved."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, cast

import pytest

from api.crisis.levels import Level, ScreenerAnswers, Screening
from api.crisis.screened import screened
from api.web.problems import DatabaseAway, NotFound


@dataclass
class Words:
    """A command that carries words."""

    said: str = "I want to die"
    answered: list[ScreenerAnswers] = field(default_factory=list)
    flagged: Screening | None = None

    def texts(self) -> Sequence[str]:
        return [self.said]

    def screeners(self) -> Sequence[ScreenerAnswers]:
        return self.answered

    def asserted(self) -> Screening | None:
        return self.flagged


class Broken(Words):
    """A command that cannot say what it carries."""

    def texts(self) -> Sequence[str]:
        raise RuntimeError


def test_view_gets_the_screening_and_its_path() -> None:
    @screened
    def view(new: Words, screening: Screening, report_id: str) -> tuple[str, Level, str]:
        return new.said, screening.level, report_id

    assert view(Words(), report_id="7") == ("I want to die", Level.L2, "7")


def test_screeners_count_too() -> None:
    @screened
    def view(_new: Words, screening: Screening) -> Level:
        return screening.level

    acute = ScreenerAnswers("asq", dict.fromkeys("12345", "yes"))
    assert view(Words("I am fine", [acute])) == Level.L3


@pytest.mark.parametrize(
    ("said", "flagged", "level"),
    [("I am fine", Level.L3, Level.L3), ("I want to die", Level.L1, Level.L2)],
)
def test_caller_may_raise_the_level_and_never_lower_it(
    said: str, flagged: Level, level: Level
) -> None:
    @screened
    def view(_new: Words, screening: Screening) -> Screening:
        return screening

    found = view(Words(said, flagged=Screening(flagged, ("abuse",), ("flag.asserted",))))
    assert found.level == level
    assert "abuse" in found.domains
    assert "flag.asserted" in found.rules


def test_help_goes_out_when_the_database_is_away() -> None:
    @screened
    def view(_new: Words, screening: Screening) -> None:  # noqa: ARG001 - the name is the contract
        raise DatabaseAway("Try again.", retry=5)

    with pytest.raises(DatabaseAway) as caught:
        view(Words())
    members: dict[str, Any] = caught.value.members
    assert (members["saved"], members["level"], members["retry"]) == (False, "L2", 5)
    assert members["crisis"]["primary"]["id"] == "us-988"
    assert members["crisis"]["level"] == "L2"


def test_other_problems_pass_unchanged() -> None:
    @screened
    def view(_new: Words, screening: Screening) -> None:  # noqa: ARG001 - the name is the contract
        raise NotFound

    with pytest.raises(NotFound) as caught:
        view(Words())
    assert caught.value.members == {}


def test_view_is_called_with_support_when_screening_breaks() -> None:
    @screened
    def view(_new: Words, screening: Screening) -> Screening:
        return screening

    found = view(Broken())
    assert (found.level, found.degraded) == (Level.L1, True)


def test_attributes_of_the_view_travel_with_it() -> None:
    def view(_new: Words, screening: Screening) -> Screening:
        """Say what was found."""
        return screening

    cast("Any", view).scopes = ("referrals:write",)
    wrapped = cast("Any", screened(view))
    assert (wrapped.scopes, wrapped.__doc__) == (("referrals:write",), "Say what was found.")
