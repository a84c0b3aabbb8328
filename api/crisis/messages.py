"""What is said first, by danger and level: the action, then who answers, in short plain words.

Written by the safe-messaging rules of WHO/IASP (2023) and the 988 Messaging Framework: no method,
no blame, no promise that cannot be kept, more than one way to reach a person, sixth grade at most.
"""

from collections.abc import Collection

from api.crisis.levels import Level

Message = dict[str, str]

_AT_LEVEL: dict[Level, tuple[str, str]] = {
    Level.L1: (
        "Call or text 988 to talk with someone.",
        (
            "A trained person answers, free, at any hour. You can also chat online. You can call"
            " for yourself or for someone else. If anyone is in immediate danger, call 911."
        ),
    ),
    Level.L2: (
        "Call or text 988. You deserve support right now.",
        (
            "You can talk with a trained person at the 988 Lifeline, free, at any hour. You can"
            " also chat online, and you can stop at any time. If you or someone else is in"
            " immediate danger, call 911."
        ),
    ),
    Level.L3: (
        "Call or text 988 now. You deserve support.",
        (
            "A trained person answers, free, at any hour, and will listen to you. You can also"
            " chat online. If you or someone else is in immediate danger, call 911. If you can, be"
            " with someone you trust while you call."
        ),
    ),
}
_OF_THE_BODY: dict[str, tuple[str, str]] = {
    "overdose": (
        "Call 911 or Poison Help now.",
        (
            "Call Poison Help at 1-800-222-1222 right away, even if you feel fine. Call 911 if"
            " someone has passed out, has a seizure or has trouble breathing. Then call or text"
            " 988 to talk with a trained person, free, at any hour."
        ),
    ),
    "medical": (
        "Call 911 now.",
        (
            "Say where you are first. Stay close if it is safe for you. You can also call or text"
            " 988 to talk with a trained person, free, at any hour."
        ),
    ),
}
_OF_OTHERS: dict[str, tuple[str, str]] = {
    "abuse": (
        "Call 988 or 1-800-799-7233. You deserve to be safe.",
        (
            "If you are in danger now, call 911. The National Domestic Violence Hotline is free,"
            " at any hour: call 1-800-799-7233 or text START to 88788. For a child, call Childhelp"
            " at 1-800-422-4453. After sexual violence, call RAINN at 1-800-656-4673. Use a phone"
            " that no one else checks."
        ),
    ),
    "violence": (
        "Call or text 988 now.",
        (
            "If anyone could get hurt, call 911. At 988 a trained person listens and does not"
            " judge, free, at any hour. You can also chat online."
        ),
    ),
}


def message(level: Level, domains: Collection[str] = ()) -> Message:
    """Choose {headline, body}; a body in danger comes first, then suicide, then the rest."""
    headline, body = _AT_LEVEL[max(level, Level.L1)]
    if level >= Level.L2:
        others = {} if "suicide" in domains else _OF_OTHERS
        fitting = [said for domain, said in (_OF_THE_BODY | others).items() if domain in domains]
        headline, body = fitting[0] if fitting else (headline, body)
    return {"headline": headline, "body": body}
