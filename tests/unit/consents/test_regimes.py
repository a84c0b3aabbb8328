"""The 42 CFR 2.32 statements: which words they go with, and their wording of 2024."""

import pytest

from api.consents.regimes import LONG, SHORT, Regime, Statement, statement_for


@pytest.mark.parametrize(
    ("regimes", "got"),
    [
        ([], None),
        ([Regime.STATE], None),
        ([Regime.HIPAA, Regime.GDPR], None),
        ([Regime.PART2], SHORT),
        ([Regime.HIPAA, Regime.PART2], SHORT),
    ],
)
def test_statement_goes_with_part_2_words_alone(
    regimes: list[Regime], got: Statement | None
) -> None:
    assert statement_for(regimes) is got


def test_long_statement_is_there_for_who_asks() -> None:
    assert statement_for([Regime.PART2], whole=True) is LONG
    assert statement_for([Regime.HIPAA], whole=True) is None


def test_wording_is_that_of_the_rule_of_2024() -> None:
    assert SHORT.text == "42 CFR part 2 prohibits unauthorized use or disclosure of these records."
    assert LONG.text.startswith("This record which has been disclosed to you is protected by")
    assert "in any civil, criminal, administrative, or legislative proceedings" in LONG.text
    assert LONG.text.endswith("to further use or redisclose the record (see 42 CFR 2.31).")
    assert "  " not in LONG.text
    assert {each.version for each in (LONG, SHORT)} == {"89 FR 12472"}
    assert (LONG.id, SHORT.id) == ("42-cfr-2.32-a-1", "42-cfr-2.32-a-2")
