"""`warmhandoff demo`: one referral walked through, over HTTP, on a throwaway server."""

from contextlib import ExitStack

import click
import httpx

from api.cli.demo.narration import Narrator
from api.cli.demo.steps import LAST, STEPS, take_step, walk
from api.cli.demo.story import Story
from api.cli.demo.throwaway import throwaway_server
from api.cli.supervise import stopped_by_signals

_PATIENCE = 10.0  # seconds for one answer
_INTERRUPTED = 130  # 128 + SIGINT, as a shell says it


@click.command()
def demo() -> None:
    """Walk one referral from a community to a clinician and back, and compare every answer.

    Everything happens on a server of its own, with its own port, database and folder, and all of
    it is removed at the end, also after Ctrl-C or a failure. The exit code is 0 only if every
    step went as it claims to.
    """
    finished = False
    with stopped_by_signals():
        _tell(Narrator())
        finished = True
    if not finished:
        click.echo("Interrupted; the throwaway server is stopped and removed.", err=True)
        raise click.exceptions.Exit(_INTERRUPTED)


def _tell(narrator: Narrator) -> None:
    narrator.say("Warm Handoff: from an online community to a clinician, by consent.", "bold")
    with ExitStack() as stack:
        with narrator.waiting("Starting a throwaway server"):
            server = stack.enter_context(throwaway_server())
        narrator.say(f"{server.base_url}, with a database and a folder of its own")
        http = httpx.Client(base_url=server.base_url, timeout=_PATIENCE, trust_env=False)
        story = Story(server, stack.enter_context(http), server.sandbox())
        walk(story, narrator)
    take_step(LAST, story, narrator)
    narrator.summary(len(STEPS))
