"""Waiting for work without holding a database connection: a long poll's seats and rounds."""

import time
from collections.abc import Callable, Collection
from threading import BoundedSemaphore
from typing import Protocol, TypeVar

from api.db.listen import Listener

CHANNEL = "intake"
LONGEST = 25
"""Seconds a poll may wait; proxies must allow a little more."""

# A hint can be lost with its connection, and what only time or a clinician's own change brings
# into view gives none: looking again is the truth.
_LOOK_EVERY = 5.0
# After a look in vain, so that a busy state cannot make one poll ask without a pause.
_BREATH = 0.2


class Look(Protocol):
    """What one look at the queue came to."""

    places: Collection[str]

    @property
    def is_empty(self) -> bool: ...


L = TypeVar("L", bound=Look)


class WaitingRoom:
    """Seats for polls that wait; whoever finds none is answered at once."""

    def __init__(self, listener: Listener, seats: int) -> None:
        self._listener = listener
        self._seats = BoundedSemaphore(seats)

    def until_found(self, look: Callable[[], L], seconds: float) -> L:
        """Return what `look` finds: now, after new work, or at the end, and then perhaps nothing.

        Each look is a transaction of its own, so that the caller's grant is asked again and no
        connection is held between two.
        """
        if seconds <= 0:
            return look()
        mark = self._listener.mark()
        found = look()
        if not found.is_empty or not self._seats.acquire(blocking=False):
            return found
        try:
            return self._waited(look, found, mark, time.monotonic() + seconds)
        finally:
            self._seats.release()

    def _waited(self, look: Callable[[], L], found: L, mark: int, until: float) -> L:
        while found.is_empty and (left := until - time.monotonic()) > 0:
            self._listener.wait(mark, found.places, min(left, _LOOK_EVERY))
            mark = self._listener.mark()
            found = look()
            if found.is_empty:
                time.sleep(_BREATH)
        return found
