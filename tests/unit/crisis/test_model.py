"""The linear model: it may raise to L2, lowers nothing, and its absence is said."""

import hashlib
import json
from pathlib import Path

import pytest

from api.crisis import screen as screening
from api.crisis.levels import Level, ScreenerAnswers
from api.crisis.model.features import MAX_BYTES, WINDOW, windows
from api.crisis.model.linear import WEIGHTS, Model, margin, read_models
from api.crisis.model.permitted import may_use_model, switch_model
from api.crisis.screen import screen

ROOT = Path(__file__).parents[3]
LIKELY = Model({"w1 w2": 90_000}, bias=-1.0, threshold=1.0)
QUIET = "The quilt is folded and the porch is swept."


@pytest.fixture
def raising(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the model raise whatever it is shown."""
    monkeypatch.setattr(screening, "MODELS", (Model({}, bias=0.0, threshold=-1.0),))


def _words(window: set[str]) -> set[str]:
    return {each for each in window if each.isalnum()}


def test_window_is_raised_by_the_weights_of_its_features() -> None:
    assert margin(b" \n w1 w2 \n ", [LIKELY]) >= 0
    assert margin(b" \n w2 w1 \n ", [LIKELY]) < 0
    assert margin(b" \n \n ", [LIKELY]) < 0


def test_features_do_not_cross_a_sentence() -> None:
    [window] = windows(b" \n w1 \n w2 \n ")
    assert "w1 w2" not in window
    assert {"w1", "^ w1", "w2 $"} <= window


def test_long_text_is_read_in_windows_so_that_nothing_is_thinned_out() -> None:
    folded = (
        b" \n " + b" \n ".join(b"word%d filler filler filler" % n for n in range(100)) + b" \n "
    )
    found = list(windows(folded))
    assert len(found) > 2
    assert max(len(_words(window)) for window in found) < WINDOW
    assert {f"word{n}" for n in range(100)} <= set().union(*map(_words, found))
    assert _words(found[0]) & _words(found[1]) > {"filler"}


def test_work_is_bounded_and_both_ends_are_read() -> None:
    middle = b"".join(b"x%d \n " % n for n in range(300_000))
    found = list(windows(b" \n begins here \n " + middle + b" \n ends there \n "))
    words = set().union(*map(_words, found))
    assert sum(map(len, words)) < MAX_BYTES
    assert {"begins", "there"} <= words


def test_endless_sentence_is_cut() -> None:
    endless = b" ".join(b"w%d" % n for n in range(1_000))
    assert all(len(_words(window)) <= 2 * WINDOW for window in windows(endless))


@pytest.mark.usefixtures("raising")
def test_text_is_raised_to_concern_and_no_further() -> None:
    found = screen([QUIET])
    assert (found.level, found.rules, found.domains) == (Level.L2, ("model.risk",), ("suicide",))


@pytest.mark.usefixtures("raising")
def test_nothing_is_raised_when_the_model_may_not_be_used() -> None:
    assert screen([QUIET], model=False).level is Level.L0


@pytest.mark.usefixtures("raising")
def test_a_few_words_of_denial_are_not_raised_again() -> None:
    assert screen(["I don't want to kill myself."]).level is Level.L1


@pytest.mark.usefixtures("raising")
def test_denial_among_much_else_is_no_reason_to_look_away() -> None:
    denied = "I don't want to kill myself. " + QUIET * 3
    assert screen([denied]).level is Level.L2


@pytest.mark.parametrize(("leans", "level"), [(-0.5, Level.L2), (-2.0, Level.L1)])
def test_rule_that_is_often_wrong_alone_needs_the_model_to_lean_that_way(
    monkeypatch: pytest.MonkeyPatch, leans: float, level: Level
) -> None:
    text = "I wish I was dead."
    assert set(screen([text], model=False).rules) <= screening.NEED_AGREEMENT
    monkeypatch.setattr(screening, "MODELS", (Model({}, bias=leans, threshold=0.0),))
    assert screen([text]).level is level
    assert screen([text], model=False).level is Level.L2


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


def test_operator_may_switch_the_model_off_everywhere() -> None:
    switch_model(on=False)
    try:
        assert may_use_model("NY") is False
    finally:
        switch_model(on=True)
    assert may_use_model("NY") is True


def test_weights_are_those_of_the_texts_that_are_here() -> None:
    texts = sorted((ROOT / "training/texts").glob("*.txt"))
    assert texts
    digest = hashlib.sha256(b"".join(text.read_bytes() for text in texts)).hexdigest()
    assert json.loads(WEIGHTS.read_text())["trained_on"] == digest
