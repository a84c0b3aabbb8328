"""The choices: what the lines make possible, and every one of them can be counted."""

import pytest

from api.crisis.choices import Choice, choices
from api.crisis.lines import DIRECTORY
from api.crisis.tally import CHOSEN_PATH, Counted, Tally

HOME = DIRECTORY.home


def test_channels_are_offered_that_a_line_has() -> None:
    assert choices([HOME.primary("en")], with_referral=False) == [
        "call_now",
        "text_now",
        "chat_now",
    ]
    emergency = HOME.emergency
    assert choices([emergency], with_referral=False) == ["call_now"]


def test_peers_are_offered_when_a_line_has_them() -> None:
    peers = next(line for line in HOME.lines if line.id == "us-translifeline")
    assert choices([peers], with_referral=False) == ["call_now", "peer_line"]


def test_referral_offers_what_only_those_who_know_the_person_can_do() -> None:
    assert choices(HOME.lines, with_referral=True) == list(Choice)


@pytest.mark.parametrize("choice", Choice)
def test_what_is_offered_is_counted_when_an_app_reports_it(choice: Choice) -> None:
    tally = Tally()
    tally.note("POST", f"{CHOSEN_PATH}{choice}")
    assert [kind for kind, _ in tally.drain()] == [Counted.CHOSEN]
