"""Settings that open something: closed unless they are spelled as they must be."""

import pytest

from api.settings import EnvError, Settings


def test_minors_and_the_compact_are_off_unless_turned_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("MINORS_IN", raising=False)
    monkeypatch.delenv("COMPACT_PRIVILEGE", raising=False)
    settings = Settings.from_env()
    assert settings.minors_in == frozenset()
    assert settings.compact_privilege is False


@pytest.mark.parametrize("said", ["CA,MD", "CA, MD", " MD,CA ,"])
def test_places_for_minors_are_codes_with_commas_between(
    monkeypatch: pytest.MonkeyPatch, said: str
) -> None:
    monkeypatch.setenv("MINORS_IN", said)
    assert Settings.from_env().minors_in == {"CA", "MD"}


@pytest.mark.parametrize("said", ["California", "ca", "CA;MD", "*", "CA,Maryland"])
def test_place_that_is_no_code_is_refused(monkeypatch: pytest.MonkeyPatch, said: str) -> None:
    monkeypatch.setenv("MINORS_IN", said)
    with pytest.raises(EnvError, match="MINORS_IN"):
        Settings.from_env()
