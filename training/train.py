"""Training the linear model of the crisis screen: `make crisis-model` writes its weights anew.

The texts in `training/texts` were written for this and hold no real person's words. The same texts
give the same bytes. The threshold is set where few benign texts that the model was not trained on
(five folds) would be raised; the locked evaluation sets play no part in any of it.
"""

import hashlib
import json
import math
import random
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from scipy import sparse
from sklearn.linear_model import LogisticRegression

from api.crisis.fold import fold
from api.crisis.model.features import windows
from api.crisis.model.linear import SCALE, WEIGHTS

TEXTS = Path(__file__).with_name("texts")
AT_RISK = {"explicit", "implicit", "third"}
BENIGN_RAISED = 0.055
FOLDS = 5
C, SMOOTHING, SEEN_IN, KEPT_FROM, FEWEST = 10.0, 0.3, 2, 0.3, 20
_SENTENCES = re.compile(r"(?<=[.!?])\s+")


@dataclass(frozen=True)
class Example:
    """One text, its language, whether somebody is meant to be at risk, and its category."""

    text: str
    language: str
    at_risk: bool
    category: str


def examples(folder: Path = TEXTS) -> list[Example]:
    """Read `<language>-<category>[_part].txt`: one text per line."""
    found = []
    for path in sorted(folder.glob("*.txt")):
        language, _, name = path.stem.partition("-")
        category = name.partition("_")[0]
        lines = dict.fromkeys(line.strip() for line in path.read_text("utf-8").splitlines())
        found += [Example(line, language, category in AT_RISK, category) for line in lines if line]
    return found


def digest(folder: Path = TEXTS) -> str:
    """Return the SHA-256 of all texts, by which a stale model is found."""
    whole = b"".join(path.read_bytes() for path in sorted(folder.glob("*.txt")))
    return hashlib.sha256(whole).hexdigest()


def with_pieces(found: Sequence[Example]) -> Iterator[Example]:
    """Add a sentence or two of each longer benign text: length must not speak for safety."""
    chance = random.Random(7)  # noqa: S311 - the same pieces every time
    for example in found:
        yield example
        sentences = [] if example.at_risk else _SENTENCES.split(example.text)
        for _ in range(2 if len(sentences) > 2 else 0):  # noqa: PLR2004 - what a piece leaves out
            size = chance.randint(1, 2)
            start = chance.randint(0, len(sentences) - size)
            piece = " ".join(sentences[start : start + size])
            yield Example(piece, example.language, at_risk=False, category="piece")


Bags = list[set[str]]


def bags(example: Example) -> Bags:
    """Return the features of each window of a text."""
    return list(windows(fold(example.text).text)) or [set()]


class Fit:
    """Logistic regression over features that are scaled by their log count ratio (NB-SVM)."""

    def __init__(self, texts: Sequence[Bags], at_risk: Sequence[bool]) -> None:
        labels = np.array(at_risk)
        seen = Counter(feature for text in texts for feature in set().union(*text))
        known = sorted(feature for feature, count in seen.items() if count >= SEEN_IN)
        self.columns = {feature: column for column, feature in enumerate(known)}
        matrix = self._matrix([set().union(*text) for text in texts])
        present = (matrix > 0).astype(float)
        risky, benign = (
            SMOOTHING + np.asarray(present[labels == label].sum(0)).ravel()
            for label in (True, False)
        )
        ratio = np.log((risky / risky.sum()) / (benign / benign.sum()))
        found = LogisticRegression(
            C=C, class_weight="balanced", max_iter=500, solver="liblinear", random_state=7
        ).fit(matrix @ sparse.diags(ratio), labels)
        weights = ratio * found.coef_[0]
        self.weights = np.where(np.abs(weights) < KEPT_FROM, 0.0, weights)
        self.bias = float(found.intercept_[0])

    def _matrix(self, rows: Sequence[set[str]]) -> Any:
        columns, values, ends = [], [], [0]
        for row in rows:
            known = [self.columns[feature] for feature in row if feature in self.columns]
            columns += known
            values += [1 / math.sqrt(max(len(row), FEWEST))] * len(known)
            ends.append(len(columns))
        shape = (len(rows), len(self.columns))
        return sparse.csr_matrix((values, columns, ends), shape=shape)

    def score(self, text: Bags) -> float:
        """Score a text as the product does: by its highest window."""
        return float((self._matrix(text) @ self.weights).max() + self.bias)


def threshold(found: Sequence[Example]) -> float:
    """Return the score that few benign texts reach when they were not trained on."""
    scores = []
    for fold_ in range(FOLDS):
        train = [e for number, e in enumerate(found) if number % FOLDS != fold_]
        held_out = [e for number, e in enumerate(found) if number % FOLDS == fold_]
        fit = _fit(train)
        scores += [fit.score(bags(e)) for e in held_out if e.category == "benign"]
    return float(np.quantile(scores, 1 - BENIGN_RAISED))


def _fit(found: Sequence[Example]) -> Fit:
    all_of_them = list(with_pieces(found))
    return Fit([bags(e) for e in all_of_them], [e.at_risk for e in all_of_them])


def train(found: Sequence[Example]) -> dict[str, Any]:
    """Return one language's model as it is written down."""
    fit = _fit(found)
    kept = sorted(fit.columns.items())
    return {
        "bias": round(fit.bias, 4),
        "threshold": round(threshold(found), 4),
        "weights": {
            feature: round(SCALE * fit.weights[column])
            for feature, column in kept
            if fit.weights[column]
        },
    }


def main() -> None:
    """Train each language, and write the weights."""
    found = examples()
    models = {}
    for language in sorted({example.language for example in found}):
        own = [example for example in found if example.language == language]
        model = models[language] = train(own)
        told = f"{len(own)} texts, {len(model['weights'])} weights, threshold {model['threshold']}"
        print(f"{language}: {told}")
    whole = {"trained_on": digest(), "models": models}
    WEIGHTS.write_text(json.dumps(whole, indent=0, ensure_ascii=True) + "\n", "utf-8")


if __name__ == "__main__":
    main()
