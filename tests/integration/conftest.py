"""What holds after every test with a database: no open referral is left without a next step."""

from collections.abc import Iterator

import pytest

from api.db.bootstrap import Urls
from tests.integration.stuck import stuck


@pytest.fixture(autouse=True)
def _nothing_is_stuck(request: pytest.FixtureRequest) -> Iterator[None]:
    """Look for dead ends in the test's own database, before it is dropped.

    `planted("why")` leaves it out, for a test that puts broken rows there on purpose.
    """
    planted = request.node.get_closest_marker("planted")
    if planted is not None:
        (why,) = planted.args
        assert why, "a reason is named"
    looks = planted is None and "database" in request.fixturenames
    urls = request.getfixturevalue("database") if looks else None
    yield
    if isinstance(urls, Urls):
        assert stuck(urls) == []
