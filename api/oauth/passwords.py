"""Passwords: how long they are, how they are kept, and the one form of a name."""

import unicodedata

from api.db.guessing import slow_hash

MIN_LENGTH, MAX_LENGTH = 15, 256


def hashed(password: str) -> str:
    """Hash a new password; raises ValueError unless it has 15 to 256 characters."""
    if not MIN_LENGTH <= len(password) <= MAX_LENGTH:
        raise ValueError(f"A password has {MIN_LENGTH} to {MAX_LENGTH} characters.")
    return slow_hash(password)


def named(username: str) -> str:
    """Return the one form of a name: how it was typed decides nothing, and a NUL is no letter."""
    return unicodedata.normalize("NFKC", username).replace("\0", "").strip().casefold()
