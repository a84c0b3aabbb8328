"""The coded words of context and consent: kinds, purposes, states, methods, recipients."""

from enum import StrEnum


class ContextKind(StrEnum):
    """What an item of context is; psychotherapy notes (45 CFR 164.508) have no kind."""

    NARRATIVE = "narrative"
    POST_EXCERPT = "post_excerpt"
    SCREENER = "screener"
    SAFETY_PLAN = "safety_plan"
    DEMOGRAPHICS = "demographics"
    CONTACT = "contact"
    PREFERENCES = "preferences"
    COVERAGE = "coverage"
    PRIOR_CARE = "prior_care"
    EMERGENCY_LOCATION = "emergency_location"
    EMERGENCY_CONTACT = "emergency_contact"
    DISAGREEMENT = "disagreement"


EMERGENCY_KINDS = frozenset({ContextKind.EMERGENCY_LOCATION, ContextKind.EMERGENCY_CONTACT})


class SentBy(StrEnum):
    """Whose words an item holds: what the platform handed in, or what the member wrote here."""

    PLATFORM = "platform"
    MEMBER = "member"


class Purpose(StrEnum):
    """What an item may be read for."""

    TRIAGE = "triage"
    CARE = "care"
    EMERGENCY = "emergency"


class Covers(StrEnum):
    """What a consent is about: the referral itself, or one crisis in it."""

    REFERRAL = "referral"
    EMERGENCY = "emergency"


class ShareBack(StrEnum):
    """How much the platform may learn after a clinician has claimed the referral."""

    NONE = "none"
    OPEN_CLOSED = "open_closed"
    OUTCOME = "outcome"


class ConsentStatus(StrEnum):
    """Where a consent stands; terms never change, only this does."""

    ACTIVE = "active"
    DENIED = "denied"
    REVOKED = "revoked"
    SUPERSEDED = "superseded"


class RecipientClass(StrEnum):
    """Whom a consent names: who is licensed and takes the referral, or who answers the alert."""

    LICENSED_CLINICIAN = "licensed_clinician"
    ON_CALL_CLINICIAN = "on_call_clinician"


class ConsentMethod(StrEnum):
    """How the decision reached us: only the last two does the platform have no part in."""

    PLATFORM_ATTESTATION = "platform_attestation"
    MEMBER_TOKEN = "member_token"  # noqa: S105 - a code, not a secret
    CONSENT_PAGE = "consent_page"
    RETURN_LINK = "return_link"


class GrantorRole(StrEnum):
    """Who decides: the member, or who may decide for them (FHIR Consent.grantor)."""

    SELF = "self"
    GUARDIAN = "guardian"
    REPRESENTATIVE = "representative"
