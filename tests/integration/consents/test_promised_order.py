"""Lists come in the order that is promised, whichever way their rows lie in the tables."""

import re
from typing import Any

import pytest
from joserfc import jwt
from joserfc.jwk import KeySet

from tests.integration.consents.turned import turned
from tests.integration.pages.conftest import visiting
from tests.world import Caller, World, claimed

ITEMS = [
    {"kind": "narrative", "text": "first"},
    {"kind": "post_excerpt", "text": "second"},
    {"kind": "contact", "text": "third"},
]


@pytest.fixture
def shared(world: World) -> tuple[Caller, dict[str, Any], Caller]:
    """A platform, a referral whose items all may be read, and its member; all turned round."""
    platform = world.platform()
    referral, member = world.queued(platform, context=ITEMS)
    _all_turned(world)
    return platform, referral, member


def _all_turned(world: World) -> None:
    turned(world, "context_item", "id")
    turned(world, "consent_item", "context_id", "purpose")
    for table in ("context_key", "context_body"):
        turned(world, table, "context_id")


def test_clinician_and_member_see_items_in_the_order_they_came(
    world: World, shared: tuple[Caller, dict[str, Any], Caller]
) -> None:
    _, referral, member = shared
    clinician = world.clinician("NY")
    claimed(clinician, referral)
    read = clinician.get(f"/v1/referrals/{referral['id']}/context").json["items"]
    assert [item["text"] for item in read] == ["first", "second", "third"]
    listed = member.get(f"/v1/referrals/{referral['id']}").json["context"]
    assert [item["kind"] for item in listed] == [item["kind"] for item in ITEMS]


def test_page_asks_about_items_in_the_order_they_came(world: World) -> None:
    visitor = visiting(world, context=ITEMS)
    _all_turned(world)
    page = visitor.browser.get(f"/my/consents/{visitor.id_of('consent')}/change").text
    asked = dict.fromkeys(re.findall(r'name="([0-9a-f-]{36})"', page))
    assert [*asked] == [item["id"] for item in visitor.referral["context"]]


def test_consent_and_receipt_name_items_and_purposes_in_one_order(
    world: World, shared: tuple[Caller, dict[str, Any], Caller]
) -> None:
    _, referral, member = shared
    [consent] = member.get("/v1/consents").json["items"]
    assert {tuple(item["purposes"]) for item in consent["items"]} == {("care", "triage")}
    keys = KeySet.import_key_set(world.app.test_client().get("/oauth/jwks.json").json)  # type: ignore[arg-type]
    [receipt] = member.get(f"/v1/consents/{consent['id']}/receipt").json["items"]
    claims = jwt.decode(receipt["receipt"], keys, algorithms=["ES256"]).claims
    named = claims["consent"]["items"]
    assert [item["context_id"] for item in named] == [item["id"] for item in referral["context"]]
    assert {tuple(item["purposes"]) for item in named} == {("care", "triage")}


def test_revocation_lists_what_was_read_oldest_first(
    world: World, shared: tuple[Caller, dict[str, Any], Caller]
) -> None:
    _, referral, member = shared
    clinician = world.clinician("NY")
    claimed(clinician, referral)
    assert clinician.get(f"/v1/referrals/{referral['id']}/context").status_code == 200
    turned(world, "disclosure", "id")
    [consent] = member.get("/v1/consents").json["items"]
    listed = member.post(f"/v1/consents/{consent['id']}/revoke").json["disclosed"]
    kinds = [item["kind"] for item in ITEMS]
    assert [entry["what"] for entry in listed] == ["referral.opened", *kinds]
