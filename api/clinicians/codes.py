"""The coded words of how care is given and paid, for clinicians and whom they meet."""

from enum import StrEnum


class Modality(StrEnum):
    """How care can be given."""

    VIDEO = "video"
    PHONE = "phone"
    CHAT = "chat"
    IN_PERSON = "in_person"


class Coverage(StrEnum):
    """Who would pay."""

    SELF_PAY = "self_pay"
    INSURANCE = "insurance"
    MEDICAID = "medicaid"
    MEDICARE = "medicare"
    UNKNOWN = "unknown"


class Need(StrEnum):
    """What somebody needs to be understood, whoever it is that they meet."""

    INTERPRETER = "interpreter"
    ASL = "asl"
    CAPTIONS = "captions"
    TEXT_ONLY = "text_only"


class Privilege(StrEnum):
    """By what a clinician may practise in a state: its own licence, or a compact of states."""

    SINGLE = "single"
    COMPACT = "compact"
