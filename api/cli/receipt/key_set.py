"""Whose keys a receipt is checked against: a published set, a file of one, or this server's own."""

import json
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import click
import httpx

from api.cli.environment import WrongSetting
from api.oauth.keys import SigningKeyUnusable, load_signing_keys
from api.settings import Settings

_WITHIN = 10.0  # seconds
_LOOPBACK = {"127.0.0.1", "::1", "localhost"}


@dataclass(frozen=True, slots=True)
class PublishedKeys:
    """A JWK Set (RFC 7517), and in whose name it may sign; `None` where only the caller knows."""

    keys: dict[str, Any]
    issuer: str | None


def key_set(named: str | None, settings: Settings) -> PublishedKeys:
    """Return the set at a URL or in a file; without a name the one of this server.

    A set from the network signs for its own origin alone: whoever hands out a false receipt could
    hand out an address of keys beside it.
    """
    if named is None and urlsplit(settings.base_url).hostname in _LOOPBACK:
        return PublishedKeys(_own(settings), settings.base_url)
    address = named or f"{settings.base_url}/oauth/jwks.json"
    parts = urlsplit(address)
    if parts.scheme not in {"http", "https"}:
        return PublishedKeys(_of_file(address), None)
    if parts.scheme == "http" and parts.hostname not in _LOOPBACK:
        raise click.ClickException("Keys are fetched with https alone: anybody could change them.")
    return PublishedKeys(_fetched(address), f"{parts.scheme}://{parts.netloc}")


def _own(settings: Settings) -> dict[str, Any]:
    try:
        return load_signing_keys(settings.signing_key_file).public_set()
    except SigningKeyUnusable as error:
        raise WrongSetting(str(error)) from error


def _of_file(path: str) -> dict[str, Any]:
    try:
        with click.open_file(path, encoding="utf-8") as file:
            return _set(json.load(file))
    except (OSError, ValueError, TypeError, LookupError) as error:
        raise click.ClickException(f"{path} holds no key set.") from error


def _fetched(address: str) -> dict[str, Any]:
    try:
        answer = httpx.get(address, timeout=_WITHIN, follow_redirects=False, trust_env=False)
        return _set(answer.raise_for_status().json())
    except (httpx.HTTPError, ValueError, TypeError, LookupError) as error:
        raise click.ClickException(f"There is no key set at {address}.") from error


def _set(found: Any) -> dict[str, Any]:
    return {"keys": list(found["keys"])}
