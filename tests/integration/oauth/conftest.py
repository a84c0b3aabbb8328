"""The fixtures of this slice: a small site, and a clock that moves."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

import pytest
from joserfc.jwk import ECKey
from sqlalchemy import NullPool, create_engine

from api.db.bootstrap import Urls
from api.db.session import Database
from tests.integration.oauth.small_site import Site, enrol, hashed_once, make_app, settings_for


@pytest.fixture(scope="module")
def site(
    server: str, migrated_template: Urls, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Site]:
    """A site for a whole module, whose tests add rows and change none."""
    admin = create_engine(server, poolclass=NullPool, isolation_level="AUTOCOMMIT")
    name = f"oauth_{uuid4().hex}"
    template = migrated_template.app.rpartition("/")[2].partition("?")[0]
    with admin.connect() as connection:
        connection.exec_driver_sql(f"CREATE DATABASE {name} TEMPLATE {template}")
    with _open(migrated_template.on(name), tmp_path_factory.mktemp("site")) as made:
        yield made
    with admin.connect() as connection:
        connection.exec_driver_sql(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def own_site(database: Urls, tmp_path: Path) -> Iterator[Site]:
    """A site of this test's own, to suspend, disable and race in."""
    with _open(database, tmp_path) as made:
        yield made


@contextmanager
def _open(urls: Urls, folder: Path) -> Iterator[Site]:
    key = ECKey.generate_key("P-256", private=True, auto_kid=True)
    (folder / "signing_key.json").write_text(json.dumps(key.as_dict(private=True)))
    database = Database(urls.app, pool_size=12)
    try:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("api.oauth.enrol.hashed", hashed_once)
            settings = settings_for(folder)
            made = Site(make_app(settings, database), urls, settings)
            enrol(made)
        yield made
    finally:
        database.dispose()
