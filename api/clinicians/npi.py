"""The National Provider Identifier: its check digit, which proves no licence and no person."""

import re

_SHAPE = re.compile(r"[12][0-9]{9}")


def valid_npi(text: str) -> bool:
    """Tell whether the check digit holds: ISO 7812 Luhn over 80840 and the number (45 CFR 162.406).

    The first digit is 1 for a person, 2 for an organisation. Luhn cannot see 09 changed into 90, so
    a number that holds may still be mistyped, or belong to somebody else.
    """
    if not _SHAPE.fullmatch(text):
        return False
    digits = [int(digit) for digit in reversed("80840" + text)]
    doubled = (sum(divmod(2 * digit, 10)) for digit in digits[1::2])
    return (sum(digits[::2]) + sum(doubled)) % 10 == 0
