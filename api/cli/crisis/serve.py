"""`warmhandoff crisis serve`: becomes the crisis process, in which no package of ours is loaded."""

import os

import click

from api.cli.programs import CRISIS, import_path


@click.command()
@click.option("--host", help="A numeric address, or `localhost`; else HOST, else 127.0.0.1.")
@click.option("--port", help="Else CRISIS_PORT, else 8988.")
def serve(host: str | None, port: str | None) -> None:
    """Answer the crisis paths alone, until SIGTERM.

    Everything else gets 503 with the crisis block, so that a proxy can fall back to it. Nothing
    stops the start: a wrong value is replaced by its default, a port that is taken by a free one.
    """
    said = {"HOST": host, "CRISIS_PORT": port, "PYTHONPATH": import_path()}
    chosen = {name: value for name, value in said.items() if value is not None}
    os.execve(CRISIS[0], CRISIS, os.environ | chosen)  # noqa: S606 - our own program
