"""Hit: where a rule matched, and the sentence, or the part of an endless one, that holds it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Hit:
    r"""A sentence of folded text (` \n words of it \n `), and a match's start and end in it."""

    sentence: bytes
    start: int
    end: int

    @property
    def before(self) -> bytes:
        return self.sentence[: self.start + 1]

    @property
    def after(self) -> bytes:
        return self.sentence[self.end - 1 :]

    @property
    def itself(self) -> bytes:
        return self.sentence[self.start : self.end]
