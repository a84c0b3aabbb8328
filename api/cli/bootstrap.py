"""`warmhandoff bootstrap`: the SQL for an administrator who lets no program make roles."""

import click

from api.cli.environment import read_settings


@click.command()
@click.option("--database", default="warmhandoff", show_default=True)
def bootstrap(database: str) -> None:
    """Print SQL for psql that makes the database and its roles.

    The SQL goes to standard output and holds no password; the two URLs that fit it go to
    standard error, once.
    """
    from api.db.bootstrap import bootstrap_sql, new_passwords, urls_for  # noqa: PLC0415 - heavy

    passwords = new_passwords()
    server = read_settings().database_url or "postgresql://localhost:5432/"
    urls = urls_for(server, passwords, database=database)
    click.echo(bootstrap_sql(passwords, database=database))
    click.echo("Run it with psql as an administrator, then keep these two settings:", err=True)
    click.echo(f"DATABASE_URL={urls.app}\nMIGRATION_DATABASE_URL={urls.owner}", err=True)
