"""Domains: each kind of danger gives the help that is meant for it, and near misses give none."""

import pytest

from api.crisis.levels import Level
from api.crisis.screen import screen


@pytest.mark.parametrize(
    ("domain", "text"),
    [
        ("suicide", "I want to end my life"),
        ("suicide", "There is a noose over the beam and I am standing on the chair"),
        ("suicide", "My mother says she wants to be dead"),
        ("self_harm", "I cut my arms again last night"),
        ("self_harm", "I keep burning myself with the lighter"),
        ("self_harm", "My daughter is cutting herself"),
        ("overdose", "I took a whole bottle of Tylenol"),
        ("overdose", "he drank antifreeze, what do i do"),
        ("overdose", "I took all my seizure meds at once"),
        ("violence", "I'm going to shoot up the school"),
        ("violence", "I want to stab my boss"),
        ("abuse", "My husband beats me"),
        ("abuse", "My stepdad touches me at night"),
        ("abuse", "He says if I leave he'll kill me"),
        ("medical", "She isn't breathing"),
        ("medical", "My friend is unconscious and won't wake up"),
        ("psychosis", "The voices tell me to jump"),
    ],
)
def test_domain_says_which_help_is_meant(domain: str, text: str) -> None:
    found = screen([text], model=False)
    assert found.level >= Level.L2
    assert found.domains[0] == domain


@pytest.mark.parametrize(
    "text",
    [
        "I took my pills this morning as prescribed",
        "I overdosed on Halloween candy",
        "Our team got slaughtered and I could murder a curry",
        "My kids want me to take a bullet in laser tag",
        "I cut myself shaving",
        "I burned my hand on the stove",
        "My mother beat me at chess",
        "He hit me up for money",
        "My husband touched me deeply with his speech",
        "My alarm won't wake me up for school",
        "The voices in the choir were lovely",
        "How do I kill the process when the server hangs?",
        "This burrito is to die for",
        "I would die on that hill",
        "The deadline is killing me",
        "Shoot me an email about the noose scene in the play",
    ],
)
def test_nothing_is_found_when_words_of_danger_mean_no_danger(text: str) -> None:
    found = screen([text], model=False)
    assert found.level <= Level.L1


def test_abuse_long_past_gives_support_and_no_alarm() -> None:
    assert screen(["I was assaulted in the navy"], model=False).level == Level.L1
    assert screen(["I was assaulted last night"], model=False).level == Level.L2
