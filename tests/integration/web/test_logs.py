"""What the whole app logs of real requests: no path, query, body or token."""

import io
import json
from contextlib import redirect_stderr
from uuid import uuid4

import pytest
import structlog

from api.web.logs import configure_logging
from tests.integration.web.refusals import CANARY, refused
from tests.world import Caller, World


def test_no_line_repeats_what_was_sent_when_requests_succeed_and_fail(
    site: World, platform: Caller
) -> None:
    before = structlog.get_config()
    sent = site.body(platform, member_ref=f"{CANARY}{uuid4()}", reference=CANARY, text=CANARY)
    with redirect_stderr(io.StringIO()) as written:
        configure_logging("DEBUG")
        created = platform.post("/v1/referrals", sent, Idempotency_Key=CANARY)
        identifier = created.json["id"]
        platform.get(f"/v1/referrals/{identifier}?why={CANARY}")
        platform.get(f"/v1/referrals?reference={CANARY}&limit={CANARY}")
        platform.get(f"/v1/{CANARY}")
        platform.post("/v1/referrals", {"text": CANARY})
        platform.app.test_client().get(
            "/v1/referrals", headers={"Authorization": f"Bearer {CANARY}", "Cookie": CANARY}
        )
    structlog.configure(**before)
    lines = [json.loads(line) for line in written.getvalue().splitlines()]
    assert [line["status"] for line in lines] == [201, 422, 422, 404, 422, 401]
    for kept_out in (CANARY, identifier, str(platform.actor.grant_id), str(platform.actor.id)):
        assert kept_out not in written.getvalue()


def test_failure_names_its_type_and_place_alone_when_a_view_breaks(
    site: World, platform: Caller, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(**_: object) -> None:
        raise LookupError(CANARY)

    before = structlog.get_config()
    monkeypatch.setitem(site.app.view_functions, "referrals.get_referral", broken)
    with redirect_stderr(io.StringIO()) as written:
        configure_logging("DEBUG")
        answer = platform.get(f"/v1/referrals/{uuid4()}")
    structlog.configure(**before)
    refused(answer, 500, "internal-error")
    failed, ended = [json.loads(line) for line in written.getvalue().splitlines()]
    assert (failed["event"], failed["error"]) == ("request failed", "LookupError")
    assert failed["at"][-1].endswith(" broken")
    assert ended["request_id"] == answer.json["request_id"]
    assert CANARY not in written.getvalue()
