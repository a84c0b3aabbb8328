"""The coded words of care: how an appointment stands, how somebody was reached."""

from enum import StrEnum


class AppointmentStatus(StrEnum):
    """How an appointment stands; `past` ones have a visit on record, or none was ever recorded."""

    PROPOSED = "proposed"
    SCHEDULED = "scheduled"
    CANCELLED = "cancelled"
    PAST = "past"


class Visit(StrEnum):
    """What came of an appointment."""

    ATTENDED = "attended"
    NO_SHOW = "no_show"


class CancelledBy(StrEnum):
    """Who called an appointment off; `system` where the referral ended or moved on."""

    MEMBER = "member"
    CLINICIAN = "clinician"
    SYSTEM = "system"


class CancelCode(StrEnum):
    """Why an appointment was called off, as far as somebody says."""

    CANNOT_ATTEND = "cannot_attend"
    TECHNICAL = "technical"
    NOT_WANTED = "not_wanted"
    OTHER = "other"


class ContactWay(StrEnum):
    """How contact was sought; the last two are all that a coordinator has."""

    PHONE = "phone"
    TEXT = "text"
    EMAIL = "email"
    MESSAGE = "message"
    VIDEO = "video"
    IN_PERSON = "in_person"
    PLATFORM_CONTACT = "platform_contact"
    SAFE_MESSAGE = "safe_message"


class ContactResult(StrEnum):
    """What came of an attempt."""

    REACHED = "reached"
    NOT_REACHED = "not_reached"
    LEFT_WORD = "left_word"


class Author(StrEnum):
    """Who wrote a message."""

    MEMBER = "member"
    CLINICIAN = "clinician"
    PLATFORM = "platform"


class Thread(StrEnum):
    """With whom who holds a referral writes; a platform sees no message with the member."""

    MEMBER = "member"
    PLATFORM = "platform"
