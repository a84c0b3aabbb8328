"""`warmhandoff migrate`: the schema, by the owner's URL."""

import click

from api.cli.directory import refresh_directory
from api.cli.environment import WrongSetting, read_settings


@click.command()
@click.option("--to", default="head", show_default=True, help="A revision, or -1 for one back.")
def migrate(to: str) -> None:
    """Bring the schema of MIGRATION_DATABASE_URL to a revision; going back needs its name."""
    from api.db.migrate import current, downgrade, upgrade  # noqa: PLC0415 - heavy imports

    url = read_settings().migration_database_url
    if url is None:
        raise WrongSetting("MIGRATION_DATABASE_URL is missing: the URL of the role wh_owner")
    before = current(url)
    if to == "base" or to.startswith("-") or (before is not None and to < before):
        downgrade(url, to)
    else:
        upgrade(url, to)
    if to == "head":
        refresh_directory(url)
    click.echo(f"schema {before or 'empty'} -> {current(url) or 'empty'}", err=True)
