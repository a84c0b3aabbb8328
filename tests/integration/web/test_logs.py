"""What the whole app logs of real requests: no path, query, body or token."""

import io
import json
from contextlib import redirect_stderr
from uuid import uuid4

import structlog

from api.web.logs import configure_logging
from tests.integration.web.refusals import CANARY
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
