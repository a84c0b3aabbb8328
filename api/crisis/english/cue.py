"""cue(): how a hint is written, which says nothing alone."""

from api.crisis.english.idioms import DYING, THINGS
from api.crisis.english.words import rule
from api.crisis.levels import Level
from api.crisis.rules.rule import Rule


def cue(name: str, weight: int, phrases: str) -> Rule:
    """Write a cue: a rule of no level, which adds its weight to what else the text hints at."""
    return rule(f"cue.{name}", Level.L0, phrases, weight=weight, idioms=f"{DYING} | {THINGS}")
