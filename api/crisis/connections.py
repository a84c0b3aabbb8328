"""Connections: one thread holds thousands of them, and answers each of them once."""

import selectors
import socket
import time
from collections.abc import Callable
from contextlib import suppress
from selectors import EVENT_READ, EVENT_WRITE
from typing import Any, cast

from api.crisis.request import read_request

_WITHIN = 10.0  # seconds for a request to come, for more of the answer to go, and to hang up
_ACCEPTED_AT_ONCE = 64  # then those who are here get their turn
_CHUNK = 16_384
_DISCARDED = 16 * 2**20  # bytes of a body: nobody reads it, but who hangs up on it is not heard
_NOT_NOW = (BlockingIOError, InterruptedError)


class Connection:
    """One client: what has come from it, and what is still to go to it."""

    __slots__ = ("answered", "awaited", "ended", "read", "received", "socket", "unsent", "until")

    def __init__(self, accepted: socket.socket) -> None:
        self.socket = accepted
        self.received, self.unsent = b"", memoryview(b"")
        self.read = 0  # bytes in all
        self.answered = self.ended = False
        self.awaited = EVENT_READ
        self.until = 0.0  # monotonic seconds


class Connections:
    """Everyone who is connected, at most `most`; `look` is one round of attending to them.

    `respond` makes the whole answer from a WSGI environ and raises nothing. A connection serves
    one request, so that a body which nobody reads is never taken for the next one. Who has been
    silent for `within` seconds is given up; where room is needed, who has been silent longest.
    """

    def __init__(
        self, respond: Callable[[dict[str, Any]], bytes], *, most: int, within: float = _WITHIN
    ) -> None:
        self._respond, self._most, self._within = respond, most, within
        self._selector = selectors.DefaultSelector()
        self._listeners: list[socket.socket] = []
        self._open: dict[Connection, None] = {}  # who was silent longest comes first

    def listen(self, listener: socket.socket) -> None:
        """Accept from this socket too; from now on it is ours to close."""
        self._selector.register(listener, EVENT_READ)
        self._listeners.append(listener)

    def look(self, patience: float) -> None:
        """Wait at most `patience` seconds for something to do, and do it."""
        for key, _ in self._selector.select(patience):
            if key.data is None:
                self._accept(cast("socket.socket", key.fileobj))
            else:
                self._attend(key.data)
        now = time.monotonic()
        while (oldest := next(iter(self._open), None)) and oldest.until < now:
            self._give_up(oldest)

    def finish(self, within: float) -> None:
        """Take in who is at the door, shut it, and answer whoever asks within these seconds."""
        for listener in self._listeners:
            self._accept(listener)
            self._selector.unregister(listener)
            listener.close()
        until = time.monotonic() + within
        while self._open and time.monotonic() < until:  # who is silent has perhaps just come
            self.look(0.01)
        for connection in list(self._open):
            self._give_up(connection)
        self._selector.close()

    def _accept(self, listener: socket.socket) -> None:
        for _ in range(_ACCEPTED_AT_ONCE):
            try:
                accepted, _address = listener.accept()
            except _NOT_NOW:
                return
            except OSError:  # the process or the machine has no file left
                self._make_room()
                return
            accepted.settimeout(0)
            connection = Connection(accepted)
            self._selector.register(accepted, EVENT_READ, connection)
            self._renew(connection)
            self._attend(connection)  # what it asks may be here already
            if len(self._open) > self._most:
                self._make_room()

    def _make_room(self) -> None:
        for oldest in list(self._open)[:1]:
            self._give_up(oldest)

    def _attend(self, connection: Connection) -> None:
        try:
            with suppress(*_NOT_NOW):
                if not connection.ended:
                    self._read(connection)
            with suppress(*_NOT_NOW):
                if connection.unsent:
                    self._write(connection)
            self._await(connection)
        except OSError:
            self._drop(connection)

    def _read(self, connection: Connection) -> None:
        chunk = connection.socket.recv(_CHUNK)
        connection.ended = not chunk
        connection.read += len(chunk)
        if not connection.answered:
            connection.received += chunk
            self._answer(connection, is_all=connection.ended)

    def _answer(self, connection: Connection, *, is_all: bool) -> None:
        if connection.received and (environ := read_request(connection.received, is_all=is_all)):
            connection.answered, connection.received = True, b""
            connection.unsent = memoryview(self._respond(environ))

    def _write(self, connection: Connection) -> None:
        sent = connection.socket.send(connection.unsent)
        connection.unsent = connection.unsent[sent:]
        self._renew(connection)
        if not connection.unsent:
            connection.socket.shutdown(socket.SHUT_WR)

    def _renew(self, connection: Connection) -> None:
        connection.until = time.monotonic() + self._within
        self._open.pop(connection, None)
        self._open[connection] = None

    def _await(self, connection: Connection) -> None:
        """Wait for what can still happen here; where nothing can, that was all."""
        awaited = (0 if connection.ended else EVENT_READ) | (
            EVENT_WRITE if connection.unsent else 0
        )
        if not awaited or connection.read > _DISCARDED:
            self._drop(connection)
        elif awaited != connection.awaited:
            connection.awaited = awaited
            self._selector.modify(connection.socket, awaited, connection)

    def _give_up(self, connection: Connection) -> None:
        """Hang up; who has asked for something at least hears 988 before."""
        with suppress(OSError):
            self._answer(connection, is_all=True)
            connection.socket.send(connection.unsent)
        self._drop(connection)

    def _drop(self, connection: Connection) -> None:
        self._open.pop(connection, None)
        with suppress(KeyError, ValueError, OSError):  # it may be gone already
            self._selector.unregister(connection.socket)
        connection.socket.close()
