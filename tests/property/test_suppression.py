"""Small cells: whatever is shown, and however it is added up, no hidden cell follows from it."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.coordination.suppress import SMALLEST, suppressed, suppressed_beside

Row = Sequence[int | None]
Shown = tuple[tuple[int | None, ...], tuple[int | None, ...]]

COUNTS = st.one_of(st.integers(0, SMALLEST + 1), st.integers(0, 40))
BASE = st.integers(1, 5).flatmap(
    lambda width: st.lists(st.lists(COUNTS, min_size=width, max_size=width), min_size=1, max_size=6)
)
"""What is counted of one end in one month: a row for each community, a column for each class."""


def _shown(communities: Sequence[int], classes: Sequence[int]) -> Shown:
    first = suppressed(dict(enumerate(communities)))
    second = suppressed_beside(dict(enumerate(classes)), communities)
    return tuple(first.values()), tuple(second.values())


def _tables(base: Sequence[Sequence[int]]) -> tuple[list[int], list[int]]:
    return [sum(row) for row in base], [sum(column) for column in zip(*base, strict=True)]


def _follows(wanted: Sequence[int], equations: Sequence[Sequence[int]]) -> bool:
    """Tell whether a sum of base cells is a combination of the shown sums (Gauss, exactly)."""
    rows: list[list[Fraction]] = []
    for equation in [*equations, wanted]:
        left = [Fraction(each) for each in equation]
        for row in rows:
            pivot = next(i for i, each in enumerate(row) if each)
            factor = left[pivot] / row[pivot]
            left = [a - factor * b for a, b in zip(left, row, strict=True)]
        if not any(left):
            if equation is wanted:
                return True
            continue
        rows.append(left)
    return False


def _sums(height: int, width: int) -> Iterator[tuple[int, int, list[int]]]:
    """Yield (table, cell, which base cells it adds up)."""
    for cell in range(height):
        yield 0, cell, [int(row == cell) for row in range(height) for _ in range(width)]
    for cell in range(width):
        yield 1, cell, [int(column == cell) for _ in range(height) for column in range(width)]


@given(BASE)
def test_no_small_cell_is_shown(base: list[list[int]]) -> None:
    for table, shown in zip(_tables(base), _shown(*_tables(base)), strict=True):
        for count, cell in zip(table, shown, strict=True):
            assert cell is None or cell == count >= SMALLEST


@given(BASE)
def test_no_hidden_cell_is_a_combination_of_shown_ones(base: list[list[int]]) -> None:
    shown, sums = _shown(*_tables(base)), list(_sums(len(base), len(base[0])))
    equations = [which for table, cell, which in sums if shown[table][cell] is not None]
    for table, cell, which in sums:
        if shown[table][cell] is None:
            assert not _follows(which, equations)


def _counts(cells: int, most: int) -> Iterator[tuple[int, ...]]:
    return product(range(most + 1), repeat=cells)


@pytest.mark.parametrize(("height", "width"), [(1, 2), (2, 1), (1, 3), (3, 1), (2, 2), (2, 3)])
def test_who_knows_the_rule_still_cannot_tell_a_hidden_cell(height: int, width: int) -> None:
    """Go through all that could have been counted: what looks the same hides different numbers.

    What is shown stays so far below the most that is gone through that nothing is cut off.
    """
    most = 3 * SMALLEST if height + width < 5 else 2 * SMALLEST
    by_total: dict[int, list[tuple[int, ...]]] = defaultdict(list)
    for classes in _counts(width, most * height):
        by_total[sum(classes)].append(classes)
    hidden: dict[Shown, list[set[int]]] = {}
    for communities in _counts(height, most):
        for classes in by_total[sum(communities)]:
            shown = _shown(communities, classes)
            found = hidden.setdefault(shown, [set() for _ in range(height + width)])
            for seen, count in zip(found, communities + classes, strict=True):
                seen.add(count)
    looked_at = 0
    for shown, found in hidden.items():
        for cell, seen in zip(shown[0] + shown[1], found, strict=True):
            if cell is None and sum(each or 0 for each in shown[0] + shown[1]) <= most:
                looked_at += 1
                assert len(seen) > 1, (shown, found)
    assert looked_at
