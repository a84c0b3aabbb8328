"""Secrets on disk: private from the first byte, whole or absent."""

import stat
from pathlib import Path

from api.cli.keys import write_private


def test_only_the_owner_can_read_it_whatever_was_there_before(tmp_path: Path) -> None:
    path = tmp_path / "secret"
    path.write_text("old")
    path.chmod(0o644)
    write_private(path, "new")
    assert path.read_text() == "new"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_the_rest_of_a_killed_attempt_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "secret.new").write_text("half")
    write_private(tmp_path / "secret", "whole")
    assert [path.name for path in tmp_path.iterdir()] == ["secret"]
