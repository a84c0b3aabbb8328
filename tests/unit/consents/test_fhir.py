"""A consent as FHIR R5: each column has its place in the resource and in the docs, or a reason."""

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from api.consents.codes import (
    ConsentMethod,
    ConsentStatus,
    Covers,
    GrantorRole,
    RecipientClass,
    ShareBack,
)
from api.consents.fhir import ELEMENTS, LEFT_OUT, as_fhir
from api.consents.models import Consent

DOCUMENT = Path(__file__).parents[3] / "docs/consent-record.md"
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
TERMS = {
    "items": [
        {"context_id": str(UUID(int=9)), "kind": "narrative", "purposes": ["triage", "care"]},
        {"context_id": str(UUID(int=10)), "kind": "contact", "purposes": ["emergency"]},
    ]
}


def _consent(**changes: Any) -> Consent:
    whole = {
        "platform_id": UUID(int=1),
        "id": UUID(int=2),
        "referral_id": UUID(int=3),
        "member_id": UUID(int=4),
        "status": ConsentStatus.ACTIVE,
        "covers": Covers.REFERRAL,
        "grantor_role": GrantorRole.GUARDIAN,
        "grantor_basis": "court-order",
        "share_back": ShareBack.OPEN_CLOSED,
        "messages_with_platform": True,
        "recipient_class": RecipientClass.LICENSED_CLINICIAN,
        "recipient_clinician_id": UUID(int=5),
        "recipient_organisation_id": UUID(int=6),
        "regimes": ["part2", "state"],
        "policy_version": "policy-7",
        "notice_version": "notice-8",
        "notice_language": "es",
        "notice_sha256": "a1" * 32,
        "method": ConsentMethod.PLATFORM_ATTESTATION,
        "evidence_sha256": "b2" * 32,
        "evidence_reference": "vault-1042",
        "supersedes": UUID(int=7),
        "decided_at": NOW,
        "expires_at": NOW + timedelta(days=90),
    }
    return Consent(**(whole | changes))


def _at(resource: Any, path: str) -> list[Any]:
    """Find all that stands at a path, through arrays."""
    found = [resource]
    for name in path.split("."):
        inner = [each for one in found for each in (one if isinstance(one, list) else [one])]
        found = [one[name] for one in inner if isinstance(one, dict) and name in one]
    return found


SPELT = {
    **{
        name: f"urn:uuid:{UUID(int=number)}"
        for number, name in enumerate(
            ("platform_id", "id", "referral_id", "member_id", "recipient_clinician_id"), 1
        )
    },
    "recipient_organisation_id": f"urn:uuid:{UUID(int=6)}",
    "status": "active",
    "covers": "referral",
    "grantor_role": "RelatedPerson",
    "grantor_basis": "court-order",
    "share_back": "open_closed",
    "messages_with_platform": "messages_with_platform",
    "recipient_class": "licensed_clinician",
    "regimes": "part2",
    "policy_version": "policy-7",
    "notice_version": "notice-8",
    "notice_language": "(es)",
    "notice_sha256": "a1" * 32,
    "method": "platform_attestation",
    "evidence_sha256": "b2" * 32,
    "evidence_reference": "vault-1042",
    "decided_at": "2026-11-22T12:00:00Z",
    "expires_at": "2027-02-20T12:00:00Z",
}


def test_every_column_has_its_element_or_a_reason() -> None:
    columns = {column.name for column in Consent.__table__.columns}
    assert columns == ELEMENTS.keys() | LEFT_OUT.keys()
    assert not ELEMENTS.keys() & LEFT_OUT.keys()


@pytest.mark.parametrize("column", ELEMENTS)
def test_value_of_each_column_stands_at_its_element(column: str) -> None:
    found = _at(as_fhir(_consent(), TERMS), ELEMENTS[column])
    assert SPELT[column] in str(found)


def test_document_says_the_same_of_each_column() -> None:
    rows = dict(re.findall(r"^\| `(\w+)` \| ([^|]+?) \|", DOCUMENT.read_text(), re.MULTILINE))
    told = {name: cell.strip("`") for name, cell in rows.items()}
    assert {name: told.get(name) for name in ELEMENTS} == dict(ELEMENTS)
    assert all(told[name].startswith("none;") for name in LEFT_OUT)


def test_each_item_is_a_provision_with_its_purposes() -> None:
    resource = as_fhir(_consent(), TERMS)
    first, second, back = resource["provision"][0]["provision"]
    assert [purpose["code"] for purpose in first["purpose"]] == ["COC", "TREAT"]
    assert [purpose["code"] for purpose in second["purpose"]] == ["ETREAT"]
    assert first["action"][0]["coding"][0]["code"] == "disclose"
    assert first["data"] == [
        {
            "meaning": "instance",
            "reference": {
                "type": "DocumentReference",
                "identifier": {"system": "urn:ietf:rfc:3986", "value": f"urn:uuid:{UUID(int=9)}"},
                "display": "narrative",
            },
        }
    ]
    [platform] = back["actor"]
    assert (platform["role"], platform["reference"]) == (
        {"text": "platform"},
        resource["controller"][0],
    )


def test_resource_is_a_consent_to_disclose_what_belongs_to_the_referral() -> None:
    resource = as_fhir(_consent(), TERMS)
    assert resource["resourceType"] == "Consent"
    assert resource["category"][0]["coding"][0]["code"] == "IDSCL"
    assert [each["text"] for each in resource["regulatoryBasis"]] == ["part2", "state"]
    [related] = resource["provision"][0]["data"]
    assert (related["meaning"], related["reference"]["type"]) == ("related", "Task")


def test_decision_is_verified_and_dated_when_it_was_made() -> None:
    resource = as_fhir(_consent(), TERMS)
    assert resource["date"] == "2026-11-22"
    [verified] = resource["verification"]
    assert verified["verified"] is True
    assert verified["verificationDate"] == ["2026-11-22T12:00:00Z"]


@pytest.mark.parametrize(
    ("status", "shown"),
    [
        (ConsentStatus.ACTIVE, ("active", "permit")),
        (ConsentStatus.DENIED, ("active", "deny")),
        (ConsentStatus.REVOKED, ("inactive", "permit")),
        (ConsentStatus.SUPERSEDED, ("inactive", "permit")),
    ],
)
def test_status_and_decision_say_what_stands(status: ConsentStatus, shown: tuple[str, str]) -> None:
    resource = as_fhir(_consent(status=status), TERMS)
    assert (resource["status"], resource["decision"]) == shown


def test_what_is_not_there_is_left_out() -> None:
    resource = as_fhir(
        _consent(
            grantor_role=GrantorRole.SELF,
            grantor_basis=None,
            evidence_reference=None,
            recipient_clinician_id=None,
            recipient_organisation_id=None,
            regimes=[],
        ),
        {"items": []},
    )
    assert not {"sourceReference", "regulatoryBasis"} & resource.keys()
    assert resource["grantor"] == [resource["subject"]]
    assert [each["type"] for each in resource["grantee"]] == ["Group"]
