"""A plot of medians over sizes, both logarithmic, as an SVG of a few lines."""

import math
from collections.abc import Mapping

_SVG = "http://www.w3.org/2000/svg"
WIDTH, HEIGHT, LEFT, TOP = 860, 460, 60, 30
INNER_WIDTH, INNER_HEIGHT = 520, 380
COLOURS = ("#0b6e4f", "#1f77b4", "#8c564b", "#7f7f7f", "#d62728", "#ff7f0e", "#9467bd", "#17becf")


def plotted(medians: Mapping[str, Mapping[int, float]]) -> str:
    """Draw one line for each name; milliseconds upwards, referrals to the right."""
    sizes = sorted(next(iter(medians.values())))
    values = [value for line in medians.values() for value in line.values()]
    low, high = math.floor(math.log10(min(values))), math.ceil(math.log10(max(values)))

    def x(size: int) -> float:
        span = math.log10(sizes[-1] / sizes[0]) or 1
        return LEFT + INNER_WIDTH * math.log10(size / sizes[0]) / span

    def y(value: float) -> float:
        return TOP + INNER_HEIGHT * (high - math.log10(value)) / (high - low)

    parts = [
        f'<svg xmlns="{_SVG}" viewBox="0 0 {WIDTH} {HEIGHT}" font-family="sans-serif">',
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="white"/>',
    ]
    for power in range(low, high + 1):
        parts.append(_rule(LEFT, y(10**power), LEFT + INNER_WIDTH, y(10**power)))
        parts.append(_word(LEFT - 8, y(10**power) + 4, f"{10**power:g} ms", "end"))
    for size in sizes:
        parts.append(_rule(x(size), TOP, x(size), TOP + INNER_HEIGHT))
        parts.append(_word(x(size), TOP + INNER_HEIGHT + 18, f"{size:,}", "middle"))
    for n, (name, line) in enumerate(medians.items()):
        colour, dash = COLOURS[n % len(COLOURS)], ("none", "6 3", "2 3")[n // len(COLOURS)]
        points = " ".join(f"{x(size):.1f},{y(value):.1f}" for size, value in line.items())
        style = f'stroke="{colour}" stroke-width="2" stroke-dasharray="{dash}"'
        parts.append(f'<polyline points="{points}" fill="none" {style}/>')
        height = TOP + 10 + 20 * n
        parts.append(f'<path d="M600 {height}h28" {style}/>')
        parts.append(_word(636, height + 4, name.replace("&", "&amp;"), "start"))
    return "\n".join([*parts, "</svg>", ""])


def _rule(x1: float, y1: float, x2: float, y2: float) -> str:
    return f'<path d="M{x1:.1f} {y1:.1f}L{x2:.1f} {y2:.1f}" stroke="#ddd"/>'


def _word(x: float, y: float, word: str, anchor: str) -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" font-size="12" text-anchor="{anchor}">{word}</text>'
