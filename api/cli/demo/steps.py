"""The steps of the demo in their order, and walking them until one is not as told."""

from collections.abc import Callable
from dataclasses import dataclass

import click
import httpx

from api.cli.demo import back, in_crisis, there
from api.cli.demo.expectations import NotAsTold, expect
from api.cli.demo.narration import Narrator
from api.cli.demo.people import get_tokens
from api.cli.demo.story import Story
from api.cli.sandbox import SandboxError


@dataclass(frozen=True, slots=True)
class Step:
    """One step: who acts, and the function that acts, compares and says what came back."""

    who: str
    act: Callable[[Story], str]

    @property
    def claim(self) -> str:
        """Return what the step claims: the first line of its function's docstring."""
        return (self.act.__doc__ or "").partition("\n")[0]


CHAPTERS: tuple[tuple[str, tuple[Step, ...]], ...] = (
    (
        "From a community to a clinician",
        (
            Step("everyone", get_tokens),
            Step("Lighthouse", there.post_referral),
            Step("the member", there.grant_two_of_three),
            Step("Sam, CA", there.stay_unseen),
            Step("Dana, NY", there.show_blind_card),
            Step("Dana, NY", there.claim),
            Step("Robin, NY", there.refuse_second_claim),
            Step("Dana, NY", there.read_for_triage),
            Step("Dana, NY", there.accept),
            Step("Dana, NY", there.read_for_care),
        ),
    ),
    (
        "And back",
        (
            Step("Dana, NY", back.complete),
            Step("Lighthouse", back.read_event_feed),
            Step("Harbor", back.look_from_outside),
            Step("the member", back.read_account),
        ),
    ),
    (
        "In crisis",
        (
            Step("Lighthouse", in_crisis.put_help_first),
            Step("Dana, NY", in_crisis.put_risk_first),
            Step("the member", in_crisis.take_back),
            Step("anyone", in_crisis.answer_without_database),
        ),
    ),
)


def leave_nothing(story: Story) -> str:
    """Leave nothing behind."""
    expect("what is left", story.server.left_behind(), [])
    return "no process, no port, no file"


LAST = Step("the demo", leave_nothing)
STEPS = (*(step for _, steps in CHAPTERS for step in steps), LAST)


def walk(story: Story, narrator: Narrator) -> None:
    """Take every step but the last in order; raises `ClickException`, naming where it ends."""
    for title, steps in CHAPTERS:
        narrator.chapter(title)
        for step in steps:
            take_step(step, story, narrator)


def take_step(step: Step, story: Story, narrator: Narrator) -> None:
    """Take one step and tell how it went; raises `ClickException` if not as told."""
    try:
        came_back = step.act(story)
    except (NotAsTold, SandboxError) as error:
        reason = str(error)
    except httpx.HTTPError as error:
        reason = f"The server gave no answer: {error}"
    except Exception as error:  # noqa: BLE001 - no traceback: an odd answer is an answer not as told
        reason = f"An answer had another shape: {type(error).__name__} {error}"
    else:
        narrator.passed(step.who, step.claim, came_back)
        return
    number = narrator.failed(step.who, step.claim)
    raise click.ClickException(f"step {number} is not as told. {reason}")
