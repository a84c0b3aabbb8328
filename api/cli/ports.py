"""Whether a port is free: asked plainly, since granian would share it with an orphan."""

import errno
import socket
import time

from api.cli.environment import WrongSetting


def ensure_free(host: str, port: int, *, patience: float) -> None:
    """Return when the port can be bound; raises `WrongSetting` if not within `patience` seconds.

    SO_REUSEADDR passes over connections that linger in TIME_WAIT; without SO_REUSEPORT a socket
    that still listens makes `bind` fail, whatever options it was opened with.
    """
    until = time.monotonic() + patience
    while True:
        try:
            _bind(host, port)
        except OSError as error:
            if error.errno != errno.EADDRINUSE:
                raise WrongSetting(
                    f"cannot listen on {host}:{port}: {error.strerror}; see HOST and PORT"
                ) from error
            if time.monotonic() > until:
                raise WrongSetting(_taken(host, port)) from error
        else:
            return
        time.sleep(0.05)


def free_port(host: str, wanted: int, *, but: int, patience: float) -> int:
    """Return the wanted port if it comes free within `patience` seconds, else one that is free.

    `but` names a port that is spoken for, though nobody listens there yet.
    """
    try:
        if wanted != but:
            ensure_free(host, wanted, patience=patience)
            return wanted
    except WrongSetting:
        pass
    return _bind(host, 0)


def _bind(host: str, port: int) -> int:
    family, kind, protocol, _, address = socket.getaddrinfo(
        host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
    )[0]
    with socket.socket(family, kind, protocol) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        probe.bind(address)
        bound: int = probe.getsockname()[1]
        return bound


def _taken(host: str, port: int) -> str:
    return (
        f"port {port} on {host} is taken by another program: `lsof -i :{port}` names it."
        f" Stop that one, or start on the next port: PORT={port + 1} make run"
    )
