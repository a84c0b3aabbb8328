"""The crisis page and its plain-text twin: rendered once, whole without scripts or images."""

import hashlib
import re
from base64 import b64encode
from html import escape
from pathlib import Path
from string import Template

from api.crisis.block import PRIVACY
from api.crisis.levels import Level
from api.crisis.lines import DIRECTORY, Channel, Line
from api.crisis.messages import message

_HERE = Path(__file__).parent
_STYLE = _HERE.joinpath("page.css").read_text("utf-8")
_PAGE = Template(_HERE.joinpath("page.html").read_text("utf-8"))

CONTENT_SECURITY_POLICY = (
    "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none';"
    f" style-src 'sha256-{b64encode(hashlib.sha256(_STYLE.encode()).digest()).decode()}'"
)


def render_page() -> str:
    """Write the HTML page: 988 first, digits always visible, every number a link."""
    primary, emergency = DIRECTORY.primary, DIRECTORY.emergency
    fallback = primary.channels[0].fallback or ""
    return _PAGE.substitute(
        style=_STYLE,
        body=escape(message(Level.L1)["body"]),
        ways=" ".join(map(_link, primary.channels)),
        when=escape(emergency["when"]),
        emergency=escape(emergency["number"]),
        emergency_tel=escape(emergency["tel"]),
        expect="".join(f"<li>{escape(said)}</li>" for said in primary.what_to_expect),
        note=escape(primary.emergency_services_note or ""),
        fallback=escape(fallback),
        fallback_shown=re.sub(r"tel:\+1(\d{3})(\d{3})(\d{4})", r"1-\1-\2-\3", fallback),
        lines="\n".join(map(_item, DIRECTORY.lines[1:])),
        abroad=escape(DIRECTORY.international["note"]),
        abroad_url=escape(DIRECTORY.international["url"]),
        abroad_name=escape(DIRECTORY.international["name"]),
        privacy=escape(PRIVACY),
        version=escape(DIRECTORY.data_version),
    )


def render_text() -> str:
    """Write the same in plain text, for a terminal or a text message."""
    said = message(Level.L1)
    abroad = DIRECTORY.international
    return "\n".join(
        [
            said["headline"],
            said["body"],
            "",
            *(_text_line(line) for line in DIRECTORY.lines),
            "",
            f"{abroad['note']}: {abroad['url']}",
            "",
        ]
    )


def _item(line: Line) -> str:
    links = " ".join(map(_link, line.channels))
    return (
        f"<li><h3{_lang(line.channels[0])}>{escape(line.name)}</h3>"
        f'<p class="who">{escape(line.who)}. {escape(_terms(line))}.</p>'
        f'<p class="by">{links}</p></li>'
    )


def _link(channel: Channel) -> str:
    shown = escape(channel.display)
    spelt = re.sub(r"\b\d{3}\b(?!-)", lambda digits: " ".join(digits[0]), channel.display)
    label = f' aria-label="{escape(spelt)}"' if spelt != channel.display else ""
    return f'<a href="{escape(channel.uri)}" rel="noreferrer"{_lang(channel)}{label}>{shown}</a>'


def _lang(channel: Channel) -> str:
    return f' lang="{escape(channel.language)}"' if channel.language else ""


def _text_line(line: Line) -> str:
    ways = "; ".join(channel.display for channel in line.channels)
    return f"{line.name} ({_terms(line)}): {ways}"


def _terms(line: Line) -> str:
    return f"{line.cost.capitalize()}, {line.hours}"
