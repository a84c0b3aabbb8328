"""Whether a port is free, asked so that a sharing orphan cannot hide."""

import socket
import threading
from collections.abc import Iterator

import pytest

from api.cli.environment import WrongSetting
from api.cli.ports import ensure_free, free_port


@pytest.fixture
def other() -> Iterator[socket.socket]:
    """Another program's socket, opened as granian opens its own."""
    with socket.socket() as other:
        other.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        other.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        other.bind(("127.0.0.1", 0))
        other.listen()
        yield other


def _port(of: socket.socket) -> int:
    port: int = of.getsockname()[1]
    return port


@pytest.mark.parametrize("host", ["127.0.0.1", "0.0.0.0", "localhost"])
def test_it_is_refused_when_somebody_listens_there_and_would_share(
    other: socket.socket, host: str
) -> None:
    with pytest.raises(WrongSetting, match=f"port {_port(other)} .*PORT={_port(other) + 1}"):
        ensure_free(host, _port(other), patience=0)


def test_it_is_free_when_only_a_closed_connection_lingers(other: socket.socket) -> None:
    with socket.create_connection(("127.0.0.1", _port(other))):
        accepted, _ = other.accept()
        accepted.close()  # who closes first keeps the address for a minute (TIME_WAIT)
    port = _port(other)
    other.close()
    ensure_free("127.0.0.1", port, patience=0)


def test_wanted_port_is_taken_when_it_is_free(other: socket.socket) -> None:
    port = _port(other)
    other.close()
    assert free_port("127.0.0.1", port, but=port + 1, patience=0) == port


@pytest.mark.parametrize("spoken_for", [True, False])
def test_another_port_is_found_when_the_wanted_one_is_taken_or_spoken_for(
    other: socket.socket, *, spoken_for: bool
) -> None:
    port = _port(other)
    if spoken_for:
        other.close()
    found = free_port("127.0.0.1", port, but=port if spoken_for else 0, patience=0)
    assert found != port
    ensure_free("127.0.0.1", found, patience=0)


def test_it_waits_as_long_as_it_may_for_a_port_to_come_free(other: socket.socket) -> None:
    port = _port(other)
    threading.Timer(0.1, other.close).start()
    ensure_free("127.0.0.1", port, patience=5)


def test_it_says_so_when_the_host_is_not_ours() -> None:
    with pytest.raises(WrongSetting, match="HOST"):
        ensure_free("192.0.2.1", 8000, patience=0)
