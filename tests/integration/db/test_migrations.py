"""Migrations: from empty, one step back and forth, and equal to the models."""

from api.db.bootstrap import Urls
from api.db.migrate import current, downgrade, drift, newest, upgrade


def test_schema_equals_the_models_when_migrated(database: Urls) -> None:
    assert drift(database.owner) == []


def test_each_migration_goes_back_and_forth(database: Urls) -> None:
    downgrade(database.owner, "-1")
    assert current(database.owner) != newest()
    upgrade(database.owner)
    assert current(database.app) == newest()


def test_nothing_is_left_when_all_are_taken_back(database: Urls) -> None:
    downgrade(database.owner, "base")
    upgrade(database.owner)
    assert drift(database.owner) == []
