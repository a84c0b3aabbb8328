"""Choosing somebody of the sandbox and filling in the form, without a server."""

import pytest

from api.cli.sandbox import SandboxError, _chosen, _filled

FOUND = [{"name": "Dana Reyes", "username": "dana"}, {"name": "Sam Okafor", "username": "sam"}]


@pytest.mark.parametrize(
    ("name", "username"), [(None, "dana"), ("SAM OKAFOR", "sam"), ("sam", "sam")]
)
def test_somebody_is_found_by_either_name(name: str | None, username: str) -> None:
    assert _chosen(FOUND, name, "name", "username")["username"] == username


def test_those_who_are_there_are_told_when_nobody_fits() -> None:
    with pytest.raises(SandboxError, match="Dana Reyes, Sam Okafor"):
        _chosen(FOUND, "somebody", "name")
    with pytest.raises(SandboxError, match="None"):
        _chosen([], None, "name")


def test_hidden_fields_are_sent_as_they_are() -> None:
    page = '<form><input type="hidden" name="form_token" value="a&quot;b"><input name="x"></form>'
    filled = _filled(page, {"username": "dana", "password": "secret"})
    assert filled == {"form_token": 'a"b', "username": "dana", "password": "secret"}
