"""What the text screen adds to a request: `python -m benchmarks.screen.latency [rounds]`.

For each kind of text and each size it prints the median, the 99th percentile and the maximum, in
milliseconds, of folding and reading by the rules of all languages (and of the model, where it is
on). Every round reads a text that was never read before: nothing is warm but what a process that
has been up for a minute has warm. The targets are 20 ms at 8 kB and 100 ms at 1 MB.
"""

import random
import resource
import sys
import time
from collections import defaultdict
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

from api.crisis.screen import screen

TESTS = Path(__file__).parents[2] / "tests"
SIZES = (8_000, 1_000_000)
LONGEST = 30
"""Words in a sentence of invented prose."""

RANDOM = random.Random(20261122)
"""The same texts on every run."""


def _lines(path: str) -> list[str]:
    return (TESTS / path).read_text("utf-8").splitlines()


def _chain(lines: list[str]) -> Callable[[], str]:
    """Invent sentences in the manner of these (a Markov chain of words)."""
    following: defaultdict[str, list[str]] = defaultdict(list)
    for line in lines:
        words = ["", *line.split(), ""]
        for word, after in pairwise(words):
            following[word].append(after)

    def sentence() -> str:
        words: list[str] = []
        word = RANDOM.choice(following[""])
        while word and len(words) < LONGEST:
            words.append(word)
            word = RANDOM.choice(following[word])
        return " ".join(words)

    return sentence


REGRESSION = [line.split("\t") for line in _lines("unit/crisis/sentences.tsv")]
BENIGN = _lines("evaluation/en-benign.dev.txt") + _lines("evaluation/es-benign.dev.txt")
prose = _chain([each for line in BENIGN for each in line.split(". ")])
risky = _chain([text for level, text in REGRESSION if level >= "L2"])
WORDS = sorted({word for _level, text in REGRESSION for word in text.lower().split()})


def near_hit() -> str:
    """Return a sentence that hits, with words in it that do not belong there."""
    words = RANDOM.choice(REGRESSION)[1].split()
    for _ in range(2):
        words.insert(RANDOM.randrange(len(words)), RANDOM.choice(WORDS))
    return " ".join(words)


def _filled(part: Callable[[], str], size: int, between: str = ". ") -> str:
    parts: list[str] = []
    length = 0
    while length < size:
        parts.append(part())
        length += len(parts[-1].encode()) + len(between)
    return between.join(parts)[:size]


HIDDEN = "I am going to hang myself after work. "
CYRILLIC = str.maketrans("aeiopcxy", "\u0430\u0435\u0456\u043e\u0440\u0441\u0445\u0443")
KINDS: dict[str, Callable[[int], str]] = {
    "prose": lambda size: _filled(prose, size),
    "prose, one endless line": lambda size: _filled(prose, size, " ").replace(".", ""),
    "prose, a plan hidden in it": lambda size: (
        _filled(prose, size // 2) + ". " + HIDDEN + _filled(prose, size // 2)
    ),
    "every sentence at risk": lambda size: _filled(risky, size),
    "every sentence a near hit": lambda size: _filled(near_hit, size),
    "words of the rules, shuffled": lambda size: _filled(lambda: RANDOM.choice(WORDS), size, " "),
    "emoji": lambda size: _filled(lambda: RANDOM.choice("😀💀🔫😭🥺💊"), size, ""),
    "zero-width": lambda size: _filled(lambda: "\u200b".join(near_hit()), size),
    "look-alikes": lambda size: _filled(lambda: near_hit().translate(CYRILLIC), size),
    "letters spelt out": lambda size: _filled(lambda: " ".join(near_hit().replace(" ", "")), size),
    "masked": lambda size: _filled(lambda: near_hit().replace("i", "1").replace("s", "$"), size),
    "random characters": lambda size: _filled(lambda: chr(RANDOM.randrange(32, 0xD7FF)), size, ""),
}


def measure(kind: str, size: int, rounds: int) -> str:
    """Screen new texts of a kind and a size, and return a row of the table."""
    taken = []
    for _ in range(rounds):
        text = KINDS[kind](size)
        start = time.perf_counter()
        found = screen([text], model="--model" in sys.argv)
        taken.append(1000 * (time.perf_counter() - start))
    taken.sort()
    p99 = taken[min(len(taken) - 1, len(taken) * 99 // 100)]
    said = f"{found.level}{' degraded' if found.degraded else ''}"
    times = f"{taken[len(taken) // 2]:>7.1f} {p99:>7.1f} {taken[-1]:>7.1f}"
    return f"{kind:<30} {size:>9}  {times}  {said}"


def main() -> None:
    """Print the table; the last column shows what the last text of each kind gave."""
    rounds = int(next((word for word in sys.argv[1:] if word.isdigit()), 200))
    for _ in range(rounds):
        screen([_filled(prose, SIZES[0])], model=False)
    print(f"{'milliseconds':<30} {'bytes':>9}  {'p50':>7} {'p99':>7} {'max':>7}")
    for size in SIZES:
        for kind in KINDS:
            print(measure(kind, size, rounds if size == SIZES[0] else max(rounds // 5, 5)))
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB")


if __name__ == "__main__":
    main()
