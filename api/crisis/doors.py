"""Doors: the addresses where the crisis process listens, and other ones while it cannot."""

import socket
import time

DEFAULT_HOST, DEFAULT_PORT = "127.0.0.1", 8988
_BACKLOG = 4096
_AGAIN_IN = 1.0  # seconds
_LOOPBACK = ("127.0.0.1", "::1")


class Doors:
    """Opens the wanted address; where it cannot be had, another one, and tries again for good."""

    def __init__(self, host: str, port: int) -> None:
        self._host, self._port = host, port
        self._has_wanted = self._has_any = False
        self._next = 0.0  # monotonic seconds

    def opened(self) -> list[socket.socket]:
        """Return what could be opened since the last call, listening; blocks on nothing."""
        if self._has_wanted or time.monotonic() < self._next:
            return []
        self._next = time.monotonic() + _AGAIN_IN
        found = listen(self._host, self._port)
        self._has_wanted = bool(found)
        if not self._has_any:
            found = found or self._elsewhere()
            self._has_any = bool(found)
        return found

    def _elsewhere(self) -> list[socket.socket]:
        """Find a free port, or an address that every machine has."""
        return listen(self._host, 0) or listen(DEFAULT_HOST, self._port) or listen(DEFAULT_HOST, 0)


def listen(host: str, port: int) -> list[socket.socket]:
    """Listen on a numeric address, or on both of `localhost`; empty where that cannot be had.

    No name is looked up: a name server that is away would hold up the start. Two processes of
    one account may share a port (SO_REUSEPORT).
    """
    hosts = _LOOPBACK if host == "localhost" else (host.strip("[]"),)
    found = []
    for one in hosts:
        try:
            found.append(_listener(one, port))
        except (OSError, ValueError):  # taken, not ours, or no address at all
            continue
    return found


def _listener(host: str, port: int) -> socket.socket:
    family, kind, protocol, _, address = socket.getaddrinfo(
        host, port, type=socket.SOCK_STREAM, flags=socket.AI_NUMERICHOST
    )[0]
    listener = socket.socket(family, kind, protocol)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        if family == socket.AF_INET6:  # `::` means everybody, IPv4 too
            listener.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 0)
        listener.bind(address)
        listener.listen(_BACKLOG)
        listener.settimeout(0)
    except OSError:
        listener.close()
        raise
    return listener
