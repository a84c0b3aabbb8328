"""Every environment variable, typed, once."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from environs import Env, EnvError, ValidationError, validate

_LOG_LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL")


@dataclass(frozen=True, slots=True)
class Settings:
    """What the operator decides; `.env.example` explains each name.

    Raises `environs.EnvError` naming every variable that is missing or malformed, not the first.
    """

    data_dir: Path
    host: str
    port: int
    crisis_port: int
    base_url: str
    database_url: str | None
    migration_database_url: str | None
    secret_key_file: Path
    signing_key_file: Path
    root_key_file: Path
    workers: int
    threads: int
    sandbox: bool
    log_level: str
    crisis_model: bool = True
    backup_days: int = 7
    pager_url: str | None = None
    pager_secret: str | None = None
    kms_url: str | None = None
    kms_key: str | None = None
    kms_token_file: Path | None = None
    minors_in: frozenset[str] = frozenset()
    compact_privilege: bool = False

    @property
    def busy_threads(self) -> int:
        """Threads that ordinary requests may hold at once, and connections to the database."""
        return self.threads // 2

    @property
    def waiting_threads(self) -> int:
        """Threads in which ordinary requests may wait their turn."""
        return self.threads // 4

    @property
    def polling_threads(self) -> int:
        """Of the busy threads, those that long polls may hold; beyond it they answer at once."""
        return self.threads // 4

    @property
    def screen_threads(self) -> int:
        """Threads kept for the crisis screen; the rest stay free for the crisis pages."""
        return self.threads // 8

    @classmethod
    def from_env(cls) -> Self:
        """Read the environment (never a file) and report all that is wrong with it at once."""
        env = Env(eager=False)
        port = env.int("PORT", 8000, validate=validate.Range(1, 65535))
        data_dir = Path(env.str("DATA_DIR", ".data")).resolve()
        settings = cls(
            data_dir=data_dir,
            host=env.str("HOST", "127.0.0.1"),
            port=port,
            crisis_port=env.int("CRISIS_PORT", 8988, validate=validate.Range(1, 65535)),
            base_url=env.str("BASE_URL", f"http://127.0.0.1:{port}").rstrip("/"),
            database_url=_dialect(env.str("DATABASE_URL", None)),
            migration_database_url=_dialect(env.str("MIGRATION_DATABASE_URL", None)),
            secret_key_file=Path(env.str("SECRET_KEY_FILE", str(data_dir / "secret_key"))),
            signing_key_file=Path(env.str("SIGNING_KEY_FILE", str(data_dir / "signing_key.json"))),
            root_key_file=Path(env.str("ROOT_KEY_FILE", str(data_dir / "root_keys.json"))),
            workers=env.int("WORKERS", 1, validate=validate.Range(1)),
            threads=env.int("THREADS", 16, validate=validate.Range(8)),
            sandbox=env.bool("SANDBOX", False),
            log_level=env.str("LOG_LEVEL", "INFO", validate=validate.OneOf(_LOG_LEVELS)),
            crisis_model=env.bool("CRISIS_MODEL", True),
            backup_days=env.int("BACKUP_DAYS", 7, validate=validate.Range(0)),
            pager_url=env.str("PAGER_URL", None) or None,
            pager_secret=env.str("PAGER_SECRET", None) or None,
            kms_url=env.str("KMS_URL", None) or None,
            kms_key=env.str("KMS_KEY", None) or None,
            kms_token_file=_path(env.str("KMS_TOKEN_FILE", None)),
            minors_in=_codes(env.str("MINORS_IN", "", validate=_are_codes) or ""),
            compact_privilege=env.bool("COMPACT_PRIVILEGE", False),
        )
        env.seal()
        return settings


def _dialect(url: str | None) -> str | None:
    """Spell the scheme as SQLAlchemy does; hosting platforms hand out `postgres://`."""
    if not url:
        return None
    return url.replace("postgres://", "postgresql://", 1) if url.startswith("postgres:") else url


def _codes(named: str) -> frozenset[str]:
    return frozenset(named.replace(",", " ").split())


def _are_codes(named: str) -> None:
    """Refuse what is no state's code: a full name would turn nothing on, and nobody would know."""
    if not all(re.fullmatch("[A-Z]{2}", code) for code in _codes(named)):
        raise ValidationError("Name jurisdictions by their codes: CA,MD")


def _path(named: str | None) -> Path | None:
    return Path(named) if named else None


__all__ = ["EnvError", "Settings"]
