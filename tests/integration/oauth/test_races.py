"""Eight at once: a code, an assertion and a guess each count exactly once, and nothing is a 500."""

from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest

from tests.integration.oauth.small_site import Site

EIGHT = 8
ROUNDS = 5
MANY = pytest.mark.parametrize("rounds", [ROUNDS, pytest.param(40, marks=pytest.mark.slow)])


def _at_once(act: Callable[[], int]) -> Counter[int]:
    barrier = Barrier(EIGHT)

    def run(_: int) -> int:
        barrier.wait(timeout=5)
        return act()

    with ThreadPoolExecutor(EIGHT) as pool:
        return Counter(pool.map(run, range(EIGHT)))


@MANY
def test_code_is_redeemed_once_and_its_grant_ends(own_site: Site, rounds: int) -> None:
    browser = own_site.signed_in()
    for _ in range(rounds):
        code = browser.code()
        assert _at_once(lambda: browser.redeem(code).status_code) == {200: 1, 400: 7}  # noqa: B023
    [(alive,)] = own_site.execute("SELECT count(*) FROM oauth_grant WHERE revoked_at IS NULL")
    assert alive == 0


@MANY
def test_assertion_is_redeemed_once(own_site: Site, rounds: int) -> None:
    for _ in range(rounds):
        assertion = own_site.assertion()
        answers = _at_once(lambda: own_site.member_token(assertion).status_code)  # noqa: B023
        assert answers == {200: 1, 400: 7}


def test_first_tokens_of_a_client_share_one_grant(own_site: Site) -> None:
    for _ in range(ROUNDS):
        own_site.execute("UPDATE oauth_grant SET revoked_at = now() WHERE revoked_at IS NULL")
        assert _at_once(lambda: own_site.platform_token().status_code) == {200: 8}
        [(live,)] = own_site.execute("SELECT count(*) FROM oauth_grant WHERE revoked_at IS NULL")
        assert live == 1


def test_guesses_at_once_are_counted_one_by_one(own_site: Site) -> None:
    browser = own_site.browser()
    form = {"username": "ngozi", "password": "wrong", "form_token": browser.form_token()}
    cookie = browser.client.get_cookie("wh-session", domain="127.0.0.1")
    assert cookie is not None

    def guess() -> int:
        another = own_site.browser()
        another.client.set_cookie("wh-session", cookie.value, domain="127.0.0.1")
        return another.post("/oauth/login", form).status_code

    assert _at_once(guess) == {403: 8}
    [(failures,)] = own_site.execute("SELECT failures FROM oauth_attempt")
    assert failures == 5  # four are free, the fifth begins the wait, the others come too soon
