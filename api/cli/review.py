"""`warmhandoff review`: name the reference data that is due to be read again."""

from datetime import datetime

import click

from api.clock import utc_now
from api.referrals.reference import overdue


@click.command()
@click.option(
    "--today",
    type=click.DateTime(["%Y-%m-%d"]),
    help="Review as if it were this day (YYYY-MM-DD).",
)
def review(today: datetime | None) -> None:
    """Name every crisis line, rule for minors and standing of the compact that is out of date.

    For a scheduled job: it exits with 1 if there is one. Each is read again at its source,
    corrected in its file if need be, and dated anew.
    """
    found = overdue((today or utc_now()).date())
    for each in found:
        click.echo(f"{each.kind} {each.id}: due since {each.due_on}, {each.source}")
    if found:
        raise click.ClickException(f"{len(found)} of the reference data are out of date.")
    click.echo("Nothing is due to be read again.")
