"""`warmhandoff lifecycle`: the life of a referral as a page, drawn from the server's own table."""

import click

from api.referrals.draw_lifecycle import draw_lifecycle


@click.command()
def lifecycle() -> None:
    """Print the life of a referral as Markdown: places, transitions, timers, one drawing."""
    click.echo(draw_lifecycle(), nl=False)
