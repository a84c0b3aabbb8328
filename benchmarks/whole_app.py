"""The whole app on a server of its own, for what is measured through HTTP."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from api.app import create_app
from api.cli.keys import ensure_keys
from api.db.bootstrap import bootstrap
from api.db.embedded import embedded_server
from api.db.migrate import upgrade
from api.settings import Settings
from tests.world import World


@contextmanager
def world(threads: int | None = None) -> Iterator[World]:
    """Start it, with so many threads for requests, and remove all of it at the end."""
    folder = Path(tempfile.mkdtemp(prefix="warmhandoff-benchmark-"))
    try:
        with embedded_server(folder / "server", durable=False) as server:
            urls = bootstrap(server)
            upgrade(urls.owner)
            os.environ["DATA_DIR"] = str(folder)
            settings = replace(Settings.from_env(), database_url=urls.app)
            settings = replace(settings, threads=threads or settings.threads)
            ensure_keys(settings)
            app = create_app(settings)
            yield World(app, urls)
            app.extensions["warmhandoff.database"].database.dispose()
    finally:
        shutil.rmtree(folder)
