"""Recording a member's decision, and ending it."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from api.clock import utc_now
from api.consents.codes import ConsentMethod, ConsentStatus
from api.consents.models import Consent, ConsentEvent, ConsentItem, ContextItem
from api.consents.notices import CURRENT, notice_shown
from api.consents.problems import ConsentNotActive
from api.consents.standing import standing_consent
from api.consents.terms import POLICY_VERSION, Decided, Notice, Terms
from api.db.base import new_id
from api.web.problems import InvalidRequest


def record_consent(session: Session, terms: Terms, decided: Decided) -> Consent:
    """Record the decision; an active consent of the same kind on the referral is superseded.

    Raises `InvalidRequest` (422) when an item is not part of this referral, or the notice is none
    that this server shows.
    """
    if decided.method is not ConsentMethod.PLATFORM_ATTESTATION:
        _refuse_unknown_notice(terms.notice)
    regimes = _regimes(session, terms, decided.platform_id)
    earlier = standing_consent(session, decided.platform_id, terms.referral_id, terms.covers)
    if earlier:
        end_consent(session, earlier, ConsentStatus.SUPERSEDED, decided.method)
    consent = _consent(terms, decided, regimes, earlier)
    session.add(consent)
    session.flush()
    session.add(_event(consent, decided.status, decided.method))
    session.add_all(_items_of(terms, consent))
    session.flush()
    return consent


def _refuse_unknown_notice(notice: Notice) -> None:
    """Refuse a text that nobody here has written: what was agreed to could never be shown again.

    Only who attests a decision made elsewhere names a text of their own.
    """
    if notice_shown(notice.version, notice.language, notice.sha256) is None:
        detail = f"Show the text of GET /v1/notices/current; its version is {CURRENT}."
        raise InvalidRequest(errors=[{"pointer": "/notice", "detail": detail}])


def _consent(
    terms: Terms, decided: Decided, regimes: Sequence[str], earlier: Consent | None
) -> Consent:
    evidence = decided.evidence
    return Consent(
        platform_id=decided.platform_id,
        id=new_id(),
        referral_id=terms.referral_id,
        member_id=decided.member_id,
        status=decided.status,
        covers=terms.covers,
        grantor_role=terms.grantor.role,
        grantor_basis=terms.grantor.basis,
        share_back=terms.share_back,
        messages_with_platform=_lets_write(terms, decided),
        recipient_class=terms.recipient.recipient_class,
        recipient_clinician_id=terms.recipient.clinician_id,
        recipient_organisation_id=terms.recipient.organisation_id,
        regimes=regimes,
        policy_version=POLICY_VERSION,
        notice_version=terms.notice.version,
        notice_language=terms.notice.language,
        notice_sha256=terms.notice.sha256,
        method=decided.method,
        evidence_sha256=evidence.sha256 if evidence else None,
        evidence_reference=evidence.reference if evidence else None,
        supersedes=earlier.id if earlier else None,
        decided_at=decided.at or utc_now(),
        expires_at=terms.expires_at,
    )


def _lets_write(terms: Terms, decided: Decided) -> bool:
    """Whoever refuses allows nothing, whatever was chosen on the way to it."""
    return terms.messages_with_platform and decided.status is ConsentStatus.ACTIVE


def _event(consent: Consent, status: ConsentStatus, method: ConsentMethod) -> ConsentEvent:
    return ConsentEvent(
        platform_id=consent.platform_id,
        id=new_id(),
        consent_id=consent.id,
        referral_id=consent.referral_id,
        member_id=consent.member_id,
        status=status,
        method=method,
        at=utc_now(),
    )


def _regimes(session: Session, terms: Terms, platform_id: UUID) -> Sequence[str]:
    """Return under which laws the shared items come, and refuse items of other referrals."""
    rows = session.execute(
        select(ContextItem.id, ContextItem.regime).where(
            ContextItem.platform_id == platform_id,
            ContextItem.referral_id == terms.referral_id,
            ContextItem.about.is_(None),
        )
    )
    own = {row.id: row.regime.value for row in rows}
    errors = [
        {"pointer": f"/items/{n}/context_id", "detail": "Not an item of this referral."}
        for n, item in enumerate(terms.items)
        if item.context_id not in own
    ]
    if errors:
        raise InvalidRequest(errors=errors)
    return sorted({own[item.context_id] for item in terms.items})


def _items_of(terms: Terms, consent: Consent) -> list[ConsentItem]:
    return [
        ConsentItem(
            platform_id=consent.platform_id,
            consent_id=consent.id,
            context_id=item.context_id,
            purpose=purpose,
            referral_id=consent.referral_id,
            member_id=consent.member_id,
        )
        for item in terms.items
        for purpose in sorted(set(item.purposes))
    ]


def end_consent(
    session: Session, consent: Consent, status: ConsentStatus, method: ConsentMethod
) -> None:
    """Move an active consent to its end; the row lock makes readers wait and then see nothing.

    Raises `ConsentNotActive` (409) when it had ended already.
    """
    ended = session.execute(
        update(Consent)
        .where(
            Consent.platform_id == consent.platform_id,
            Consent.id == consent.id,
            Consent.status == ConsentStatus.ACTIVE,
        )
        .values(status=status)
        .returning(Consent.id)
    ).first()
    if ended is None:
        raise ConsentNotActive
    session.add(_event(consent, status, method))
