"""`warmhandoff token`: print a fresh access token for somebody of the sandbox."""

import json
from pathlib import Path
from typing import Any

import click

from api.cli.sandbox import PERSONAS, SandboxError, fetch_token


@click.command()
@click.argument("persona", type=click.Choice(PERSONAS))
@click.argument("name", required=False)
@click.option(
    "--data-dir",
    envvar="DATA_DIR",
    default=".data",
    show_default=True,
    type=click.Path(path_type=Path),
    help="Where sandbox.json lies.",
)
def token(persona: str, name: str | None, data_dir: Path) -> None:
    """Print a fresh access token for somebody of the sandbox.

    NAME is a platform's or clinician's name or a member_ref; without it the first one is taken.
    The token lives for five minutes:

        curl -H "Authorization: Bearer $(warmhandoff token platform)" …
    """
    try:
        click.echo(fetch_token(_sandbox(data_dir / "sandbox.json"), persona, name))
    except SandboxError as error:
        raise click.ClickException(str(error)) from error


def _sandbox(path: Path) -> Any:
    try:
        return json.loads(path.read_text())
    except FileNotFoundError:
        raise SandboxError(f"There is no {path}: `make run` makes a sandbox first.") from None
    except (OSError, ValueError) as error:
        raise SandboxError(f"{path} cannot be read: {error}.") from error
