"""Choices: what a person can be offered to do next, as codes that a client shows as buttons."""

from collections.abc import Sequence
from enum import StrEnum

from api.crisis.lines import Line


class Choice(StrEnum):
    """What a person may choose; the last three are carried out by whoever shows them."""

    CALL_NOW = "call_now"
    TEXT_NOW = "text_now"
    CHAT_NOW = "chat_now"
    PEER_LINE = "peer_line"
    """A line where people answer who have lived through the like."""
    REQUEST_CALLBACK = "request_callback"
    """Ask somebody who knows the person to call them."""
    NOT_RIGHT = "not_right"
    """This is not about me, or not now: hides the banner, never the record."""
    CONTINUE_REFERRAL = "continue_referral"


_CHANNELS = {Choice.CALL_NOW: "call", Choice.TEXT_NOW: "text", Choice.CHAT_NOW: "chat"}
_OF_A_REFERRAL = (Choice.REQUEST_CALLBACK, Choice.NOT_RIGHT, Choice.CONTINUE_REFERRAL)


def choices(lines: Sequence[Line], *, with_referral: bool) -> list[Choice]:
    """List what these lines make possible, and what a referral does."""
    offered = [
        choice for choice, kind in _CHANNELS.items() if any(one.first(kind) for one in lines)
    ]
    if any("peer" in line.domains for line in lines):
        offered.append(Choice.PEER_LINE)
    return [*offered, *(_OF_A_REFERRAL if with_referral else ())]
