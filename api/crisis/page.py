"""The crisis page and its plain-text twin: rendered once, whole without scripts or styles."""

import hashlib
import re
from base64 import b64encode
from collections.abc import Iterator
from dataclasses import replace
from html import escape
from pathlib import Path
from string import Template

from api.crisis.levels import Level
from api.crisis.lines import DIRECTORY, LANGUAGES, Channel, Line
from api.crisis.messages import invitation, message
from api.crisis.options import Reader, named, options
from api.crisis.page_words import LANGUAGE_NAMES, PAGE, SPOKEN
from api.crisis.words import ELSEWHERE, IN_DANGER, LEAVE, LEAVE_FOR, PRIVACY, costs, displayed

_HERE = Path(__file__).parent
_STYLE = _HERE.joinpath("page.css").read_text("utf-8").replace("\n", "")
SCRIPT = _HERE.joinpath("page.js").read_text("utf-8").strip()
_PAGE = Template(_HERE.joinpath("page.html").read_text("utf-8"))


def allowed(part: str) -> str:
    """Return what lets a content security policy take this very script or style."""
    return f"'sha256-{b64encode(hashlib.sha256(part.encode()).digest()).decode()}'"


CONTENT_SECURITY_POLICY = (
    "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none';"
    f" style-src {allowed(_STYLE)}; script-src {allowed(SCRIPT)}"
)


def render_page(to: Reader) -> str:
    """Write the HTML page: the first line first, digits always visible, every number a link."""
    words, language = PAGE[to.language], to.language
    said = invitation(to.country, language)
    return _PAGE.substitute(
        words,
        lang=language,
        title=escape(f"{words['title']}: {said['headline']}"),
        style=_STYLE,
        script=SCRIPT,
        leave=escape(LEAVE[language]),
        leave_for=LEAVE_FOR,
        links_to_languages=_languages(language),
        headline=escape(said["headline"]),
        ways=" ".join(_link(channel, language) for channel in to.primary.channels),
        body=escape(said["body"]),
        danger=_danger(to),
        expected="".join(f"<li>{escape(said)}</li>" for said in _expected(to)),
        fallback=_fallback(to),
        lists="\n".join(_lists(to)),
        links_to_countries=" ".join(_countries(language)),
        privacy=escape(PRIVACY[language]),
        checked=words["checked"].format(version=DIRECTORY.data_version),
    )


def render_text(to: Reader) -> str:
    """Write the same in plain text, for a terminal or a text message."""
    language = to.language
    said = message(Level.L1, (), to.country, language)
    lines = [to.primary, *_of_the_country(to)]
    return "\n".join(
        [
            said["headline"],
            said["body"],
            "",
            *(_text_line(line, to) for line in lines),
            "",
            ELSEWHERE[language],
            *(_text_line(line, to) for line in DIRECTORY.international),
            "",
            PRIVACY[language],
            "",
        ]
    )


def _lists(to: Reader) -> list[str]:
    """Write the lines of the country and of the world, those that fit the reader first."""
    words = PAGE[to.language]
    lists = [
        (words["more"], "", _of_the_country(to)),
        (words["abroad"], f"<p>{escape(ELSEWHERE[to.language])}</p>", DIRECTORY.international),
    ]
    return [
        f'<h2>{title}</h2>\n{intro}<ul class="lines" role="list">\n'
        + "\n".join(_item(line, to) for line in lines)
        + "\n</ul>"
        for title, intro, lines in (reversed(lists) if to.is_elsewhere else lists)
    ]


def _of_the_country(to: Reader) -> list[Line]:
    return [line for line in options(to, ()) if line not in DIRECTORY.international]


def _expected(to: Reader) -> list[str]:
    note = to.primary.emergency_services_note
    return [*to.primary.what_to_expect[to.language], *([note[to.language]] if note else [])]


def _languages(language: str) -> str:
    """Link to the same page in the other languages."""
    return " ".join(
        f'<a href="?lang={other}" hreflang="{other}" lang="{other}">{LANGUAGE_NAMES[other]}</a>'
        for other in LANGUAGES
        if other != language
    )


def _countries(language: str) -> Iterator[str]:
    for country in DIRECTORY.countries.values():
        name = country.name[language].removeprefix("the ")
        yield f'<a href="/crisis/{country.code}?lang={language}">{escape(name)}</a>'


def _danger(to: Reader) -> str:
    links = (_link(channel, to.language) for channel in to.country.emergency.channels)
    return f'<p class="row"><span>{escape(IN_DANGER[to.language])}:</span> {" ".join(links)}</p>'


def _fallback(to: Reader) -> str:
    """Name the number that works where the short one does not."""
    first = to.primary.channels[0]
    if first.fallback is None:
        return ""
    shown = re.sub(r"tel:\+1(\d{3})(\d{3})(\d{4})", r"1-\1-\2-\3", first.fallback)
    link = _link(replace(first, at=shown, uri=first.fallback), to.language)
    words = escape(PAGE[to.language]["fallback"].format(at=first.at))
    return f'<p class="row"><span>{words}:</span> {link}</p>'


def _item(line: Line, to: Reader) -> str:
    language = to.language
    spoken = line.name_language or "en"
    foreign = line.name["en"] == line.name["es"] and spoken != language
    said = " ".join([_terms(line, language), *line.what_to_expect[language]])
    links = " ".join(_link(channel, language) for channel in line.channels)
    return (
        f"<li><h3{_lang(spoken if foreign else None)}>{escape(named(line, to))}</h3>"
        f'<p>{escape(line.who[language])}.</p><p class="soft">{escape(said)}</p>'
        f'<p class="by">{links}</p></li>'
    )


def _link(channel: Channel, language: str) -> str:
    shown = displayed(channel, language)
    other = channel.language if channel.language != language else None
    return f'<a href="{escape(channel.uri)}"{_lang(other)}{_spelt(shown)}>{escape(shown)}</a>'


def _spelt(shown: str) -> str:
    """Let a screen reader say 9 8 8, and not nine hundred and eighty-eight."""
    spelt = re.sub(r"\b\d{3}\b(?!-)", lambda digits: " ".join(digits[0]), shown)
    return f' aria-label="{escape(spelt)}"' if spelt != shown else ""


def _lang(language: str | None) -> str:
    return f' lang="{language}"' if language else ""


def _text_line(line: Line, to: Reader) -> str:
    ways = "; ".join(displayed(channel, to.language) for channel in line.channels)
    said = " ".join([_terms(line, to.language), *line.what_to_expect[to.language]])
    return f"{named(line, to)}: {ways}. {said}"


def _terms(line: Line, language: str) -> str:
    """Say the cost, the hours, and the languages where the reader's is not the only one."""
    spoken = [SPOKEN[language][each] for each in line.languages]
    is_own = line.languages == (language,)
    hours = line.hours[language] if line.hours else None
    terms = [costs(line, language), hours, None if is_own else ", ".join(spoken)]
    said = ", ".join(term for term in terms if term)
    return f"{said[:1].upper()}{said[1:]}." if said else ""
