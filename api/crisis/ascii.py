"""Any script as lower-case ASCII: accents go, look-alikes and some emoji are read."""

import unicodedata
from codecs import charmap_encode

FOREIGN = b"\x01"
"""Stands for a letter that is of no use to a reader of Latin script."""

_READABLE = (
    *(range(0x3040), range(0xF900, 0x10000), range(0x1D400, 0x1D800), range(0x1F000, 0x20000)),
    range(0xE0000, 0xE0200),
)
_MOST_KNOWN = 1 << 17
_FEW = 40
_ASCII = bytes(range(128))
_LOOKALIKES = dict(
    zip(
        "аеіјкмнорсѕтухѵԁԛԝαειικνορτυχıłøđħɡßæœʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢ",
        "aeijkmhopcstyxvdqwaeiiknoptuxilodhgsaobcdefghijklmnoprstuvwyz",
        strict=True,
    )
)
_SIGNS = {
    **dict.fromkeys("–—«»“”„‹›、，", ","),
    **dict.fromkeys("。…", "."),
    **dict.fromkeys("‘’‛ʼ′", ""),
    **dict.fromkeys("\x85\u2028\u2029", "\n"),
    "🔫": " gun ",
    "💊": " pills ",
    **dict.fromkeys("🔪🗡", " knife "),
    "🪒": " razor ",
    "🪢": " knot ",
    **dict.fromkeys("⚰⚱🪦", " coffin "),
    **dict.fromkeys("💀☠", " skull "),
    "🩸": " blood ",
}


class _Known(dict[int, bytes]):
    """What each character is read as, worked out when it is first met."""

    def __missing__(self, code: int) -> bytes:
        if len(self) >= _MOST_KNOWN:
            self.clear()
        is_readable = any(code in readable for readable in _READABLE)
        self[code] = read = _read(chr(code)).encode("ascii") if is_readable else FOREIGN
        return read


_KNOWN = _Known()


def to_ascii(text: str) -> bytes:
    """Read a text as lower-case ASCII; `FOREIGN` stands where nothing could be read."""
    others = set(text.encode("utf-8", "ignore").translate(None, _ASCII).decode("utf-8"))
    if len(others) > _FEW:
        return bytes(charmap_encode(text, "strict", _KNOWN)[0])
    for character in others:  # much faster than one by one where they are few
        text = text.replace(character, _KNOWN[ord(character)].decode("ascii"))
    return text.lower().encode("ascii", "ignore")


def _read(character: str) -> str:
    if character in _SIGNS:
        return _SIGNS[character]
    letters = "".join(_LOOKALIKES.get(each, each) for each in _plain(character))
    read = "".join(each for each in letters if each.isascii())
    if read:
        return read
    if letters.isalpha():
        return FOREIGN.decode("ascii")
    return "" if unicodedata.category(character) in ("Mn", "Me", "Cf") else " "


def _plain(character: str) -> str:
    """Take accents and styles off; boxed letters (`🅰`, `🇰`) have only a name to go by."""
    name = unicodedata.name(character, "") if unicodedata.category(character) == "So" else ""
    if name.startswith(("NEGATIVE ", "REGIONAL INDICATOR")):
        return name[-1].lower()
    return unicodedata.normalize("NFKD", character).casefold()
