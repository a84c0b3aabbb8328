"""The crisis block: everything a person in crisis, or who answers one, needs in one object."""

from collections.abc import Sequence

from api.crisis.choices import choices
from api.crisis.levels import Level
from api.crisis.lines import DIRECTORY, HOME, LANGUAGES, Channel, Line
from api.crisis.messages import message
from api.crisis.options import Reader, few, named, options, reader
from api.crisis.words import (
    DEFAULT,
    ELSEWHERE,
    IN_DANGER,
    LEAVE,
    LEAVE_FOR,
    PRIVACY,
    costs,
    displayed,
)

SCHEMA = "warmhandoff.crisis/1"
_LEVELS = {level.value: level for level in Level}
_DATA_VERSION = DIRECTORY.data_version


def crisis_block(
    level: str = "L0", domains: Sequence[str] = (), *, lang: str = DEFAULT, country: str = HOME
) -> dict[str, object]:
    """Build the whole block; 988 is always in it, and `options` begin with what fits.

    Never raises: an unknown level counts as L1, an unknown domain changes nothing, an unknown
    language is English, an unknown country has the lines of the United States. The answer belongs
    to the caller, who may change it.
    """
    to = reader(lang, country)
    return _block(_known(level), domains, to, options(to, domains))


def compact_block(
    level: str, domains: Sequence[str] = (), *, lang: str = DEFAULT, country: str = HOME
) -> dict[str, object]:
    """Build the block for an answer about a referral, with the two options that fit best.

    From L2 on the whole block is shown: what to say is decided by need, not by length.
    """
    to, known = reader(lang, country), _known(level)
    found = options(to, domains)
    if known < Level.L2:
        return _block(known, domains, to, few(to, found))
    return _block(known, domains, to, found, with_referral=True)


def spoken_with(languages: Sequence[str]) -> str:
    """Return the first of a person's languages in which we have words, else English."""
    tags = (language.partition("-")[0].lower() for language in languages)
    return next((tag for tag in tags if tag in LANGUAGES), DEFAULT)


def crisis_pointer() -> dict[str, str]:
    """Return the small member that every error of the API carries."""
    return {
        "call": "988",
        "text": "988",
        "chat": "https://988lifeline.org/chat/",
        "emergency_call": DIRECTORY.home.emergency.channels[0].at,
        "url": "/v1/crisis",
    }


def _known(level: str) -> Level:
    return _LEVELS.get(str(level), Level.L1)


def _block(
    level: Level,
    domains: Sequence[str],
    to: Reader,
    found: list[Line],
    *,
    with_referral: bool = False,
) -> dict[str, object]:
    language, emergency, abroad = to.language, to.country.emergency, DIRECTORY.international[0]
    return {
        "schema": SCHEMA,
        "data_version": _DATA_VERSION,
        "language": language,
        "level": level,
        "short_circuit": level >= Level.L2,
        "message": message(level, domains, to.country, language),
        "emergency": {
            "number": emergency.channels[0].at,
            "tel": emergency.channels[0].uri,
            "when": IN_DANGER[language],
        },
        "primary": _shown(to.primary, to),
        "options": [_shown(line, to) for line in found],
        "choices": choices([to.primary, *found], with_referral=with_referral),
        "privacy": PRIVACY[language],
        "quick_exit": {"display": LEAVE[language], "uri": LEAVE_FOR},
        "country": to.country.code,
        "international": {
            "name": abroad.name[language],
            "url": abroad.channels[0].uri,
            "note": ELSEWHERE[language],
        },
    }


def _shown(line: Line, to: Reader) -> dict[str, object]:
    """Show a line in the reader's words; a member that no source fills is left out."""
    language = to.language
    optional: dict[str, object] = {
        "cost": costs(line, language),
        "hours": line.hours and line.hours[language],
        "region": line.region,
        "emergency_services_note": line.emergency_services_note
        and line.emergency_services_note[language],
    }
    return {
        "id": line.id,
        "name": named(line, to),
        "who": line.who[language],
        "languages": list(line.languages),
        "for": list(line.for_whom),
        "channels": [_channel(channel, language) for channel in line.channels],
        "what_to_expect": list(line.what_to_expect[language]),
        "domains": list(line.domains),
        "source": line.source,
        "verified_on": line.verified_on.isoformat(),
        **{name: value for name, value in optional.items() if value},
    }


def _channel(channel: Channel, language: str) -> dict[str, str]:
    other = channel.language if channel.language != language else None
    optional = {"fallback": channel.fallback, "language": other}
    shown = {"type": channel.type, "display": displayed(channel, language), "uri": channel.uri}
    return shown | {name: value for name, value in optional.items() if value}
