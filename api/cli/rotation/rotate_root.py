"""`warmhandoff keys rotate-root`: a new root key in front of those that the file holds."""

import json

import click

from api.cli.environment import WrongSetting, read_settings
from api.cli.keys import write_private
from api.db.root_keys import FileRootKeys, RootKeyUnusable, new_root_key


@click.command(name="rotate-root")
def rotate_root() -> None:
    """Add a new first key to ROOT_KEY_FILE; the older ones stay, to open what they wrapped.

    Then copy the file to every instance before `warmhandoff keys rewrap`: one that does not have
    the new key answers 503 for what is under it. Nothing needs a restart. Where a key service
    holds the root key it is rotated there, and only `rewrap` is left to do here.
    """
    settings = read_settings()
    if settings.kms_url is not None:
        raise WrongSetting("KMS_URL is set: rotate the key in that service, then run `rewrap`.")
    path = settings.root_key_file
    try:
        FileRootKeys(path)
    except RootKeyUnusable as error:
        raise WrongSetting(str(error)) from error
    new = new_root_key()
    held = json.loads(path.read_text())
    write_private(path, json.dumps({**held, "keys": [new, *held["keys"]]}))
    click.echo(f"root key {new['id']} is the first of {len(held['keys']) + 1} in {path}")
