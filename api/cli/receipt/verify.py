"""`warmhandoff receipt verify`: whether a receipt was signed, and what it says, in plain words."""

import json
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

import click

from api.cli.environment import read_settings
from api.cli.receipt.key_set import key_set
from api.consents.receipt import KIND
from api.oauth.readable_jws import NotSigned
from api.oauth.statements import verify_statement


@click.command()
@click.argument("file", type=click.File(encoding="utf-8"))
@click.option("--jwks", help="Keys to check with, a URL or a file; else those of BASE_URL.")
@click.option("--json", "as_json", is_flag=True, help="Print the claims as JSON instead.")
def verify(file: Any, jwks: str | None, *, as_json: bool) -> None:
    """Verify the receipt in FILE (- is standard input) and say what it says.

    Exit with 1 and one sentence where it was not signed as a receipt by one of the keys. A receipt
    says what was true when it was signed: a consent may have been revoked since.
    """
    published = key_set(jwks, read_settings())
    try:
        claims = verify_statement(file.read(), published.keys, KIND)
    except (NotSigned, UnicodeDecodeError) as error:
        raise click.ClickException(f"This receipt does not hold. {error}") from error
    if published.issuer not in (None, claims.get("iss")):
        raise click.ClickException(
            f"This receipt does not hold. These are the keys of {published.issuer}, in whose name"
            " it was not issued."
        )
    click.echo(json.dumps(claims, indent=2) if as_json else _in_words(claims))


def _in_words(claims: Mapping[str, Any]) -> str:
    try:
        return "\n".join(_told(claims))
    except (LookupError, TypeError, ValueError) as error:
        raise click.ClickException(
            "The signature holds, but this says something that this release has no words for:"
            " --json shows it."
        ) from error


def _told(claims: Mapping[str, Any]) -> Iterator[str]:
    at = datetime.fromtimestamp(claims["iat"], UTC)
    yield f"Signed by {claims['iss']}, receipt {claims['jti']}, {at:%Y-%m-%d %H:%M:%S} UTC"
    yield f"About the member {claims['sub']}"
    if claims["receipt"] == "disclosure":
        yield from _of_disclosure(claims["disclosure"])
    else:
        yield from _of_consent(claims)


def _of_disclosure(told: Mapping[str, Any]) -> Iterator[str]:
    recipient = told["recipient"]
    what = f"{told['what']}"
    if told["context_id"]:
        what += f" (item {told['context_id']}, version {told['context_version']})"
    yield f"Disclosed: {what}"
    yield f"To: {recipient['persona']} {recipient['id']}"
    yield f"For: {told['purpose']}"
    yield f"Under: consent {told['consent_id']}, notice {told['notice_version']}"
    if told["statement"]:
        yield f"With the statement: {told['statement']}"


def _of_consent(claims: Mapping[str, Any]) -> Iterator[str]:
    consent, notice = claims["consent"], claims["consent"]["notice"]
    if "status" in claims:
        yield f"Consent {consent['id']}: {claims['status']}, by {claims['changed_by']}"
    else:
        yield f"Copy of consent {consent['id']}, by {consent['method']}"
    yield f"Decided by: {consent['grantor']['role']}, on referral {consent['referral_id']}"
    yield f"For whom: {_recipient(consent['recipient'])}"
    for item in consent["items"]:
        yield f"Shares: {item['kind']} {item['context_id']} for {', '.join(item['purposes'])}"
    if not consent["items"]:
        yield "Shares: nothing"
    yield f"Tells the community: {consent['share_back']}"
    if consent.get("messages_with_platform"):
        yield "Lets the clinician and the community's staff write to each other"
    yield f"From {consent['period']['start']} to {consent['period']['end']}"
    yield (
        f"Text shown: {notice['version']} ({notice['language']}), SHA-256 {notice['sha256']};"
        f" policy {consent['policy_version']}, {', '.join(consent['regimes']) or 'no regime'}"
    )
    if consent["supersedes"]:
        yield f"In place of: consent {consent['supersedes']}"
    if erasure := claims.get("erasure"):
        yield (
            f"Keys destroyed: {erasure['keys_destroyed_at']}; the last backup that holds them ends"
            f" {erasure['backups_end_at']}"
        )


def _recipient(recipient: Mapping[str, Any]) -> str:
    named = recipient["clinician_id"] or recipient["organisation_id"]
    return f"{recipient['class']} {named}" if named else f"any {recipient['class']}"
