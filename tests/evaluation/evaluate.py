"""`make crisis-eval`: how often the screen is right, on texts written for that, and how fast.

A text counts as raised from L2 on: help comes first. Intervals are Wilson's, at 95 percent. The
locked halves are never looked at while rules or model are worked on; the judge's texts are another
writer's, made when both were done.
"""

import math
import statistics
import sys
import time
from collections.abc import Iterable, Sequence
from pathlib import Path

from api.crisis.levels import Level
from api.crisis.screen import screen

SETS = Path(__file__).parent
AT_RISK = ("explicit", "implicit", "third")
_Z = 1.96


def texts(name: str, half: str) -> list[str]:
    """Return one part (`dev`, `locked` or `judge`) of a set, such as `en-explicit`."""
    lines = (SETS / f"{name}.{half}.txt").read_text("utf-8").splitlines()
    return [line for line in lines if line.strip()]


def names(part: str = "locked") -> list[str]:
    """Return the sets that have this part."""
    return sorted({path.name.split(".")[0] for path in SETS.glob(f"*.{part}.txt")})


def raised(found: Iterable[str], *, model: bool = True) -> int:
    """Count the texts at L2 or more."""
    return sum(screen([text], model=model).level >= Level.L2 for text in found)


def wilson(hits: int, of: int) -> tuple[float, float]:
    """Return the 95 percent interval of a share (Wilson 1927)."""
    share, z = hits / of, _Z
    middle = (share + z * z / (2 * of)) / (1 + z * z / of)
    reach = z / (1 + z * z / of) * math.sqrt(share * (1 - share) / of + z * z / (4 * of * of))
    return middle - reach, middle + reach


def _line(name: str, found: Sequence[str]) -> str:
    both, rules = raised(found), raised(found, model=False)
    low, high = wilson(both, len(found))
    what = "recall" if name.split("-")[1] in AT_RISK else "false positives"
    return (
        f"{name:<13} {len(found):>4}  {both / len(found):>6.3f} [{low:.3f}, {high:.3f}]"
        f"  {rules / len(found):>6.3f}   {what}"
    )


def _latency(size: int, rounds: int) -> str:
    sentences = [text for name in names() for text in texts(name, "dev")]
    whole = "\n".join(sentences * (size // sum(map(len, sentences)) + 1))[:size]
    taken = []
    for number in range(rounds):
        start = number * 997 % max(1, len(whole) // 2)
        text = whole[start:] + whole[:start]
        began = time.perf_counter()
        screen([text])
        taken.append((time.perf_counter() - began) * 1000)
    ordered = sorted(taken)
    p99 = ordered[math.ceil(0.99 * len(ordered)) - 1]
    return f"{size:>9,} characters: p50 {statistics.median(taken):.1f} ms, p99 {p99:.1f} ms"


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")


def main(halves: Sequence[str]) -> None:
    """Print the figures of each half."""
    for half in halves or ("dev", "locked", "judge"):
        _say(f"{half}\n{'set':<13} {'n':>4}  {'both':>6} {'95 %':<14}  {'rules alone':>6}")
        for name in names(half):
            _say(_line(name, texts(name, half)))
        _say("")
    for size, rounds in ((200, 500), (8_000, 300), (1_000_000, 100)):
        _say(_latency(size, rounds))


if __name__ == "__main__":
    main(sys.argv[1:])
