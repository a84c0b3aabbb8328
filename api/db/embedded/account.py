"""Which account runs the server's programs: PostgreSQL refuses to run as root."""

import os
import pwd
import stat
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from api.db.embedded.folder import EmbeddedServerError


@dataclass(frozen=True, slots=True)
class Account:
    """Ids for the server's programs, in the shape of `subprocess`; `None` means "as we are"."""

    uid: int | None = None
    gid: int | None = None
    groups: tuple[int, ...] | None = None

    def own(self, path: Path) -> None:
        """Give one file or folder to this account; raises `EmbeddedServerError` if impossible."""
        if self.uid is None or self.gid is None:
            return
        try:
            os.chown(path, self.uid, self.gid)
        except OSError as error:
            raise EmbeddedServerError(
                f"PostgreSQL does not run as root, and {path} cannot be given to uid {self.uid}"
                f" ({error.strerror}): start as an ordinary account, or set DATABASE_URL"
            ) from error


def account_for(data: Path) -> Account:
    """Choose the account: ourselves, or as root the owner of the data, at first `nobody`."""
    if os.geteuid() != 0:
        return Account()
    if data.exists() and data.stat().st_uid != 0:
        return Account(data.stat().st_uid, data.stat().st_gid, ())
    nobody = pwd.getpwnam("nobody")
    return Account(nobody.pw_uid, nobody.pw_gid, ())


def reaching(account: Account, folders: Iterable[Path]) -> Account:
    """Let `account` walk to these folders and return it with the groups that this takes.

    Only root needs it. A folder on the way that is closed to others gets the search bit for its
    own group (0700 becomes 0710) and the server joins that group: nothing is opened to others,
    and nothing can be listed that could not be before.
    """
    if account.uid is None:
        return account
    doors = {door for folder in folders for door in (folder, *folder.parents)}
    states = {door: door.stat() for door in doors}
    groups = {state.st_gid for state in states.values() if not state.st_mode & stat.S_IXOTH}
    for door, state in states.items():
        # being in a folder's group, one has the group's rights and no longer the others'
        if state.st_gid in groups and not state.st_mode & stat.S_IXGRP:
            door.chmod(stat.S_IMODE(state.st_mode) | stat.S_IXGRP)
    return replace(account, groups=tuple(sorted(groups)))


def open_programs(account: Account, folders: Iterable[Path]) -> None:
    """Let the account's groups read the wheel's files where a strict umask closed them."""
    if account.uid is None:
        return
    for folder in folders:
        if not folder.stat().st_mode & stat.S_IROTH:
            _open_tree(folder)


def _open_tree(folder: Path) -> None:
    for path in (folder, *folder.rglob("*")):
        if not path.is_symlink():
            mode = stat.S_IMODE(path.stat().st_mode)
            path.chmod(mode | (mode & (stat.S_IRUSR | stat.S_IXUSR)) >> 3)
