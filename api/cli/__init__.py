"""The `warmhandoff` command; each subcommand is a module of its own, imported when it is called."""

from importlib import import_module
from typing import Any

import click

_COMMANDS = {
    "run": "Start all of it on this machine: database, server, worker. What `make run` runs.",
    "serve": "Serve HTTP only.",
    "worker": "Run the background worker only.",
    "migrate": "Bring the database's schema up to date.",
    "bootstrap": "Print the SQL that makes the database and its roles.",
    "keys": "Rotate the keys of members' words, and check them.",
    "clinician": "Enrol clinicians, verify their licences, suspend them, let them sign in.",
    "coordinator": "Enrol coordinators, let them sign in.",
    "receipt": "Verify a receipt of a consent or of a disclosure.",
    "token": "Print a fresh access token for somebody of the sandbox.",
    "crisis": "Answer the crisis paths alone; print the bundle for apps.",
    "review": "Name the reference data that is due to be read again.",
    "demo": "Walk one referral from a community to a clinician and back.",
    "openapi": "Write the OpenAPI document.",
    "lifecycle": "Print the life of a referral: places, transitions, timers.",
}


class LazyGroup(click.Group):
    """A group that lists its commands without importing them, so that help is instant.

    `told` is {name: help}; the command `name` is the attribute of that name in a module of that
    name in `package`.
    """

    def __init__(self, *, package: str, told: dict[str, str], **attributes: Any) -> None:
        super().__init__(**attributes)
        self._package, self._told = package, told

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        return list(self._told)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in self._told:
            return None
        name = cmd_name.replace("-", "_")
        module = import_module(f"{self._package}.{name}")
        command: click.Command = getattr(module, name)
        return command

    def format_commands(
        self,
        ctx: click.Context,  # noqa: ARG002 - click's signature
        formatter: click.HelpFormatter,
    ) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(self._told.items()))


@click.command(cls=LazyGroup, package=__name__, told=_COMMANDS)
@click.version_option(package_name="warmhandoff")
def main() -> None:
    """Warm Handoff: from an online support community to a licensed clinician, by consent.

    Every setting is an environment variable; .env.example explains each.
    """
