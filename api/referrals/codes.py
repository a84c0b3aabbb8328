"""The coded words of a referral: states, priorities, reasons and outcomes."""

from enum import StrEnum


class ReferralStatus(StrEnum):
    """Where a referral stands (DESIGN section 4; FHIR Task.status in `lifecycle`)."""

    AWAITING_CONSENT = "awaiting_consent"
    QUEUED = "queued"
    CLAIMED = "claimed"
    ACCEPTED = "accepted"
    IN_PROGRESS = "in_progress"
    ON_HOLD = "on_hold"
    CANCELLATION_REQUESTED = "cancellation_requested"
    COMPLETED = "completed"
    CLOSED_NOT_ENGAGED = "closed_not_engaged"
    DECLINED = "declined"
    CANCELLED = "cancelled"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"
    VOID = "void"


class Phase(StrEnum):
    """How far a referral in progress has come (BSeR 5.1.1 to 5.1.4)."""

    SCHEDULED = "scheduled"
    NO_SHOW = "no_show"
    APPOINTMENT_CANCELLED = "appointment_cancelled"
    ENGAGED = "engaged"


class HoldReason(StrEnum):
    """Why a referral is on hold."""

    WAITLIST = "waitlist"
    CONSENT_LAPSED = "consent_lapsed"
    MOVED_STATE = "moved_state"


class Place(StrEnum):
    """A state with what it is divided by: where the rows of the transition table begin and end."""

    AWAITING_CONSENT = "awaiting_consent"
    QUEUED = "queued"
    CLAIMED = "claimed"
    ACCEPTED = "accepted"
    SCHEDULED = "in_progress/scheduled"
    NO_SHOW = "in_progress/no_show"
    APPOINTMENT_CANCELLED = "in_progress/appointment_cancelled"
    ENGAGED = "in_progress/engaged"
    WAITLIST = "on_hold/waitlist"
    CONSENT_LAPSED = "on_hold/consent_lapsed"
    MOVED_STATE = "on_hold/moved_state"
    CANCELLATION_REQUESTED = "cancellation_requested"
    COMPLETED = "completed"
    CLOSED_NOT_ENGAGED = "closed_not_engaged"
    DECLINED = "declined"
    CANCELLED = "cancelled"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"
    VOID = "void"

    @property
    def status(self) -> ReferralStatus:
        """The state this place belongs to."""
        return ReferralStatus(self.value.partition("/")[0])


OPEN = frozenset(
    {
        ReferralStatus.AWAITING_CONSENT,
        ReferralStatus.QUEUED,
        ReferralStatus.CLAIMED,
        ReferralStatus.ACCEPTED,
        ReferralStatus.IN_PROGRESS,
        ReferralStatus.ON_HOLD,
        ReferralStatus.CANCELLATION_REQUESTED,
    }
)
IN_CARE = frozenset(
    {
        Place.ACCEPTED,
        Place.SCHEDULED,
        Place.NO_SHOW,
        Place.APPOINTMENT_CANCELLED,
        Place.ENGAGED,
        Place.WAITLIST,
        Place.CANCELLATION_REQUESTED,
    }
)
"""Where an owner reads what was granted for care; on hold for a consent or a move nobody does."""


class ShownStatus(StrEnum):
    """A referral's state as its reader may know it; a platform may see only `open` or `closed`."""

    AWAITING_CONSENT = "awaiting_consent"
    QUEUED = "queued"
    CLAIMED = "claimed"
    ACCEPTED = "accepted"
    IN_PROGRESS = "in_progress"
    ON_HOLD = "on_hold"
    CANCELLATION_REQUESTED = "cancellation_requested"
    COMPLETED = "completed"
    CLOSED_NOT_ENGAGED = "closed_not_engaged"
    DECLINED = "declined"
    CANCELLED = "cancelled"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"
    VOID = "void"
    OPEN = "open"
    CLOSED = "closed"
    NOT_SHARED = "not_shared"


class TimerKind(StrEnum):
    """What can become due on a referral (`timers` says when, `firing` what happens then)."""

    CONSENT_REMINDER = "consent_reminder"
    CONSENT_DEADLINE = "consent_deadline"
    CLAIM_TARGET = "claim_target"
    WAITING_LIMIT = "waiting_limit"
    WAITING_ANSWER = "waiting_answer"
    CLAIM_LEASE = "claim_lease"
    FIRST_CONTACT = "first_contact"
    VISIT_RECORD = "visit_record"
    RESCHEDULE = "reschedule"
    OUTCOME = "outcome"
    WAITLIST_REVIEW = "waitlist_review"
    WAITLIST_ANSWER = "waitlist_answer"
    CONSENT_EXPIRY = "consent_expiry"
    LAPSED_ANSWER = "lapsed_answer"
    MOVED_REQUEUE = "moved_requeue"
    CLINICIAN_LOST = "clinician_lost"
    CANCEL_CONFIRM = "cancel_confirm"
    COORDINATOR_TASK = "coordinator_task"


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
    MAKE_CONTACT = "make_contact"
    CONFIRM_APPOINTMENT = "confirm_appointment"
    RECORD_VISIT = "record_visit"
    RESCHEDULE = "reschedule"
    RECORD_OUTCOME = "record_outcome"
    CONFIRM_CANCEL = "confirm_cancel"
    KEEP_WAITING_OR_END = "keep_waiting_or_end"
    RENEW_CONSENT = "renew_consent"
    RESUME = "resume"
    FIND_CLINICIAN = "find_clinician"
    REACH_OWNER = "reach_owner"
    REACH_OUT = "reach_out"
    REASSIGN = "reassign"
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


class Must(StrEnum):
    """Which of the member's preferences exclude whoever does not meet them."""

    MODALITIES = "modalities"
    COVERAGE = "coverage"
    FEE = "fee"
    GENDERS = "genders"
    CULTURES = "cultures"
    FAITHS = "faiths"
    TOPICS = "topics"
