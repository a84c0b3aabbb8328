"""`warmhandoff crisis review`: name the crisis lines whose facts are due to be checked again."""

from datetime import datetime

import click

from api.clock import utc_now
from api.crisis.lines import DIRECTORY
from api.crisis.review import FRESH, stale_lines


@click.command()
@click.option(
    "--today",
    type=click.DateTime(["%Y-%m-%d"]),
    help="Review as if it were this day (YYYY-MM-DD).",
)
def review(today: datetime | None) -> None:
    """Name every line that was verified over 90 days ago; exit with 1 if there is one.

    For a scheduled job. Each is checked at its source, corrected in api/crisis/lines/ if need be,
    and dated anew.
    """
    stale = stale_lines((today or utc_now()).date())
    for line in stale:
        click.echo(f"{line.id}: verified {line.verified_on}, {line.source}")
    if stale:
        raise click.ClickException(f"{len(stale)} lines were verified over {FRESH.days} days ago.")
    click.echo(f"{sum(1 for _ in DIRECTORY)} lines, none verified over {FRESH.days} days ago")
