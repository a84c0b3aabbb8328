"""The crisis block: everything a person in crisis, or who answers one, needs in one object."""

from collections.abc import Sequence

from api.crisis.levels import Level
from api.crisis.lines import DIRECTORY, Channel, Line
from api.crisis.messages import message

SCHEMA = "warmhandoff.crisis/1"
PRIVACY = (
    "We have not called the police or an ambulance. The crisis page and the crisis check do not"
    " keep what you write."
)
_MOST_URGENT = ("overdose", "medical", "violence")
_LEVELS = {level.value: level for level in Level}


def crisis_block(level: str = "L0", domains: Sequence[str] = ()) -> dict[str, object]:
    """Build the whole block; 988 is always `primary`, and `options` begin with what fits.

    Never raises: an unknown level counts as L1, an unknown domain changes nothing. The answer
    belongs to the caller, who may change it.
    """
    known = _LEVELS.get(str(level), Level.L1)
    return {
        "schema": SCHEMA,
        "data_version": DIRECTORY.data_version,
        "level": known,
        "short_circuit": known >= Level.L2,
        "message": message(known, domains),
        "emergency": dict(DIRECTORY.emergency),
        "primary": _shown(DIRECTORY.primary),
        "options": [_shown(line) for line in _ranked(domains)],
        "privacy": PRIVACY,
        "country": DIRECTORY.country,
        "international": dict(DIRECTORY.international),
    }


def compact_block(level: str, domains: Sequence[str] = ()) -> dict[str, object]:
    """Build the block with the two options that fit best, for answers that are not about a crisis.

    From L2 on the whole block is shown: what to say is decided by need, not by length.
    """
    block = crisis_block(level, domains)
    if not block["short_circuit"]:
        block["options"] = [_shown(line) for line in _ranked(domains)[:2]]
    return block


def crisis_pointer() -> dict[str, str]:
    """Return the small member that every error of the API carries."""
    return {
        "call": "988",
        "text": "988",
        "chat": "https://988lifeline.org/chat/",
        "emergency_call": DIRECTORY.emergency["number"],
        "url": "/v1/crisis",
    }


def _ranked(domains: Sequence[str]) -> list[Line]:
    """Put the lines for these domains first, a body in danger before everything else."""
    urgent = [domain for domain in _MOST_URGENT if domain in domains]
    wanted = [*urgent, *(domain for domain in domains if domain not in urgent)]
    others = DIRECTORY.lines[1:]
    fitting = [line for domain in wanted for line in others if domain in line.domains]
    return list(dict.fromkeys([*fitting, *others]))


def _shown(line: Line) -> dict[str, object]:
    shown: dict[str, object] = {
        "id": line.id,
        "name": line.name,
        "who": line.who,
        "cost": line.cost,
        "hours": line.hours,
        "languages": list(line.languages),
        "for": list(line.for_whom),
        "channels": [_channel(channel) for channel in line.channels],
        "what_to_expect": list(line.what_to_expect),
        "domains": list(line.domains),
        "source": line.source,
        "verified_on": line.verified_on.isoformat(),
    }
    if line.emergency_services_note:
        shown["emergency_services_note"] = line.emergency_services_note
    return shown


def _channel(channel: Channel) -> dict[str, str]:
    optional = {"fallback": channel.fallback, "language": channel.language}
    shown = {"type": channel.type, "display": channel.display, "uri": channel.uri}
    return shown | {name: value for name, value in optional.items() if value}
