"""The linear models, one for each language: one weight per feature, added up in process."""

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from api.crisis.model.features import windows

WEIGHTS = Path(__file__).with_name("weights.json")
SCALE = 1000  # weights are kept as whole thousandths
_FEWEST = 20  # features that a window counts as having: a word or two alone says little


@dataclass(frozen=True, slots=True)
class Model:
    """Weights in thousandths; a window at or above `threshold` calls for L2."""

    weights: Mapping[str, int]
    bias: float
    threshold: float

    def score(self, found: set[str]) -> float:
        """Score the features of one window."""
        weight = self.weights.get
        total = sum([weight(feature, 0) for feature in found])
        return total / SCALE / math.sqrt(max(len(found), _FEWEST)) + self.bias


def margin(folded: bytes, models: Sequence[Model]) -> float:
    """Return by how much the highest window of a folded text passes a threshold; >= 0 calls for L2.

    Each language's model weighs every window: a text in one language says nothing to the other's.
    """
    return max(
        (model.score(found) - model.threshold for found in windows(folded) for model in models),
        default=-math.inf,
    )


def read_models(path: Path = WEIGHTS) -> Sequence[Model]:
    """Read every language's weights; none where they are missing or broken: the screen says so."""
    try:
        found = json.loads(path.read_text("utf-8"))["models"]
        return [Model(**model) for model in found.values()]
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return ()
