"""The coded words of a referral: states, priorities, reasons and outcomes."""

from enum import StrEnum


class ReferralStatus(StrEnum):
    """Where a referral stands (DESIGN section 4; FHIR Task.status in `lifecycle`)."""

    AWAITING_CONSENT = "awaiting_consent"
    QUEUED = "queued"
    CLAIMED = "claimed"
    ACCEPTED = "accepted"
    COMPLETED = "completed"
    CLOSED_NOT_ENGAGED = "closed_not_engaged"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"


OPEN = frozenset(
    {
        ReferralStatus.AWAITING_CONSENT,
        ReferralStatus.QUEUED,
        ReferralStatus.CLAIMED,
        ReferralStatus.ACCEPTED,
    }
)


class ShownStatus(StrEnum):
    """A referral's state as its reader may know it; a platform may see only `open` or `closed`."""

    AWAITING_CONSENT = "awaiting_consent"
    QUEUED = "queued"
    CLAIMED = "claimed"
    ACCEPTED = "accepted"
    COMPLETED = "completed"
    CLOSED_NOT_ENGAGED = "closed_not_engaged"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"
    OPEN = "open"
    CLOSED = "closed"
    NOT_SHARED = "not_shared"


class Priority(StrEnum):
    """How soon help is needed, as the platform judges it."""

    ROUTINE = "routine"
    URGENT = "urgent"


class NextActor(StrEnum):
    """Whose turn it is."""

    MEMBER = "member"
    CLINICIAN = "clinician"
    COORDINATOR = "coordinator"
    NOBODY = "nobody"


class NextAction(StrEnum):
    """What is waited for."""

    DECIDE_CONSENT = "decide_consent"
    CLAIM = "claim"
    ACCEPT_OR_DECLINE = "accept_or_decline"
    RECORD_OUTCOME = "record_outcome"
    FIND_CLINICIAN = "find_clinician"
    REACH_OUT = "reach_out"
    AWAIT_CLINICIAN = "await_clinician"
    NOTHING = "nothing"


class DeclineCode(StrEnum):
    """Why a clinician does not take a referral; some say only `not now`."""

    OUT_OF_SCOPE = "out_of_scope"
    NO_CAPACITY = "no_capacity"
    WAITLIST_ONLY = "waitlist_only"
    LICENSURE = "licensure"
    LANGUAGE = "language"
    MODALITY = "modality"
    AGE = "age"
    COST_OR_COVERAGE = "cost_or_coverage"
    HIGHER_LEVEL_OF_CARE = "higher_level_of_care"
    CONFLICT_OF_INTEREST = "conflict_of_interest"
    INSUFFICIENT_INFORMATION = "insufficient_information"
    DUPLICATE = "duplicate"
    MEMBER_DECLINED = "member_declined"
    OTHER = "other"


NOT_NOW = frozenset({DeclineCode.NO_CAPACITY, DeclineCode.WAITLIST_ONLY})


class OutcomeCode(StrEnum):
    """How a referral ended for the member."""

    ENGAGED_IN_CARE = "engaged_in_care"
    CARE_COMPLETED = "care_completed"
    REFERRED_ONWARD = "referred_onward"
    NOT_REACHED = "not_reached"
    DID_NOT_ATTEND = "did_not_attend"
    MEMBER_DECLINED_CARE = "member_declined_care"


NOT_ENGAGED = frozenset(
    {OutcomeCode.NOT_REACHED, OutcomeCode.DID_NOT_ATTEND, OutcomeCode.MEMBER_DECLINED_CARE}
)


class EvidenceClass(StrEnum):
    """What an outcome rests on; `member_confirmed` can be set by the member alone."""

    VERIFIED_ATTENDED = "verified_attended"
    MEMBER_CONFIRMED = "member_confirmed"
    CLINICIAN_ATTESTED = "clinician_attested"
    ADMINISTRATIVE = "administrative"


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
