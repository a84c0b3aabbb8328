"""Language: what the engine needs to read one human language."""

from collections.abc import Callable
from dataclasses import dataclass

from api.crisis.rules.hit import Hit
from api.crisis.rules.phrase import Phrase
from api.crisis.rules.rule import Rule

Gate = Callable[[Hit], bool]
"""Something that the words around a hit may say of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """One human language: its rules, and the context that may lower a hit by one level at most.

    `is_denied`: the sentence says that it is not so; `is_long_past`: it was so more than three
    months ago, and is not now; `is_supposed`: it is a supposition, a question, a quotation or a
    story; `is_about_others`: it is told of somebody else, whom no danger is told of now.
    `denies_itself`: the matched words deny (`no plan to die`). Whatever is doubtful is False.
    Sentences with one of the `urgent` phrases are read first where a text is too long to read all
    of it.
    """

    tag: str
    urgent: tuple[Phrase, ...]
    rules: tuple[Rule, ...]
    is_denied: Gate
    denies_itself: Gate
    is_long_past: Gate
    is_supposed: Gate
    is_about_others: Gate
