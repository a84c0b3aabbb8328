"""Bodies in which every free field holds a word that nobody could guess."""

import random
from collections.abc import Iterator, Mapping
from datetime import timedelta
from typing import Any
from uuid import uuid4

from api.clock import utc_now
from tests.integration.strangers.operations import Operation

Json = dict[str, Any]
NOT_FREE = ("body/notice/version", "body/notice/language", "body/notice/sha256")
"""Fields that name a text which we have published: another value is refused."""

OTHER_WAY = ("body/attested_consent/",)
"""What is sent instead of the member's own consent, by a platform that was allowed to."""

KINDS = (
    "narrative",
    "post_excerpt",
    "safety_plan",
    "demographics",
    "contact",
    "preferences",
    "coverage",
    "prior_care",
)


class Canaries:
    """Words of one life of a referral, by the field in which each was planted."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)
        self.words: dict[str, str] = {}

    def word(self, field: str, digits: int = 12) -> str:
        """Make a new word and remember where it goes."""
        self.words[field] = word = "q" + self._random.randbytes(digits)[: digits // 2].hex()
        return word

    def sentence(self, field: str) -> str:
        """Hide a word in a sentence as somebody could write one."""
        odd = self._random.choice(["", "\u200b", "\U0001f600", "\n", '"', "\\", "%s", "{0}", "'"])
        return f"I feel low {odd} {self.word(field)}, {odd} call me at 212-555-0123."

    def seen_in(self, *texts: str, but: frozenset[str] = frozenset()) -> set[str]:
        """Return the fields whose words are in one of the texts, in clear or as hexadecimal."""
        whole = "\n".join(texts).lower()
        return {
            field
            for field, word in self.words.items()
            if field not in but and (word in whole or word.encode().hex() in whole)
        }


def submission(canaries: Canaries, body: Json) -> Json:
    """Fill a good body: what has to be a code stays one."""
    word, sentence = canaries.word, canaries.sentence
    body |= {"reference": f"{word('reference')} / {word('reference, too')}"}
    body["topics"] = ["anxiety", word("topics")]
    body["member"] |= {
        "member_ref": word("member_ref"),
        "languages": ["en", f"es-{word('languages', 6)}"],
    }
    body["member"]["member_agreed"]["text_version"] = word("text_version")
    body["preferences"] = {
        "plan": word("plan"),
        **{name: [word(name)] for name in ("genders", "cultures", "faiths")},
        "exclude_clinicians": [_excluded(canaries, "excluded clinician")],
        "exclude_organisations": [_excluded(canaries, "excluded organisation")],
    }
    body["context"] = [{"kind": kind, "text": sentence(kind)} for kind in KINDS]
    body["context"].append(
        {
            "kind": "screener",
            "instrument": word("instrument"),
            "answers": {word("answer key"): word("answer value"), "1": 1},
        }
    )
    return body


def _excluded(canaries: Canaries, field: str) -> str:
    canaries.words[field] = str(uuid4())
    return canaries.words[field]


def consent(canaries: Canaries, terms: Json) -> Json:
    """Fill a good consent's free fields."""
    terms["grantor"] = {"role": "guardian", "basis": canaries.sentence("basis")}
    terms["expires_at"] = (utc_now() + timedelta(days=90)).isoformat()
    return terms


def decline(canaries: Canaries) -> Json:
    return {
        "reason": "other",
        "comment": canaries.sentence("comment"),
        "next_place": canaries.sentence("next_place"),
    }


def unplanted(operation: Operation, body: Json, canaries: Canaries) -> list[str]:
    """Return the free fields of the document in which this body holds no canary."""
    found = []
    for place, schema in operation.members.items():
        is_text = "string" in schema.get("type", ()) and not {"enum", "format"} & set(schema)
        is_open = schema.get("additionalProperties") == {}
        held = "\n".join(str(value) for value in _at(body, place[1:]))
        if (is_text or is_open) and not canaries.seen_in(held):
            found.append("/".join(map(str, place)))
    return [place for place in found if not place.startswith((*NOT_FREE, *OTHER_WAY))]


def _at(body: Any, place: tuple[str | int, ...]) -> Iterator[Any]:
    """Yield what stands at a place, in each element where the place says the first."""
    if not place:
        yield body
    elif isinstance(body, list):
        for each in body:
            yield from _at(each, place[1:])
    elif isinstance(body, Mapping) and place[0] in body:
        yield from _at(body[place[0]], place[1:])
