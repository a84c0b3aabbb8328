"""A screener in a referral's context: accepted by its codes, and kept as it was sent."""

from types import SimpleNamespace
from typing import Any, cast

import marshmallow as ma
import pytest

from api.consents.hold import NewContext
from api.crisis.levels import Respondent, ScreenerAnswers
from api.referrals.schemas.words import NewContextSchema
from api.referrals.submit import NewReferral

PHQ9 = {"kind": "screener", "instrument": "phq-9", "answers": {"9": 1}}


def loaded(**members: Any) -> NewContext:
    item: NewContext = NewContextSchema().load({**PHQ9, **members})
    return item


def test_respondent_is_kept_for_whoever_may_read_it() -> None:
    assert loaded(respondent="proxy").content["respondent"] == "proxy"
    assert "respondent" not in loaded().content


@pytest.mark.parametrize("respondent", list(Respondent))
def test_respondent_reaches_the_screen(respondent: Respondent) -> None:
    member = SimpleNamespace(jurisdiction="NY", languages=["en"])
    referral = SimpleNamespace(
        context=[loaded(respondent=respondent)], crisis_flag=None, member=member
    )
    found = NewReferral.to_screen(cast("NewReferral", referral))
    assert found.screeners == [ScreenerAnswers("phq-9", {"9": 1}, respondent)]


@pytest.mark.parametrize("codes", [{"6_past_3_months": True, "6a": True}, {"6b": None}])
def test_item_codes_of_the_c_ssrs_are_accepted(codes: dict[str, object]) -> None:
    assert loaded(instrument="c-ssrs", answers=codes).content["answers"] == codes


def test_respondent_is_refused_when_it_is_unknown_or_there_is_no_screener() -> None:
    for wrong in (
        {**PHQ9, "respondent": "somebody"},
        {"kind": "narrative", "text": "I feel low.", "respondent": "self"},
    ):
        with pytest.raises(ma.ValidationError):
            NewContextSchema().load(wrong)
