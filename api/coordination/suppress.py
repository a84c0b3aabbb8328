"""Suppressing small cells, so that none of them can be computed from what is shown.

Two tables count the same referrals: by community and by evidence class. Neither has a total, but
the cells of an end in one add up to what they add up to in the other. That one equation for each
end is all that joins hidden cells to shown ones: a month is shown alone, and each referral has one
community, one evidence class and one end.
"""

from collections.abc import Collection, Mapping
from typing import TypeVar

SMALLEST = 5
K = TypeVar("K")


def suppressed(cells: Mapping[K, int]) -> dict[K, int | None]:
    """Hide what is too small; none of it and little of it look the same."""
    return {key: count if count >= SMALLEST else None for key, count in cells.items()}


def suppressed_beside(cells: Mapping[K, int], shown: Collection[int]) -> dict[K, int | None]:
    """Hide what is too small, or all of it where the cells of the other table would tell a cell.

    `shown` are the counts that `suppressed` has seen: they add up to the same.
    """
    if _tells_nothing(cells.values(), shown):
        return suppressed(cells)
    return dict.fromkeys(cells)


def _tells_nothing(here: Collection[int], there: Collection[int]) -> bool:
    """Tell whether every hidden cell may be more than one number, for all that a reader knows.

    From the shown cells a reader computes by how much the hidden ones here and there differ. It
    gives them away where there is but one, or where it is as much as they can differ at all: then
    each must be nothing, or as much as can be hidden.
    """
    hidden, others = ([n for n in cells if n < SMALLEST] for cells in (here, there))
    most = SMALLEST - 1
    if len(hidden) + len(others) < 2:  # noqa: PLR2004 - one alone can be computed
        return not hidden and not others
    return -most * len(others) < sum(hidden) - sum(others) < most * len(hidden)
