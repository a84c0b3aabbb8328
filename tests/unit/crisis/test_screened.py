"""screened: the screening comes first, and goes out even when nothing could be saved."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, cast

import pytest

from api.crisis.levels import Level, ScreenerAnswers, Screening, ToScreen
from api.crisis.model.linear import Model
from api.crisis.screened import screened
from api.web.problems import DatabaseAway, NotFound


@dataclass
class Words:
    """A command that carries words."""

    said: str = "I want to die"
    answered: list[ScreenerAnswers] = field(default_factory=list)
    flagged: Screening | None = None
    languages: Sequence[str] = ("en",)
    jurisdiction: str = "NY"

    def to_screen(self) -> ToScreen:
        return ToScreen([self.said], self.answered, self.flagged, self.jurisdiction, self.languages)


class Broken(Words):
    """A command whose texts cannot be read."""

    def to_screen(self) -> ToScreen:
        return ToScreen(texts=cast("Any", iter))


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


@pytest.mark.parametrize(
    ("languages", "level", "degraded"),
    [
        (["en"], "L0", False),
        (["es-MX"], "L0", False),
        (["pl", "en"], "L0", False),
        (["pl"], "L1", True),
        (["zh-Hant"], "L1", True),
    ],
)
def test_language_that_is_not_read_leans_towards_help(
    languages: list[str], level: str, *, degraded: bool
) -> None:
    @screened
    def view(_new: Words, screening: Screening) -> Screening:
        return screening

    found = view(Words("The quilt is folded.", languages=languages))
    assert (found.level, found.degraded) == (level, degraded)


def test_model_looks_at_nobody_in_a_state_that_limits_it(monkeypatch: pytest.MonkeyPatch) -> None:
    @screened
    def view(_new: Words, screening: Screening) -> Level:
        return screening.level

    monkeypatch.setattr("api.crisis.screen.MODELS", (Model({}, bias=0.0, threshold=-1.0),))
    quiet = "The quilt is folded."
    assert (view(Words(quiet)), view(Words(quiet, jurisdiction="IL"))) == (Level.L2, Level.L0)


def test_help_goes_out_in_the_members_language() -> None:
    @screened
    def view(_new: Words, screening: Screening) -> None:  # noqa: ARG001 - the name is the contract
        raise DatabaseAway

    with pytest.raises(DatabaseAway) as caught:
        view(Words(languages=["es-MX", "en"]))
    crisis = caught.value.members["crisis"]
    assert crisis["primary"]["id"] == "us-988-es"


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
