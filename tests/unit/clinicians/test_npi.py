"""The check digit of a National Provider Identifier; all numbers are made up from patterns."""

import pytest

from api.clinicians.npi import valid_npi

HOLDS = [
    "1234567893",  # the example that CMS itself uses
    "1000000004",
    "1102030404",
    "1999999992",
    "2000000002",
    "2345678900",
    "2999999909",
]


@pytest.mark.parametrize("text", HOLDS)
def test_number_holds(text: str) -> None:
    assert valid_npi(text)


@pytest.mark.parametrize("text", HOLDS)
def test_every_wrong_digit_is_caught(text: str) -> None:
    for place in range(10):
        for digit in "0123456789":
            changed = text[:place] + digit + text[place + 1 :]
            assert valid_npi(changed) == (changed == text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "1234567890",
        "1324567893",  # two neighbours changed places
        "3234567899",  # the digit holds, but no number begins with 3
        "0234567899",
        "123456789",
        "12345678931",
        "1234-567893",
        " 1234567893",
        "1234567893\n",
        "\uff11\uff12\uff13\uff14\uff15\uff16\uff17\uff18\uff19\uff13",  # full-width digits
    ],
)
def test_number_does_not_hold(text: str) -> None:
    assert not valid_npi(text)


def test_one_change_is_not_seen() -> None:
    """Luhn takes 09 for 90: so a number that holds may still be mistyped."""
    assert valid_npi("1000000095")
    assert valid_npi("1000000905")
