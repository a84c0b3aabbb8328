"""Listener: one connection of a process that hears a channel for all its threads."""

import time
from collections.abc import Collection
from threading import Condition, Thread

import psycopg
import structlog
from sqlalchemy import Engine

_HEARD_WITHIN = 1.0  # seconds between two looks at whether anybody still listens
_AGAIN_AFTER = 0.5  # seconds before a lost connection is tried again
_IDLE = 30.0  # seconds without a listener until the connection is given up
_log = structlog.get_logger("warmhandoff")


class Listener:
    """Hears NOTIFY on one channel, as the application's login role, which can read nothing.

    The connection is made when somebody first listens, made again when it is lost, and given up
    when nobody has listened for a while, so that an app that ends leaves nothing behind. It is a
    hint and no queue: what is said while it is away is lost, and every return wakes everybody.
    """

    def __init__(self, engine: Engine, channel: str) -> None:
        self._engine = engine
        self._channel = channel
        self._changed = Condition()
        self._thread: Thread | None = None
        self._count = 0
        self._heard: dict[str, int] = {}
        self._anything = 0
        self._listening = 0
        self._last = 0.0

    def mark(self) -> int:
        """Return a mark of now, before one looks: `wait` then misses nothing that comes after."""
        with self._changed:
            self._last = time.monotonic()
            # a fork keeps the object and no thread: then it is not alive either
            if self._thread is None or not self._thread.is_alive():
                self._thread = Thread(target=self._run, name="listener", daemon=True)
                self._thread.start()
            return self._count

    def wait(self, mark: int, subjects: Collection[str], seconds: float) -> bool:
        """Wait until one of these was named after the mark; returns whether one was."""
        with self._changed:
            self._listening += 1
            try:
                return self._changed.wait_for(lambda: self._came(mark, subjects), seconds)
            finally:
                self._listening -= 1
                self._last = time.monotonic()

    def _came(self, mark: int, subjects: Collection[str]) -> bool:
        latest = max((self._heard.get(each, 0) for each in subjects), default=0)
        return max(latest, self._anything) > mark

    def _run(self) -> None:
        while self._is_wanted(_IDLE):
            try:
                self._hear()
            except psycopg.Error as error:
                if not self._is_wanted(0):
                    continue
                _log.warning("listener lost", error=type(error).__name__)
                time.sleep(_AGAIN_AFTER)

    def _hear(self) -> None:
        _, options = self._engine.dialect.create_connect_args(self._engine.url)
        with psycopg.connect(
            **options, autocommit=True, connect_timeout=2, keepalives_idle=10
        ) as connection:
            connection.execute(f"LISTEN {self._channel}")
            self._tell(None)
            while self._is_wanted(_IDLE):
                for heard in connection.notifies(timeout=_HEARD_WITHIN):
                    self._tell(heard.payload)

    def _tell(self, subject: str | None) -> None:
        with self._changed:
            self._count += 1
            if subject is None:
                self._anything = self._count
            else:
                self._heard[subject] = self._count
            self._changed.notify_all()

    def _is_wanted(self, idle: float) -> bool:
        with self._changed:
            wanted = self._listening > 0 or time.monotonic() - self._last < idle
            if not wanted:
                self._thread = None
            return wanted
