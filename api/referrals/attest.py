"""Attesting: a platform vouches for a consent that its member gave there, where it may."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from api.communities.models import Community
from api.consents.codes import ConsentMethod, ConsentStatus, ContextKind, Purpose, ShareBack
from api.consents.hold import NewContext
from api.consents.models import ContextItem
from api.consents.standing import said_no_since
from api.consents.terms import Decided, Evidence, Grantor, Notice, Recipient, SharedItem, Terms
from api.referrals.grant import enqueue, note_decision, refuse_unknown_recipient
from api.referrals.models import Referral
from api.referrals.problems import AttestationNotAgreed
from api.web.auth import Actor
from api.web.problems import InvalidRequest

_WITHIN = "/attested_consent"


@dataclass(frozen=True, slots=True)
class AttestedKind:
    """One kind of item and what items of it may be read for."""

    kind: ContextKind
    purposes: Sequence[Purpose]


@dataclass(frozen=True, slots=True)
class AttestedConsent:
    """What the member agreed to at their platform, when, and what proves it."""

    items: Sequence[AttestedKind]
    share_back: ShareBack
    recipient: Recipient
    grantor: Grantor
    notice: Notice
    evidence: Evidence
    decided_at: datetime
    expires_at: datetime
    messages_with_platform: bool = False


def refuse_attestation(
    session: Session, community: Community, attested: AttestedConsent, context: Sequence[NewContext]
) -> None:
    """Refuse what this community may not attest, or what the attested consent does not cover.

    An item outside it is refused, not trimmed: the platform must not believe that it was shared.
    Raises `AttestationNotAgreed` (403) and `InvalidRequest` (422).
    """
    if community.attestation_agreement is None:
        raise AttestationNotAgreed
    covered = {item.kind for item in attested.items}
    errors = [
        {"pointer": f"/context/{n}/kind", "detail": "The attested consent does not name this kind."}
        for n, item in enumerate(context)
        if item.kind not in covered
    ]
    if errors:
        raise InvalidRequest(errors=errors)
    refuse_unknown_recipient(session, attested.recipient, _WITHIN)


def attest(
    session: Session,
    referral: Referral,
    held: Sequence[ContextItem],
    attested: AttestedConsent,
    *,
    by: Actor,
) -> None:
    """Record the attested consent of a new referral and let it wait for a clinician at once.

    A decision that the member has since taken back, here or with another referral, stays taken
    back. Raises `InvalidRequest` (422).
    """
    if said_no_since(session, by.id, referral.member_id, attested.decided_at):
        detail = "The member has denied or revoked since then: ask them anew."
        raise InvalidRequest(errors=[{"pointer": f"{_WITHIN}/decided_at", "detail": detail}])
    decided = Decided(
        by.id,
        referral.member_id,
        ConsentStatus.ACTIVE,
        ConsentMethod.PLATFORM_ATTESTATION,
        attested.evidence,
        attested.decided_at,
    )
    consent = note_decision(session, _terms(referral, held, attested), decided, by=by)
    enqueue(session, referral, consent)


def _terms(referral: Referral, held: Sequence[ContextItem], attested: AttestedConsent) -> Terms:
    purposes = {item.kind: item.purposes for item in attested.items}
    return Terms(
        referral_id=referral.id,
        items=[SharedItem(item.id, purposes[item.kind]) for item in held],
        share_back=attested.share_back,
        recipient=attested.recipient,
        notice=attested.notice,
        grantor=attested.grantor,
        expires_at=attested.expires_at,
        messages_with_platform=attested.messages_with_platform,
    )
