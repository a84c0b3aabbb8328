"""What makes guessing slow: argon2id hashes, a decoy of them, and pauses that grow."""

import base64
import unicodedata
from datetime import timedelta

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

# 19 MiB, 2 rounds, 1 lane (OWASP Password Storage): 33 ms, where the library's own choice of
# 64 MiB took 390 ms, which is a lever for whoever wants to keep the server busy.
_HASHER = PasswordHasher(time_cost=2, memory_cost=19_456, parallelism=1)
_CUT = 257  # one more than the longest password has
_LONGEST_PAUSE = timedelta(minutes=5)


def _encoded(octets: int) -> str:
    return base64.b64encode(bytes(octets)).decode().rstrip("=")


# Nothing has this hash, and refusing one against it takes as long as against a real one.
DECOY = (
    f"$argon2id$v=19$m={_HASHER.memory_cost},t={_HASHER.time_cost},p={_HASHER.parallelism}"
    f"${_encoded(_HASHER.salt_len)}${_encoded(_HASHER.hash_len)}"
)


def slow_hash(typed: str) -> str:
    """Hash what somebody chose or was given."""
    return _HASHER.hash(_typed(typed))


def matches(typed: str, hashed: str) -> bool:
    """Compare in the same time whatever is wrong; one that is far too long is cut, and fails."""
    try:
        return _HASHER.verify(hashed, _typed(typed[:_CUT]))
    except (VerificationError, InvalidHashError):
        return False


def pause_after(failures: int, *, free: int) -> timedelta:
    """Say how long the next attempt must wait: some are free, then 1 s, 2 s, 4 s, to 5 minutes."""
    beyond = failures - free
    if beyond <= 0:
        return timedelta()
    return min(timedelta(seconds=2 ** min(beyond - 1, 16)), _LONGEST_PAUSE)


def _typed(typed: str) -> str:
    """Undo what keyboards differ in (NIST SP 800-63B section 5.1.1.2)."""
    return unicodedata.normalize("NFKC", typed)
