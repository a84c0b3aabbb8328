"""What is said first, by danger, level, language and country: the action, then who answers."""

from collections.abc import Collection

from api.crisis.levels import Level
from api.crisis.lines import Country, Line
from api.crisis.phrases import SAID
from api.crisis.words import displayed

Facts = dict[str, str]


def message(
    level: Level, domains: Collection[str], country: Country, language: str
) -> dict[str, str]:
    """Choose {headline, body}; a body in danger comes first, then suicide, then the rest."""
    facts = _facts(country, language)
    return _told(_kind(level, domains, facts), facts, language)


def invitation(country: Country, language: str) -> dict[str, str]:
    """Return {headline, body} of the page, which has a place of its own for emergencies."""
    return _told("page", _facts(country, language), language)


def _told(kind: str, facts: Facts, language: str) -> dict[str, str]:
    headline = SAID[language][kind].format_map(facts)
    body = SAID[language][f"{kind} body"].format_map(facts)
    return {"headline": headline, "body": " ".join(body.split())}


def _kind(level: Level, domains: Collection[str], facts: Facts) -> str:
    """Say which danger is spoken of; one that no number is known for counts as the next one."""
    if level >= Level.L2:
        if "overdose" in domains and facts["poison"]:
            return "overdose"
        if "overdose" in domains or "medical" in domains:
            return "medical"
        if "suicide" not in domains:
            if "abuse" in domains and facts["abuse"]:
                return "abuse"
            if "violence" in domains:
                return "violence"
    return max(level, Level.L1)


def _facts(country: Country, language: str) -> Facts:
    """Collect what a message may name, in the words of the language; "" is what is not there."""
    said, primary = SAID[language], country.primary(language)
    poison = country.first("poison")
    if poison and not poison.is_always_open:
        poison = None
    return {
        **_action(primary, said),
        **_other_ways(country, language),
        **_against_abuse(country, language),
        "at": _number(primary),
        "terms": said["free" if primary.cost else "open"],
        "emergency": _number(country.emergency),
        "poison": _number(poison),
        "poison_name": poison.name[language] if poison else "",
    }


def _action(primary: Line, said: Facts) -> Facts:
    """Say what to do, in one clause: `act`, `act_now`, and `then` inside a sentence."""
    call, text = primary.first("call"), primary.first("text")
    if call is None:
        raise ValueError(f"{primary.id} cannot be called.")
    is_same = text is not None and text.at == call.at and text.keyword is None
    kind = "call press" if call.press else "call or text" if is_same else "call"
    words = {"at": call.at, "press": call.press or ""}
    act, act_now = said[kind].format_map(words), said[f"{kind} now"].format_map(words)
    return {"act": act, "act_now": act_now, "then": _inside(act)}


def _other_ways(country: Country, language: str) -> Facts:
    """Say how else to reach somebody: 1 of 11 contacts of 988 does not get through (KFF 2025)."""
    said, primary = SAID[language], country.primary(language)
    text = _second_text(country, language)
    chat, retry = "", said["retry"]
    if primary.first("chat"):
        chat = said["chat"]
    elif text and not primary.first("text"):
        return {"chat": said["also"].format(text=text), "retry": retry}
    return {"chat": chat, "retry": said["retry or text"].format(text=text) if text else retry}


def _second_text(country: Country, language: str) -> str:
    """Find another number to write to: of the primary, or of a line that speaks the language."""
    primary = country.primary(language)
    others = [line for line in country.lines if line is not primary and "suicide" in line.domains]
    others.sort(key=lambda line: language not in line.languages)
    for line in (primary, *others):
        text = line.first("text")
        if text and text.at != _number(primary):
            return _inside(displayed(text, language))
    return ""


def _against_abuse(country: Country, language: str) -> Facts:
    said, line = SAID[language], country.first("abuse")
    text = line.first("text") if line else None
    child, sexual = country.first("child_abuse"), country.first("sexual_assault")
    return {
        "abuse": _number(line),
        "abuse_text": said["also"].format(text=_inside(displayed(text, language))) if text else "",
        "child": said["for a child"].format(at=_number(child)) if child else "",
        "sexual": (
            said["after sexual violence"].format(at=_number(sexual))
            if sexual and sexual is not line
            else ""
        ),
    }


def _number(line: Line | None) -> str:
    call = line.first("call") if line else None
    return call.at if call else ""


def _inside(clause: str) -> str:
    """Write a clause as it stands inside a sentence."""
    return clause[:1].lower() + clause[1:]
