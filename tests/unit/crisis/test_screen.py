"""screen(): the levels of triage, what context may change, and that nothing is ever an error."""

from collections.abc import Sequence
from typing import Any, cast

import pytest

from api.crisis import screen as screening
from api.crisis.screen import Level, ScreenerAnswers, Screening, screen


def level_of(text: str) -> Level:
    return screen([text], model=False).level


@pytest.mark.parametrize(
    ("level", "text"),
    [
        (Level.L3, "I'm going to kill myself tonight with the pills I saved"),
        (Level.L2, "I want to die"),
        (Level.L2, "I don't want to live anymore"),
        (Level.L1, "I am not suicidal"),
        (Level.L0, "this homework is killing me"),
        (Level.L0, "I'm dying of laughter"),
        (Level.L2, "my brother says he wants to kill himself"),
        (Level.L0, "I have been anxious for weeks and would like to find a therapist"),
        (Level.L3, "I have a plan to end my life tonight."),
        (Level.L3, "My gun is loaded and in my hand"),
        (Level.L3, "I wrote goodbye letters to my kids"),
        (Level.L3, "I tried to kill myself last week"),
        (Level.L2, "I tried to kill myself"),
        (Level.L1, "I tried to kill myself ten years ago"),
        (Level.L3, "I just took a whole bottle of pills"),
        (Level.L2, "I feel an urge to cut myself"),
        (Level.L2, "my husband beats me"),
        (Level.L3, "I'm going to kill my ex"),
        (Level.L2, "I want to kill my ex"),
        (Level.L3, "the voices tell me to kill myself"),
        (Level.L3, "he isn't breathing"),
        (Level.L1, "my aunt died by suicide"),
        (Level.L2, "I can't promise I'll be safe"),
        (Level.L0, ""),
    ],
)
def test_level_follows_the_triage_table(level: Level, text: str) -> None:
    assert level_of(text) == level


@pytest.mark.parametrize(
    ("plain", "turned"),
    [
        ("I want to kill myself", "I don't want to kill myself"),
        ("I want to kill myself", "I used to want to kill myself"),
        ("I want to kill myself", "When I was a teenager I wanted to kill myself"),
        ("I am suicidal", "If I were ever suicidal I would call you"),
        ("I am suicidal", "My doctor asked if I was suicidal"),
        ("I want to die", "In the movie the character says I want to die"),
        ("Suicidal ideation.", "Suicidal ideation: denied."),
    ],
)
def test_text_is_lowered_by_one_level_when_denied_past_or_supposed(plain: str, turned: str) -> None:
    assert (level_of(plain), level_of(turned)) == (Level.L2, Level.L1)


@pytest.mark.parametrize(
    "text",
    [
        "I'm not suicidal but I want to die",
        "I can't stop thinking about killing myself",
        "I don't know if I want to keep living",
        "I'm trying not to kill myself",
        "I'm not afraid to die, I want to be dead",
        "I'm not okay, I want to die",
        "I have never wanted to die more",
        "I lost my job two years ago and I want to die",
        "I used to cut and now I want to die",
        "I can't promise I won't hurt myself",
        "I don't want to kill myself but I can't promise",
        "I don't want to die but I keep thinking about it",
        "I'm not going to hurt myself, though I might if he leaves",
        "I'm not suicidal or anything but I did think about dying",
        "Not gonna lie, I'm suicidal",
    ],
)
def test_text_keeps_its_level_when_the_denial_is_no_denial(text: str) -> None:
    assert level_of(text) == Level.L2


@pytest.mark.parametrize(
    "text",
    [
        "I used to be suicidal. I have a loaded gun in my hand.",
        "I would never hurt anyone, but I saved up enough pills to do it",
        "My doctor asked if I was suicidal. I bought a rope to hang myself.",
    ],
)
def test_means_stay_acute_when_other_sentences_deny(text: str) -> None:
    assert level_of(text) == Level.L3


@pytest.mark.parametrize(
    "text",
    [
        "I'm not going to kill myself",
        "I have no plan to kill myself",
        "Five years ago I was planning to kill myself",
    ],
)
def test_intent_is_no_intent_when_it_is_denied_or_long_past(text: str) -> None:
    assert level_of(text) == Level.L1


@pytest.mark.parametrize(
    "text",
    [
        "I don't want to die, I want to get better",
        "I'm not suicidal, but I would like to sleep for a year",
        "I have never wanted to hurt myself but I need someone to talk to",
        "I would never kill myself, I have kids",
        "Ten years ago I had a gun in my mouth",
        "Men who want to die seldom say so",
    ],
)
def test_text_is_support_when_denial_past_or_others_are_plain(text: str) -> None:
    assert level_of(text) == Level.L1


@pytest.mark.parametrize(
    ("level", "when"),
    [
        (Level.L3, "last week"),
        (Level.L3, "two months ago"),
        (Level.L3, "three months ago"),
        (Level.L3, "3 months ago"),
        (Level.L1, "four months ago"),
        (Level.L1, "a year ago"),
        (Level.L2, ""),
    ],
)
def test_attempt_is_past_after_three_months(level: Level, when: str) -> None:
    assert level_of(f"I tried to kill myself {when}") == level


@pytest.mark.parametrize(
    "text",
    [
        "i want to \U0001f52b myself",
        "i want to \U0001f480 myself",
        "i have \U0001f48a and im going to take them all",
        "k1ll my$elf tonight",
        "i w a n t t o d i e",
        "i wanna dieeeee",
        "killlll myselffff",
        "iwanttodie",
        "wannadie so bad",
        "thinking about su!c!de",
        "im sucidal",
        "i want to kil my self",
        "going to comit suiside",
        "wana die",
        "w\u0430nt t\u043e di\u0435",
    ],
)
def test_risk_is_found_when_it_is_misspelt_or_disguised(text: str) -> None:
    assert level_of(text) >= Level.L2


def test_news_about_suicide_finds_nothing_when_it_is_about_nobody() -> None:
    assert level_of("Suicidal thoughts are common among farmers") == Level.L0
    assert level_of("Suicidal thoughts are back and I feel lost") == Level.L2


def test_threat_keeps_its_level_when_it_has_a_condition() -> None:
    assert level_of("He said if I ever leave he'll kill me") == Level.L2


def test_hint_counts_only_beside_risk() -> None:
    hint = "There is a gun at home."
    assert level_of(hint) == Level.L0
    assert level_of(f"I want to die. {hint}") == Level.L3


def test_time_makes_a_wish_acute() -> None:
    assert level_of("I want to die. Tonight.") == Level.L3
    assert level_of("I want to end it all after work") == Level.L3


def test_denial_stays_a_denial_however_often_it_is_said() -> None:
    denials = [f"I would never kill myself over {number} dollars." for number in range(100)]
    assert level_of(" ".join(denials)) == Level.L1
    assert level_of(" ".join([*denials, "I want to kill myself."])) == Level.L2


def test_domains_say_what_it_is_about() -> None:
    found = screen(["My boyfriend beats me.", "I took a whole bottle of pills."])
    assert set(found.domains) == {"abuse", "overdose"}
    assert found.rules == ("text.overdose", "text.abuse")


def test_screener_is_not_lowered_by_text() -> None:
    positive = ScreenerAnswers("asq", dict.fromkeys("1234", "yes") | {"5": "no"})
    assert screen(["I am fine, I am not suicidal"], [positive]).level == Level.L2


def test_phq9_is_acute_when_the_text_wants_to_die_too() -> None:
    high = ScreenerAnswers("phq-9", {"9": 2})
    assert screen(["Work is hard"], [high]).level == Level.L2
    assert screen(["I want to kill myself"], [high]).level == Level.L3
    assert screen(["I want to kill myself"], [ScreenerAnswers("phq-9", {"9": 1})]).level == Level.L2


def test_short_circuit_begins_at_l2() -> None:
    assert [Screening(level).short_circuit for level in Level] == [False, False, True, True]


def test_text_in_another_script_is_not_called_safe() -> None:
    found = screen(["Я не хочу больше жить"])
    assert (found.level, found.degraded) == (Level.L1, True)


def test_level_is_at_least_l1_when_screening_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_raw: str) -> None:
        raise RuntimeError

    monkeypatch.setattr(screening, "fold", fail)
    found = screen(["I want to die"], [ScreenerAnswers("asq", {"1": "yes"})])
    assert (found.level, found.degraded) == (Level.L3, True)
    assert screen(["anything"]).level == Level.L1
    assert screening.FAILED in screen(["anything"]).rules


def test_other_screeners_count_when_one_of_them_breaks() -> None:
    class Unreadable(dict[str, object]):
        def items(self) -> Any:
            raise RuntimeError

    broken = ScreenerAnswers("phq-9", Unreadable())
    found = screen([], [broken, ScreenerAnswers("asq", dict.fromkeys("12345", "yes"))])
    assert (found.level, found.degraded) == (Level.L3, True)


@pytest.mark.parametrize(
    "texts", ["I want to die", ["I want to die", None], [b"x", "I want to die"]]
)
def test_what_is_text_is_screened_when_something_else_comes_too(texts: Any) -> None:
    found = screen(cast("Sequence[str]", texts))
    assert found.level == Level.L2
    assert found.degraded is not isinstance(texts, str)


@pytest.mark.parametrize(
    ("level", "text"),
    [
        (Level.L3, "I want to hurt my coworker, I have a gun."),
        (Level.L3, "He might attack them, he bought a rifle."),
        (Level.L0, "I don't want to hurt my coworker and I don't have a gun."),
        (Level.L0, "My knife skills might hurt my thumb."),
    ],
)
def test_wish_to_hurt_somebody_is_acute_when_a_weapon_is_at_hand(level: Level, text: str) -> None:
    assert level_of(text) is level
