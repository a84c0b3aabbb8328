"""`warmhandoff openapi`: the OpenAPI document as a file, made from the routes themselves."""

import difflib
import tempfile
from pathlib import Path
from typing import Any

import click
import yaml

from api.cli.keys import ensure_keys
from api.settings import Settings

_FILE = Path("openapi/openapi.yaml")
_SHOWN = 40  # lines of a difference


@click.command()
@click.option("--check", is_flag=True, help="Write nothing; exit with 1 if the file is stale.")
@click.argument("path", type=click.Path(dir_okay=False, path_type=Path), default=_FILE)
def openapi(*, check: bool, path: Path) -> None:
    """Write the OpenAPI document to PATH (openapi/openapi.yaml); needs no database."""
    document = emit()
    if check:
        _compare(path, document)
    else:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(document, encoding="utf-8")


def emit() -> str:
    """Return the document of an app that is made for this alone, as YAML."""
    from api.app import create_app  # noqa: PLC0415 - help and the other commands do without
    from api.web.api import document_of  # noqa: PLC0415

    with tempfile.TemporaryDirectory() as folder:
        settings = _settings(Path(folder))
        ensure_keys(settings)
        document = document_of(create_app(settings))
    return yaml.dump(document, Dumper=_Plain, sort_keys=False, allow_unicode=True, width=100)


def _settings(folder: Path) -> Settings:
    """Name nothing real: the app connects to nothing before a request needs it."""
    return Settings(
        data_dir=folder,
        host="127.0.0.1",
        port=8000,
        crisis_port=8988,
        base_url="http://127.0.0.1:8000",
        database_url="postgresql://nobody@127.0.0.1:1/nothing",
        migration_database_url=None,
        secret_key_file=folder / "secret_key",
        signing_key_file=folder / "signing_key.json",
        root_key_file=folder / "root_keys.json",
        workers=1,
        threads=8,
        sandbox=False,
        log_level="ERROR",
    )


class _Plain(yaml.SafeDumper):
    """YAML without anchors, which few readers of OpenAPI follow, and with lists set in."""

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002 - PyYAML's signature
        return True

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002, FBT001, FBT002
        super().increase_indent(flow, indentless=False)


def _compare(path: Path, document: str) -> None:
    """Exit with 1, showing where the file and the routes differ."""
    kept = path.read_text(encoding="utf-8") if path.exists() else ""
    if kept == document:
        return
    lines = difflib.unified_diff(
        kept.splitlines(), document.splitlines(), str(path), "the routes", lineterm="", n=1
    )
    for number, line in enumerate(lines):
        if number == _SHOWN:
            click.echo("...", err=True)
            break
        click.echo(line, err=True)
    raise click.ClickException(f"{path} is stale: write it anew with `make openapi`.")
