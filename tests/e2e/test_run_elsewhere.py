"""`warmhandoff run` on somebody else's PostgreSQL: with two URLs, with one, with too few rights."""

import json
import shutil
import stat
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from sqlalchemy import NullPool, create_engine, make_url

from api.db.bootstrap import bootstrap
from api.db.embedded import embedded_server
from tests.e2e.runs import WITHIN, free_port, started

pytestmark = pytest.mark.slow


@pytest.fixture
def elsewhere() -> Iterator[str]:
    """Another PostgreSQL, as its administrator."""
    with ExitStack() as stack:
        place = Path(tempfile.mkdtemp(prefix="warmhandoff-elsewhere-"))
        stack.callback(shutil.rmtree, place)
        yield stack.enter_context(embedded_server(place, durable=False))


def _run_sql(url: str, statement: str) -> None:
    engine = create_engine(url, poolclass=NullPool, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.exec_driver_sql(statement)


def test_it_makes_the_roles_itself_when_the_one_url_may(folder: Path, elsewhere: str) -> None:
    for _ in range(2):
        with started(folder, free_port(), DATABASE_URL=elsewhere) as run:
            assert len(run.lines()[3]) > 0
            assert run.ready()
            kept = json.loads((folder / "database.json").read_text())
            run.stop()
    assert json.loads((folder / "database.json").read_text()) == kept
    assert stat.S_IMODE((folder / "database.json").stat().st_mode) == 0o600
    assert not (folder / "postgres").exists()


def test_it_prints_the_sql_and_ends_when_the_one_url_may_nothing(
    folder: Path, elsewhere: str
) -> None:
    _run_sql(elsewhere, "CREATE ROLE humble LOGIN PASSWORD 'pw'")
    humble = make_url(elsewhere).set(username="humble", password="pw")
    url = humble.render_as_string(hide_password=False)
    with started(folder, free_port(), DATABASE_URL=url) as run:
        printed, complaint = run.program.communicate(timeout=WITHIN)
    assert run.program.returncode == 2
    assert "CREATE ROLE wh_app" in printed
    assert "MIGRATION_DATABASE_URL=postgresql://wh_owner:" in printed
    assert "as an administrator" in complaint


def test_it_runs_with_the_applications_url_alone_when_nothing_is_to_be_migrated(
    folder: Path, elsewhere: str
) -> None:
    urls = bootstrap(elsewhere)
    both = {"DATABASE_URL": urls.app, "MIGRATION_DATABASE_URL": urls.owner}
    with started(folder, free_port(), **both) as first:
        first.lines()
    with started(folder, free_port(), DATABASE_URL=urls.app) as run:
        run.lines()
        assert run.ready()
