"""A consent as a FHIR R5 Consent resource (hl7.org/fhir/R5/consent.html), for exports."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from api.consents.codes import ConsentStatus, GrantorRole
from api.consents.models import Consent

# Where each column of the record stands in the resource; docs/consent-record.md has the table.
ELEMENTS: Mapping[str, str] = {
    "platform_id": "controller.identifier",
    "id": "identifier.value",
    "referral_id": "provision.data.reference.identifier",
    "member_id": "subject.identifier",
    "status": "status",
    "covers": "category.text",
    "grantor_role": "grantor.type",
    "grantor_basis": "grantor.display",
    "share_back": "provision.provision.code.text",
    "messages_with_platform": "provision.provision.action.text",
    "recipient_class": "grantee.display",
    "recipient_clinician_id": "grantee.identifier",
    "recipient_organisation_id": "grantee.identifier",
    "regimes": "regulatoryBasis.text",
    "policy_version": "policyBasis.uri",
    "notice_version": "policyText.display",
    "notice_language": "policyText.display",
    "notice_sha256": "policyText.identifier",
    "method": "verification.verificationType.text",
    "evidence_sha256": "sourceReference.display",
    "evidence_reference": "sourceReference.identifier",
    "decided_at": "provision.period.start",
    "expires_at": "provision.period.end",
}
LEFT_OUT: Mapping[str, str] = {
    "supersedes": "R5 Consent has no element for it; the receipt and the export name it beside",
}
_V3 = "http://terminology.hl7.org/CodeSystem/v3-"
_ACTION = "http://terminology.hl7.org/CodeSystem/consentaction"
# what each purpose is called in HL7's PurposeOfUse: coordination, treatment, emergency treatment
_PURPOSES = {"triage": "COC", "care": "TREAT", "emergency": "ETREAT"}
_DECIDED = {ConsentStatus.ACTIVE, ConsentStatus.DENIED}


def as_fhir(consent: Consent, terms: Mapping[str, Any]) -> dict[str, Any]:
    """Return the resource; `terms` are those of `receipt.terms_of`, which name the items.

    Ids are `urn:uuid`. A denial is a decision in force (`active`, `deny`); what was revoked or
    replaced is `inactive`. No word of an item is in it, and no name.
    """
    denied = consent.status is ConsentStatus.DENIED
    resource = {
        "resourceType": "Consent",
        "id": str(consent.id),
        "identifier": [_identifier(consent.id)],
        "status": "active" if consent.status in _DECIDED else "inactive",
        "category": [_category(consent.covers.value)],
        "subject": _reference("Patient", consent.member_id),
        "date": consent.decided_at.date().isoformat(),
        "grantor": [_grantor(consent)],
        "grantee": _grantees(consent),
        "controller": [_reference("Organization", consent.platform_id)],
        "sourceReference": _evidence(consent),
        "regulatoryBasis": [{"text": regime} for regime in consent.regimes],
        "policyBasis": {"uri": f"urn:warmhandoff:policy:{consent.policy_version}"},
        "policyText": [_notice(consent)],
        "verification": [_verification(consent)],
        "decision": "deny" if denied else "permit",
        "provision": [_provision(consent, terms["items"])],
    }
    # FHIR allows no empty array
    return {name: value for name, value in resource.items() if value != []}


def _category(covers: str) -> dict[str, Any]:
    return {"coding": [{"system": f"{_V3}ActCode", "code": "IDSCL"}], "text": covers}


def _grantor(consent: Consent) -> dict[str, Any]:
    if consent.grantor_role is GrantorRole.SELF:
        return _reference("Patient", consent.member_id)
    named = [consent.grantor_role.value, *filter(None, [consent.grantor_basis])]
    return {"type": "RelatedPerson", "display": ": ".join(named)}


def _grantees(consent: Consent) -> list[dict[str, Any]]:
    named = {
        "Practitioner": consent.recipient_clinician_id,
        "Organization": consent.recipient_organisation_id,
    }
    return [
        {"type": "Group", "display": consent.recipient_class.value},
        *(_reference(kind, id_) for kind, id_ in named.items() if id_),
    ]


def _evidence(consent: Consent) -> list[dict[str, Any]]:
    if consent.evidence_reference is None:
        return []
    return [
        {
            "type": "DocumentReference",
            "identifier": {"value": consent.evidence_reference},
            "display": f"SHA-256 {consent.evidence_sha256}",
        }
    ]


def _notice(consent: Consent) -> dict[str, Any]:
    return {
        "type": "DocumentReference",
        "identifier": {"system": "urn:warmhandoff:sha256", "value": consent.notice_sha256},
        "display": f"{consent.notice_version} ({consent.notice_language})",
    }


def _verification(consent: Consent) -> dict[str, Any]:
    return {
        "verified": True,
        "verificationType": {"text": consent.method.value},
        "verificationDate": [_moment(consent.decided_at)],
    }


def _provision(consent: Consent, items: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """Return the period and the referral, and one provision for each item and what flows back."""
    return {
        "period": {"start": _moment(consent.decided_at), "end": _moment(consent.expires_at)},
        "data": [{"meaning": "related", "reference": _reference("Task", consent.referral_id)}],
        "provision": [
            *(_shared(item) for item in items),
            _with_platform(consent),
        ],
    }


def _with_platform(consent: Consent) -> dict[str, Any]:
    """Say what flows back; an action is there only if owner and platform may write."""
    reference = _reference("Organization", consent.platform_id)
    writing = [{"text": "messages_with_platform"}] if consent.messages_with_platform else []
    return {
        "actor": [{"role": {"text": "platform"}, "reference": reference}],
        "code": [{"text": consent.share_back.value}],
        **({"action": writing} if writing else {}),
    }


def _shared(item: Mapping[str, Any]) -> dict[str, Any]:
    reference = _reference("DocumentReference", item["context_id"])
    return {
        "action": [{"coding": [{"system": _ACTION, "code": "disclose"}]}],
        "purpose": [
            {"system": f"{_V3}ActReason", "code": _PURPOSES[purpose], "display": purpose}
            for purpose in item["purposes"]
        ],
        "data": [{"meaning": "instance", "reference": {**reference, "display": item["kind"]}}],
    }


def _reference(kind: str, id_: object) -> dict[str, Any]:
    return {"type": kind, "identifier": _identifier(id_)}


def _identifier(id_: object) -> dict[str, str]:
    return {"system": "urn:ietf:rfc:3986", "value": f"urn:uuid:{id_}"}


def _moment(at: datetime) -> str:
    return at.isoformat().replace("+00:00", "Z")
