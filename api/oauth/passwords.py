"""Passwords: argon2id with OWASP's parameters, and a decoy that costs the same."""

import base64
import unicodedata

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

MIN_LENGTH, MAX_LENGTH = 15, 256
# 19 MiB, 2 rounds, 1 lane (OWASP Password Storage): 33 ms, where the library's own choice of
# 64 MiB took 390 ms, which is a lever for whoever wants to keep the server busy.
_HASHER = PasswordHasher(time_cost=2, memory_cost=19_456, parallelism=1)


def _encoded(octets: int) -> str:
    return base64.b64encode(bytes(octets)).decode().rstrip("=")


# No password has this hash, and refusing one against it takes as long as against a real one.
DECOY = (
    f"$argon2id$v=19$m={_HASHER.memory_cost},t={_HASHER.time_cost},p={_HASHER.parallelism}"
    f"${_encoded(_HASHER.salt_len)}${_encoded(_HASHER.hash_len)}"
)


def hashed(password: str) -> str:
    """Hash a new password; raises ValueError unless it has 15 to 256 characters."""
    if not MIN_LENGTH <= len(password) <= MAX_LENGTH:
        raise ValueError(f"A password has {MIN_LENGTH} to {MAX_LENGTH} characters.")
    return _HASHER.hash(_typed(password))


def matches(password: str, password_hash: str) -> bool:
    """Compare in the same time whatever is wrong; one that is far too long is cut, and fails."""
    try:
        return _HASHER.verify(password_hash, _typed(password[: MAX_LENGTH + 1]))
    except (VerificationError, InvalidHashError):
        return False


def named(username: str) -> str:
    """Return the one form of a name: how it was typed decides nothing, and a NUL is no letter."""
    return unicodedata.normalize("NFKC", username).replace("\0", "").strip().casefold()


def _typed(password: str) -> str:
    """Undo what keyboards differ in (NIST SP 800-63B section 5.1.1.2)."""
    return unicodedata.normalize("NFKC", password)
