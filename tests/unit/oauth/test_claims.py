"""The claims of an assertion at its edges, with the clock held still."""

from datetime import UTC, datetime
from typing import Any

import pytest
from authlib.oauth2.rfc6749 import InvalidGrantError

from api.oauth import claims
from api.oauth.claims import checked

NOW = 1_800_000_000
US = "https://api.example.org"


@pytest.fixture(autouse=True)
def _still(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(claims, "utc_now", lambda: datetime.fromtimestamp(NOW, UTC))


def _claims(**changes: Any) -> dict[str, Any]:
    whole = {"aud": US, "sub": "u-77", "jti": "1", "exp": NOW + 300, **changes}
    return {name: value for name, value in whole.items() if value is not None}


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"exp": NOW + 310},
        {"exp": NOW + 1},
        {"exp": NOW + 0.5},
        {"iat": NOW},
        {"iat": NOW + 10},
        {"nbf": NOW + 10},
        {"iat": NOW - 10},
    ],
)
def test_assertion_is_good_up_to_the_edge(changes: Any) -> None:
    assert checked(_claims(**changes), audience=US)["sub"] == "u-77"


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"exp": NOW}, "expired; it is 2027-01-15T08:00:00Z here"),
        ({"exp": NOW + 311}, "longer than 300"),
        ({"iat": NOW - 11}, "longer than 300"),
        ({"iat": NOW + 11}, "future; it is 2027-01-15T08:00:00Z here"),
        ({"nbf": NOW + 11}, "future"),
        ({"exp": float("inf")}, "longer"),
        ({"iat": float("-inf")}, "longer"),
        ({"exp": True}, "no number"),
        ({"exp": None}, "needs exp"),
        ({"aud": [US]}, "needs aud"),
        ({"sub": ""}, "needs sub"),
        ({"jti": None}, "needs jti"),
    ],
)
def test_reason_is_told_beyond_the_edge(changes: Any, reason: str) -> None:
    with pytest.raises(InvalidGrantError) as caught:
        checked(_claims(**changes), audience=US)
    assert reason in caught.value.description
