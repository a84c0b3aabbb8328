"""The fixtures of the HTTP half: one app for all, because what is refused leaves no trace."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from api.app import create_app
from api.db.bootstrap import Urls
from api.settings import Settings
from tests.conftest import _clone
from tests.world import Caller, World


@pytest.fixture(scope="session")
def site(server: str, migrated_template: Urls, keys: Settings) -> Iterator[World]:
    """An app on a database that the tests of this folder share."""
    with _clone(server, "migrated_template", migrated_template) as urls:
        app = create_app(replace(keys, database_url=urls.app))
        yield World(app, urls)
        app.extensions["warmhandoff.database"].database.dispose()


@pytest.fixture(scope="session")
def platform(site: World) -> Caller:
    """A platform with a community, allowed to submit and to list."""
    return site.platform("Harbor")
