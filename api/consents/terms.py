"""A decision and its terms, as the member, their representative or the platform states them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from api.consents.codes import (
    ConsentMethod,
    ConsentStatus,
    Covers,
    GrantorRole,
    Purpose,
    RecipientClass,
    ShareBack,
)
from api.consents.models import Consent

POLICY_VERSION = "2026-11"
"""The version of the rules under which what is shared is kept (docs/consent-record.md)."""


@dataclass(frozen=True, slots=True)
class SharedItem:
    """One context item and what it may be read for."""

    context_id: UUID
    purposes: Sequence[Purpose]


@dataclass(frozen=True, slots=True)
class Notice:
    """The text the member was shown: version, language (BCP 47) and SHA-256 in hex."""

    version: str
    language: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Recipient:
    """Whom the consent names: a class, narrowed to one clinician or one organisation if wished."""

    recipient_class: RecipientClass = RecipientClass.LICENSED_CLINICIAN
    clinician_id: UUID | None = None
    organisation_id: UUID | None = None


def recipient_of(consent: Consent) -> Recipient:
    """Return whom a consent names, as the terms of the one that follows it state it."""
    return Recipient(
        consent.recipient_class, consent.recipient_clinician_id, consent.recipient_organisation_id
    )


@dataclass(frozen=True, slots=True)
class Grantor:
    """Who decides; `basis` says on what ground somebody may decide for the member."""

    role: GrantorRole = GrantorRole.SELF
    basis: str | None = None


@dataclass(frozen=True, slots=True)
class Terms:
    """What was decided about one referral.

    `messages_with_platform`: owner and platform may write to each other about it.
    """

    referral_id: UUID
    items: Sequence[SharedItem]
    share_back: ShareBack
    recipient: Recipient
    notice: Notice
    expires_at: datetime
    grantor: Grantor = Grantor()
    covers: Covers = Covers.REFERRAL
    messages_with_platform: bool = False


@dataclass(frozen=True, slots=True)
class Evidence:
    """What proves a decision that was not made here: a digest, and where the original lies."""

    sha256: str
    reference: str


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision as it reached us: whose, in which direction, by which way.

    `at` is when it was made, if not here and now; then `evidence` proves it.
    """

    platform_id: UUID
    member_id: UUID
    status: ConsentStatus
    method: ConsentMethod
    evidence: Evidence | None = None
    at: datetime | None = None
