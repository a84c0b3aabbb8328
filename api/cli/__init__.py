"""The `warmhandoff` command; each subcommand is a module of its own, imported when it is called."""

from importlib import import_module

import click

_COMMANDS = {
    "run": "Start all of it on this machine: database, server, worker. What `make run` runs.",
    "serve": "Serve HTTP only.",
    "worker": "Run the background worker only.",
    "migrate": "Bring the database's schema up to date.",
    "bootstrap": "Print the SQL that makes the database and its roles.",
    "token": "Print a fresh access token for somebody of the sandbox.",
    "demo": "Walk one referral from a community to a clinician and back.",
    "openapi": "Write the OpenAPI document.",
}


class _Lazy(click.Group):
    """A group that lists its commands without importing them, so that help is instant."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in _COMMANDS:
            return None
        command: click.Command = getattr(import_module(f"api.cli.{cmd_name}"), cmd_name)
        return command

    def format_commands(
        self,
        ctx: click.Context,  # noqa: ARG002 - click's signature
        formatter: click.HelpFormatter,
    ) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(_COMMANDS.items()))


@click.command(cls=_Lazy)
@click.version_option(package_name="warmhandoff")
def main() -> None:
    """Warm Handoff: from an online support community to a licensed clinician, by consent.

    Every setting is an environment variable; .env.example explains each.
    """
