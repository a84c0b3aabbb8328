"""The linear model: it may raise to L2, lowers nothing, and its absence is said."""

import hashlib
import json
from pathlib import Path

import pytest

from api.crisis import screen as screening
from api.crisis.levels import Level, ScreenerAnswers
from api.crisis.model.features import MAX_BYTES, WINDOW, features, windows
from api.crisis.model.linear import WEIGHTS, Model, is_raised, read_models
from api.crisis.model.permitted import may_use_model
from api.crisis.screen import screen

ROOT = Path(__file__).parents[3]
LIKELY = Model({"w1 w2": 90_000}, bias=-1.0, threshold=1.0)
QUIET = "The quilt is folded and the porch is swept."


@pytest.fixture
def raising(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the model raise whatever it is shown."""
    monkeypatch.setattr(screening, "MODELS", (Model({}, bias=0.0, threshold=-1.0),))


def test_window_is_raised_by_the_weights_of_its_features() -> None:
    assert is_raised(b" \n w1 w2 \n ", [LIKELY])
    assert not is_raised(b" \n w2 w1 \n ", [LIKELY])
    assert not is_raised(b" \n \n ", [LIKELY])


def test_features_do_not_cross_a_sentence() -> None:
    [window] = windows(b" \n w1 \n w2 \n ")
    assert "w1 w2" not in features(window)
    assert {"w1", "^ w1", "w2 $"} <= features(window)


def test_long_text_is_read_in_windows_that_overlap_so_that_nothing_is_thinned_out() -> None:
    folded = (
        b" \n " + b" \n ".join(b"word%d filler filler filler" % n for n in range(100)) + b" \n "
    )
    found = list(windows(folded))
    assert len(found) > 2
    sizes = [sum(map(len, window)) for window in found]
    assert max(sizes) < WINDOW + 5
    seen = {word for window in found for words in window for word in words}
    assert {f"word{n}" for n in range(100)} <= seen


def test_work_is_bounded_and_both_ends_are_read() -> None:
    middle = b"x \n " * 300_000
    found = list(windows(b" \n begins here \n " + middle + b" \n ends there \n "))
    words = [word for window in found for sentence in window for word in sentence]
    assert sum(map(len, words)) < 2 * MAX_BYTES
    assert {"begins", "there"} <= set(words)


def test_endless_sentence_is_cut() -> None:
    assert all(sum(map(len, window)) <= 2 * WINDOW for window in windows(b"word " * 2_000))


@pytest.mark.usefixtures("raising")
def test_text_is_raised_to_concern_and_no_further() -> None:
    found = screen([QUIET])
    assert (found.level, found.rules, found.domains) == (Level.L2, ("model.risk",), ("suicide",))


@pytest.mark.usefixtures("raising")
def test_nothing_is_raised_when_the_model_may_not_be_used() -> None:
    assert screen([QUIET], model=False).level is Level.L0


@pytest.mark.usefixtures("raising")
def test_rules_and_screeners_stay_as_they_are() -> None:
    acute = ScreenerAnswers("asq", dict.fromkeys("12345", "yes"))
    assert screen([QUIET], [acute]).level is Level.L3
    assert screen(["I will kill myself tonight, I have the gun."]).level is Level.L3


def test_quiet_model_lowers_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(screening, "MODELS", (Model({}, bias=-9.0, threshold=9.0),))
    assert screen(["I will kill myself tonight, I have the gun."]).level is Level.L3


def test_missing_model_is_said_and_leans_towards_help(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(screening, "MODELS", ())
    found = screen([QUIET])
    assert (found.level, found.degraded, found.rules) == (Level.L1, True, ("model.missing",))
    assert screen([QUIET], model=False).degraded is False


def test_failing_model_takes_nothing_from_the_rules(monkeypatch: pytest.MonkeyPatch) -> None:
    broken: object = (None,)
    monkeypatch.setattr(screening, "MODELS", broken)
    found = screen([QUIET])
    assert (found.level, found.degraded) == (Level.L1, True)
    assert screen(["I want to kill myself."]).level >= Level.L2


@pytest.mark.parametrize("text", ["", "{", "[]", '{"models": {"en": {}}}', '{"models": 3}'])
def test_broken_weights_are_no_weights(tmp_path: Path, text: str) -> None:
    path = tmp_path / "weights.json"
    path.write_text(text)
    assert read_models(path) == ()
    assert read_models(tmp_path / "none.json") == ()


def test_shipped_weights_are_there_for_both_languages() -> None:
    assert len(read_models()) == 2


@pytest.mark.parametrize(
    ("place", "may"), [("IL", False), ("il", False), ("NY", True), (None, True)]
)
def test_state_that_limits_such_software_is_screened_by_rules_alone(
    place: str | None, *, may: bool
) -> None:
    assert may_use_model(place) is may


def test_weights_are_those_of_the_texts_that_are_here() -> None:
    texts = sorted((ROOT / "training/texts").glob("*.txt"))
    assert texts
    digest = hashlib.sha256(b"".join(text.read_bytes() for text in texts)).hexdigest()
    assert json.loads(WEIGHTS.read_text())["trained_on"] == digest
