"""Random JSON, and a good referral with one random value: never a server error."""

import json
from typing import Any
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.integration.web.refusals import refused
from tests.integration.web.test_hostile_bodies import places, sent, with_value
from tests.world import Caller, World

pytestmark = pytest.mark.slow
SETTINGS = settings(
    max_examples=150,
    derandomize=True,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
LEAVES = (
    st.none()
    | st.booleans()
    | st.integers(-(2**70), 2**70)
    | st.floats()
    | st.text(max_size=12)
    | st.datetimes().map(lambda moment: f"{moment.isoformat()}Z")
    | st.sampled_from(["en", "NY", "anxiety", "narrative", "screener", "2026-11-22T14:00:00Z"])
)
ANYTHING = st.recursive(
    LEAVES,
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4)
    ),
    max_leaves=12,
)


def checked(platform: Caller, body: Any) -> None:
    """Send JSON as a careless client would: surrogates, NaN and huge integers included."""
    answer = sent(platform, json.dumps(body).encode())
    if answer.status_code == 400:
        refused(answer, 400, "malformed-request")
    elif answer.status_code == 422:
        refused(answer, 422, "invalid-request")
    else:
        assert answer.status_code in {201, 404, 409}, answer.text


@given(body=ANYTHING)
@SETTINGS
def test_answer_is_no_server_error_when_the_body_is_random(platform: Caller, body: Any) -> None:
    checked(platform, body)


@given(chosen=st.data())
@SETTINGS
def test_answer_is_no_server_error_when_one_value_of_a_good_body_is_random(
    site: World, platform: Caller, chosen: st.DataObject
) -> None:
    body = site.body(platform, member_ref=str(uuid4()))
    body["context"].append({"kind": "screener", "instrument": "phq-9", "answers": {"9": 1}})
    way = chosen.draw(st.sampled_from(places(body)))
    checked(platform, with_value(body, way, chosen.draw(ANYTHING)))
