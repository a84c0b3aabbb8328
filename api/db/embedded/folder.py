"""The folder of an embedded server: one holder at a time, and a private place for its socket."""

import fcntl
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

# sockaddr_un holds 104 bytes on macOS and 108 on Linux; "/.s.PGSQL.5432" takes 14, NUL one
_LONGEST = 89


class EmbeddedServerError(RuntimeError):
    """The embedded server cannot be had; the sentence says what to do."""


class FolderInUse(EmbeddedServerError):
    """Another live program holds this folder."""


@contextmanager
def held(folder: Path) -> Iterator[None]:
    """Hold the folder, made 0700, for this process alone; raises `FolderInUse` at once."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    folder.chmod(0o700)
    with (folder / "lock").open("a+") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            lock.seek(0)
            raise FolderInUse(f"{folder} is in use by the program {lock.read()}") from None
        lock.truncate(0)
        lock.write(str(os.getpid()))
        lock.flush()
        yield


def new_socket_folder(folder: Path) -> Path:
    """Make an empty 0700 folder for the socket, inside `folder` where its path is short enough.

    A socket's path is bounded, and a comma would read as two hosts; then it is a temporary
    folder, recorded in `folder`, so that whoever comes after a crash can remove it.
    """
    remove_socket_folder(folder)
    inside = folder / "socket"
    if len(os.fsencode(inside)) <= _LONGEST and "," not in str(inside):
        inside.mkdir(mode=0o700)
        return inside
    outside = Path(tempfile.mkdtemp(prefix="warmhandoff-", dir=_short_temporary_folder()))
    _record(folder).write_text(str(outside))
    return outside


def remove_socket_folder(folder: Path) -> None:
    """Remove this and any earlier run's socket folder; a socket of a killed server stays behind."""
    shutil.rmtree(folder / "socket", ignore_errors=True)
    record = _record(folder)
    if record.exists():
        shutil.rmtree(record.read_text(), ignore_errors=True)
        record.unlink()


def _record(folder: Path) -> Path:
    return folder / "socket_elsewhere"


def _short_temporary_folder() -> str:
    usual = Path(tempfile.gettempdir()).resolve()
    fits = len(os.fsencode(usual / "warmhandoff-12345678")) <= _LONGEST and "," not in str(usual)
    return str(usual) if fits else "/tmp"  # noqa: S108 - mkdtemp makes a 0700 folder in it
