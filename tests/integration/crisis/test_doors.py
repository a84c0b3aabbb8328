"""Where the crisis process listens: where it was told, or loudly elsewhere until it can."""

import socket
from collections.abc import Iterator
from contextlib import ExitStack

import pytest

from api.crisis import doors as module
from api.crisis.doors import DEFAULT_PORT, Doors, listen
from api.settings import Settings


@pytest.fixture
def closing() -> Iterator[ExitStack]:
    with ExitStack() as stack:
        yield stack


@pytest.fixture
def other(closing: ExitStack) -> socket.socket:
    """Another program, which listens and shares its port with nobody."""
    return closing.enter_context(socket.create_server(("127.0.0.1", 0)))


def _port(of: socket.socket) -> int:
    port: int = of.getsockname()[1]
    return port


def _connects(host: str, port: int) -> bool:
    try:
        socket.create_connection((host, port), timeout=1).close()
    except OSError:
        return False
    return True


@pytest.mark.parametrize(
    ("host", "reached", "not_reached"),
    [
        ("127.0.0.1", ["127.0.0.1"], ["::1"]),
        ("::1", ["::1"], ["127.0.0.1"]),
        ("[::1]", ["::1"], ["127.0.0.1"]),
        ("::", ["::1", "127.0.0.1"], []),
        ("0.0.0.0", ["127.0.0.1"], ["::1"]),
    ],
)
def test_it_listens_on_the_address_that_host_names(
    closing: ExitStack, host: str, reached: list[str], not_reached: list[str]
) -> None:
    (door,) = listen(host, 0)
    closing.enter_context(door)
    assert all(_connects(each, _port(door)) for each in reached)
    assert not any(_connects(each, _port(door)) for each in not_reached)


def test_both_loopbacks_are_meant_by_localhost(closing: ExitStack) -> None:
    found = [closing.enter_context(each) for each in listen("localhost", 0)]
    assert [each.family for each in found] == [socket.AF_INET, socket.AF_INET6]


@pytest.mark.parametrize("host", ["example.org", "", "\0", "300.1.1.1", "192.0.2.1", "é" * 99])
def test_loopback_is_taken_when_host_makes_no_sense(closing: ExitStack, host: str) -> None:
    doors = Doors(host, 0)
    (door,) = doors.opened()
    closing.enter_context(door)
    assert _connects("127.0.0.1", _port(door))


def test_two_copies_share_a_port(closing: ExitStack) -> None:
    (first,) = listen("127.0.0.1", 0)
    closing.enter_context(first)
    (second,) = listen("127.0.0.1", _port(first))
    closing.enter_context(second)
    assert _port(first) == _port(second)


def test_another_port_is_taken_until_the_wanted_one_comes_free(
    closing: ExitStack, other: socket.socket, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_AGAIN_IN", 0.0)
    wanted = _port(other)
    doors = Doors("127.0.0.1", wanted)
    (meanwhile,) = doors.opened()
    closing.enter_context(meanwhile)
    assert _port(meanwhile) != wanted
    assert doors.opened() == [], "nothing new"
    other.close()
    (at_last,) = doors.opened()
    closing.enter_context(at_last)
    assert _port(at_last) == wanted
    assert _connects("127.0.0.1", _port(meanwhile)), "who knows this one is still answered"
    assert doors.opened() == []


def test_default_port_is_the_one_of_the_settings() -> None:
    assert Settings.from_env().crisis_port == DEFAULT_PORT
