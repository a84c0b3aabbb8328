"""`warmhandoff crisis bundle`: the answers for offline use, signed, or the check of such a file."""

import json
from pathlib import Path

import click

from api.cli.environment import WrongSetting, read_settings
from api.crisis.bundle import BUNDLE_TYPE, bundle_document
from api.oauth.keys import SigningKeyUnusable, load_signing_keys
from api.oauth.readable_jws import sign_readable, verify_readable

_File = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command()
@click.option("--verify", type=_File, help="Verify this bundle instead of printing one.")
@click.option(
    "--jwks", type=_File, help="With the keys of this file, as /oauth/jwks.json has them."
)
def bundle(verify: Path | None, jwks: Path | None) -> None:
    """Print the bundle, signed with SIGNING_KEY_FILE; the same bytes as /v1/crisis/bundle."""
    if verify and jwks:
        _verify(verify, jwks)
    elif verify or jwks:
        raise click.UsageError("--verify and --jwks go together.")
    else:
        click.echo(_signed(), nl=False)


def _signed() -> str:
    try:
        keys = load_signing_keys(read_settings().signing_key_file)
    except SigningKeyUnusable as error:
        raise WrongSetting(str(error)) from error
    return sign_readable(keys, bundle_document(), BUNDLE_TYPE)


def _verify(path: Path, jwks: Path) -> None:
    """Say which version the file holds; exit with 1 unless one of the keys has signed it."""
    try:
        keys = json.loads(jwks.read_text("utf-8"))
        found = json.loads(verify_readable(path.read_text("utf-8"), keys, BUNDLE_TYPE))
    except ValueError as error:
        raise click.ClickException(str(error)) from error
    click.echo(f"signed, data_version {found['data_version']}")
