"""What the commands of `warmhandoff clinician` share: a body to read, and the database."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, TextIO

import click
from sqlalchemy import NullPool, create_engine
from sqlalchemy.orm import Session

from api.cli.database import database
from api.cli.environment import WrongSetting, read_settings
from api.web.problems import InvalidRequest, Problem
from api.web.schema import RequestSchema, errors_of


@contextmanager
def as_owner() -> Iterator[Session]:
    """Yield one transaction of the schema's owner; a refusal is a sentence and exit code 1.

    An embedded server is started for it, so a run on the same DATA_DIR has to be stopped before.
    """
    with database(read_settings()) as found:
        if found.owner is None:
            raise WrongSetting("MIGRATION_DATABASE_URL is needed: the role that owns the schema.")
        engine = create_engine(found.owner, poolclass=NullPool, hide_parameters=True)
        try:
            with Session(engine) as session, session.begin():
                yield session
        except Problem as problem:
            raise click.ClickException(_said(problem)) from problem


def body_of(file: TextIO, schema: RequestSchema) -> Any:
    """Read a JSON body as the API reads it; what is wrong with it is named by pointer."""
    try:
        sent = json.load(file)
    except ValueError as error:
        raise click.ClickException(f"no JSON: {error}") from error
    if wrong := schema.validate(sent):
        raise click.ClickException(_listed(errors_of(wrong)))
    return schema.load(sent)


def _said(problem: Problem) -> str:
    if isinstance(problem, InvalidRequest):
        return _listed(problem.members["errors"])
    return problem.detail or problem.title


def _listed(errors: list[dict[str, str]]) -> str:
    return "\n".join(f"{each['pointer']}: {each['detail']}" for each in errors)
