"""What a reader wants: the language, the country and the form of an answer, never an error.

Every function takes any text at all and looks at a bounded part of it.
"""

import re
from collections.abc import Iterator
from urllib.parse import parse_qs, urlencode

from api.crisis.lines import DIRECTORY, HOME, LANGUAGES
from api.crisis.words import DEFAULT

JSON, HTML, TEXT = "application/json", "text/html; charset=utf-8", "text/plain; charset=utf-8"
NOWHERE = "ZZ"
"""The user-assigned code of ISO 3166-1 that stands for a country which we have no lines of."""

_MOST = 2048  # characters that are looked at
_ALIASES = {"english": "en", "spanish": "es", "español": "es", "castellano": "es"}
_COUNTRY_ALIASES = {"UK": "GB"}
_TWO_LETTERS = re.compile(r"[A-Za-z]{2}", re.ASCII)
_QUALITY = re.compile(r"q=(0(\.\d{0,3})?|1(\.0{0,3})?)", re.ASCII)


def language_and_country(query: str, accept_language: str, in_path: str = "") -> tuple[str, str]:
    """Return a language that we have, and a country that we have or `NOWHERE`.

    Language: `lang` in the query, then Accept-Language, then English. Country: the path, then
    `country` in the query, then the region of the language, then the United States; never by the
    address somebody has.
    """
    asked = _asked(query)
    tags = [*asked.get("lang", ()), *_by_preference(accept_language[:_MOST])]
    language = next(filter(None, map(_language, tags)), DEFAULT)
    named = filter(None, map(_country, [in_path, *asked.get("country", ())]))
    country = next(named, None) or next(filter(None, map(_region, tags)), HOME)
    return language, country


def without_words(query: str) -> str:
    """Keep of a query what `language_and_country` reads, and nothing else that somebody sent."""
    asked = _asked(query)
    kept = [(name, value) for name in ("lang", "country") for value in asked.get(name, ())]
    return urlencode(kept)


def form(path: str, accept: str) -> str:
    """Return the media type for a path and an Accept header; whatever is odd gets the usual."""
    usual = HTML if path.startswith("/crisis") else JSON
    accept = accept[:_MOST].lower()
    html, json = accept.find("html"), accept.find("json")
    if html >= 0 and (json < 0 or html < json) and not path.endswith(".json"):
        return HTML
    if "*/*" in accept:
        return usual
    if json >= 0:
        return JSON
    return TEXT if "text/plain" in accept else usual


def _asked(query: str) -> dict[str, list[str]]:
    return parse_qs(query[:_MOST], keep_blank_values=True, errors="replace")


def _by_preference(accept_language: str) -> Iterator[str]:
    """Yield the tags of RFC 9110 section 12.5.4, best first; a weight that is odd counts as 1."""
    weighed = []
    for part in accept_language.split(","):
        tag, _, weight = part.replace(" ", "").partition(";")
        found = _QUALITY.fullmatch(weight.lower())
        weighed.append((float(found[1]) if found else 1.0, tag))
    for quality, tag in sorted(weighed, key=lambda each: -each[0]):
        if quality > 0:
            yield tag


def _language(tag: str) -> str | None:
    primary = _subtags(tag)[0].lower()
    primary = _ALIASES.get(primary, primary)
    return primary if primary in LANGUAGES else None


def _region(tag: str) -> str | None:
    """Return the country of a tag's region if we have it; `es-MX` is spoken in many countries."""
    regions = [part.upper() for part in _subtags(tag)[1:] if _TWO_LETTERS.fullmatch(part)]
    return regions[0] if regions and regions[0] in DIRECTORY.countries else None


def _country(code: str) -> str | None:
    """Return the country that is meant; None where this cannot be the code of one."""
    code = code.strip()
    if not _TWO_LETTERS.fullmatch(code):
        return None
    known = _COUNTRY_ALIASES.get(code.upper(), code.upper())
    return known if known in DIRECTORY.countries else NOWHERE


def _subtags(tag: str) -> list[str]:
    return tag.strip().replace("_", "-").split("-")
