"""The published protocol: what is done when somebody may be in danger, and how often it was."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from api.crisis.levels import ENGINE, Level

VERSION = "2026-11"

Counts = Mapping[str, Mapping[str, int | None]]


@dataclass(frozen=True, slots=True)
class Step:
    """What a level means, and what follows from it."""

    level: Level
    meaning: str
    response: str


STEPS: Sequence[Step] = (
    Step(
        Level.L0,
        "Nothing was found. That means nothing: a person may still be in danger.",
        "Every answer names 988 in one line.",
    ),
    Step(
        Level.L1,
        "Past or denied danger, a loss by suicide, or something that could not be screened.",
        "The crisis lines come with the answer. The referral goes on.",
    ),
    Step(
        Level.L2,
        "A wish to die, an urge to self-harm, a hedge, a positive screener, concern for another.",
        "The crisis lines come first. The referral goes on, ahead of the others.",
    ),
    Step(
        Level.L3,
        "A plan, means, a time, a farewell, a recent attempt, something taken, or danger now.",
        (
            "Emergency and 988 come first. The referral goes on, first in the queue. A clinician"
            " on call is woken until one has answered, within 15 minutes where somebody is on"
            " call; where nobody is, the answer says so."
        ),
    ),
)
LIMITS: Sequence[str] = (
    "It orders help. It is no diagnosis, and it neither detects nor predicts suicide.",
    "It lowers nothing: not a questionnaire, and not what a person says of a crisis.",
    "Nobody is blocked, and no referral ends, because of it.",
    "We call no police and no ambulance. A licensed person decides what is to be done.",
    "What was written on the crisis paths is neither kept nor logged.",
    "This is not monitored as an emergency line. Call or text 988; in danger, call 911.",
)
SOURCES: Sequence[str] = (
    "Columbia Suicide Severity Rating Scale, screener: cssrs.columbia.edu",
    "Ask Suicide-Screening Questions (ASQ), National Institute of Mental Health: nimh.nih.gov/asq",
    "PHQ-9 item 9: Na and others, Journal of Affective Disorders, 2018",
    "Suicide Behaviors Questionnaire-Revised (SBQ-R): Osman and others, Assessment, 2001",
    "Preventing suicide: a resource for media professionals, WHO and IASP, 2023",
    "988 Messaging Framework, National Action Alliance for Suicide Prevention",
)


@dataclass(frozen=True, slots=True)
class Protocol:
    """The whole page; `counts` is None while they cannot be read."""

    year: int
    counts: Counts | None
    version: str = VERSION
    engine: str = ENGINE
    steps: Sequence[Step] = STEPS
    limits: Sequence[str] = LIMITS
    sources: Sequence[str] = SOURCES
