"""The first step: everyone of the sandbox gets a token of their own, as their software would."""

from typing import Any

from api.cli.demo.expectations import expect
from api.cli.demo.story import Caller, Story
from api.cli.sandbox import fetch_token


def get_tokens(story: Story) -> str:
    """Get a token of their own, through the OAuth endpoints."""
    sandbox = story.sandbox
    for persona, listed, key, id_key in (
        ("platform", "platforms", "name", "platform_id"),
        ("clinician", "clinicians", "username", "clinician_id"),
        ("member", "members", "member_ref", "member_id"),
    ):
        for one in sandbox[listed]:
            story.people[one[key]] = _caller(story, persona, one, one[key], one[id_key])
    tokens = {caller.token for caller in story.people.values()}
    expect("different tokens", len(tokens), len(story.people))
    return (
        f"{len(sandbox['platforms'])} platforms by client credentials,"
        f" {len(sandbox['clinicians'])} clinicians by sign-in and PKCE,"
        f" {len(sandbox['members'])} members vouched for by their platform"
    )


def _caller(story: Story, persona: str, one: dict[str, Any], name: str, id_: str) -> Caller:
    token = fetch_token(story.sandbox, persona, name)
    return Caller(one.get("name", name), story.http, id_, token)
