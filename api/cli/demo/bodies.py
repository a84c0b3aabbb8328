"""What the fictional platform and its members send."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any

from api.cli.demo.story import Handoff
from api.clock import utc_now
from api.consents.notices import shown_notice

NARRATIVE: dict[str, Any] = {
    "kind": "narrative",
    "text": "Since my sister moved away the evenings are long, and I sleep badly.",
}
SCREENER: dict[str, Any] = {
    "kind": "screener",
    "instrument": "phq-9",
    "answers": {"1": 1, "2": 2, "3": 2, "4": 1, "5": 0, "6": 1, "7": 1, "8": 0, "9": 0},
}
CONTACT: dict[str, Any] = {"kind": "contact", "text": "Best by phone after six: 212-555-0143."}
NOTHING_SPECIAL: dict[str, Any] = {
    "kind": "narrative",
    "text": "I would like to talk with someone.",
}
PLAN_FOR_TONIGHT: dict[str, Any] = {
    "kind": "narrative",
    "text": "I have a plan to end my life tonight.",
}
_CONSENT_FOR = timedelta(days=90)


def new_referral(
    sandbox: Mapping[str, Any], member_ref: str, context: Sequence[dict[str, Any]]
) -> dict[str, Any]:
    """Write the body of POST /v1/referrals for a member who is in New York now."""
    now = utc_now().isoformat()
    return {
        "reference": f"thread-{member_ref}",
        "community_id": sandbox["community_id"],
        "topics": ["anxiety"],
        "member": {
            "member_ref": member_ref,
            "jurisdiction": "NY",
            "jurisdiction_asked_at": now,
            "age_group": "adult",
            "languages": ["en"],
            "member_agreed": {"at": now, "text_version": "2026-11"},
            "safe_contact": {"channel": "in_app", "may_name_service": False},
        },
        "context": list(context),
    }


def grant(handoff: Handoff, purposes: Mapping[str, Sequence[str]]) -> dict[str, Any]:
    """Write the body of POST /v1/consents; `purposes` names what each kind is shared for."""
    notice = shown_notice("en")
    return {
        "referral_id": handoff.id,
        "decision": "grant",
        "items": [
            {"context_id": handoff.item_id(kind), "purposes": list(wanted)}
            for kind, wanted in purposes.items()
        ],
        "share_back": "outcome",
        "recipients": [{"class": "licensed_clinician"}],
        "notice": {
            "version": notice.version,
            "language": notice.language,
            "sha256": notice.sha256,
        },
        "expires_at": (utc_now() + _CONSENT_FOR).isoformat(),
    }
