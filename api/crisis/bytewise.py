"""Work on all bytes of a text at once: a text is one large integer, so that nothing is looped over.

A mask holds 0xff for every byte that is chosen. What a disguise costs to undo then depends on the
length of a text alone, never on how often the disguise occurs in it.
"""

from functools import cache


@cache
def _chooser(chosen: bytes) -> bytes:
    return bytes(0xFF * (byte in chosen) for byte in range(256))


def where(text: bytes, chosen: bytes) -> int:
    """Mask the bytes that are one of these."""
    return number(text.translate(_chooser(chosen)))


def number(text: bytes) -> int:
    return int.from_bytes(text, "little")


def after(mask: int, places: int = 1) -> int:
    """Mask what stands so many bytes after what is masked."""
    return mask << 8 * places


def before(mask: int, places: int = 1) -> int:
    """Mask what stands so many bytes before what is masked."""
    return mask >> 8 * places


def same_as_before(text: bytes) -> int:
    """Mask the bytes that repeat the byte before them."""
    bytes_at_once = number(text)
    changed = (bytes_at_once ^ after(bytes_at_once)).to_bytes(len(text) + 1, "little")
    return where(changed, b"\0")


def exchanged(text: bytes, mask: int, other: bytes) -> bytes:
    """Take the masked bytes from another text of the same length."""
    here = number(text)
    mask &= (1 << 8 * len(text)) - 1
    return (here ^ (here ^ number(other)) & mask).to_bytes(len(text), "little")


def without(text: bytes, mask: int) -> bytes:
    """Take the masked bytes out; a text with a NUL byte loses it too."""
    here = number(text)
    return (here ^ here & mask).to_bytes(len(text), "little").translate(None, b"\0")
