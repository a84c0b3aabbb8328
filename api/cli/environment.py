"""The settings as a command reads them: a mistake is a sentence and exit code 2."""

import click

from api.settings import EnvError, Settings


class WrongSetting(click.ClickException):
    """The environment asks for something that cannot be had; exit code 2."""

    exit_code = 2


def read_settings() -> Settings:
    """Read the environment; raises `WrongSetting` naming all that is wrong with it."""
    try:
        return Settings.from_env()
    except EnvError as error:
        raise WrongSetting(str(error)) from error
