"""The documented proxy: which layer answers when the others are away."""

import json
import signal

import pytest

from tests.faults.conftest import Site
from tests.faults.crowd import SLOW, slow_clients
from tests.faults.probe import LONGEST, ask, assert_answers, get, helps, measure, until
from tests.faults.programs import answers, send

pytestmark = pytest.mark.slow
SCREEN = (
    get("/v1/crisis/screen", "Content-Length: 25", method="POST") + b'{"text": "I want to die"}'
)


def _json(answer: bytes) -> dict[str, object]:
    found: dict[str, object] = json.loads(answer.partition(b"\r\n\r\n")[2])
    return found


def _screened(port: int) -> dict[str, object]:
    answer = ask(port, SCREEN, within=5)
    assert helps(answer), answer[:100]
    return _json(answer)


def test_each_path_goes_to_who_knows_it_when_all_is_well(site: Site) -> None:
    port = site.proxy.port
    assert answers(port, "/readyz")
    assert answers(port, "/v1/referrals", b"401"), "the app"
    assert _screened(port)["level"] == "L2"
    for path in (
        "/crisis",
        "/v1/crisis/US",
        "//V1//Crisis",
        "/%63risis",
        "/.well-known/crisis.json",
    ):
        assert helps(ask(port, get(path))), path
    assert answers(port, "/crisis-plans", b"404"), "no crisis path, so the app says"


def test_rest_gets_503_with_the_block_when_the_app_is_frozen(site: Site) -> None:
    site.app.freeze()
    assert until(lambda: answers(site.proxy.port, "/v1/referrals", b"503"), within=5)
    answer = ask(site.proxy.port, get("/v1/referrals"))
    problem = _json(answer)
    assert b"Retry-After: 5" in answer.title()
    assert (problem["status"], problem["crisis"]["primary"]["id"]) == (503, "us-988")  # type: ignore[index]
    assert (_screened(site.proxy.port)["degraded"], answers(site.proxy.port, "/readyz")) == (
        True,
        False,
    )


def test_screen_is_answered_when_the_app_has_only_just_frozen(site: Site) -> None:
    site.app.freeze()
    assert _screened(site.proxy.port)["degraded"] is True


def test_app_answers_when_the_process_is_killed(site: Site) -> None:
    site.crisis.kill()
    assert_answers(site.proxy.port)


def test_app_answers_when_the_process_is_frozen(site: Site) -> None:
    site.crisis.freeze()
    assert_answers(site.proxy.port, p99=LONGEST)  # at first each is asked in vain for 100 ms
    assert_answers(site.proxy.port)
    send(signal.SIGCONT, site.crisis.popen.pid)
    site.app.kill()
    assert until(lambda: not measure(site.proxy.port, count=20).failed), "it is taken back"


def test_proxy_answers_itself_when_both_are_gone(site: Site) -> None:
    site.crisis.kill()
    site.app.kill()
    assert b"988" in ask(site.proxy.port, get("/v1/crisis")), "even before it knows"
    assert until(lambda: answers(site.proxy.port, "/v1/crisis"), within=5)
    assert_answers(site.proxy.port)
    refused = ask(site.proxy.port, get("/v1/referrals"), within=3)
    assert (refused.split(b" ")[1], b"988" in refused) == (b"503", True)


@pytest.mark.parametrize("kind", SLOW)
def test_help_is_answered_when_200_slow_clients_are_attached_to_the_proxy(
    site: Site, kind: str
) -> None:
    with slow_clients(site.proxy.port, kind, 200):
        assert_answers(site.proxy.port)
        assert answers(site.proxy.port, "/readyz"), "the others get their turn too"
