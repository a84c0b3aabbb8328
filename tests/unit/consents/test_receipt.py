"""The receipt of a disclosure says all that the account of it says."""

from datetime import UTC, datetime
from uuid import UUID

from api.consents.models import Disclosure
from api.consents.receipt import disclosure_claims

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


def test_receipt_of_a_disclosure_says_what_is_on_account() -> None:
    on_account = {
        "referral_id": UUID(int=3),
        "context_id": UUID(int=5),
        "context_version": 2,
        "what": "contact",
        "purpose": "triage",
        "consent_id": UUID(int=6),
        "notice_version": "notice-8",
        "statement": "statement-9",
    }
    disclosure = Disclosure(
        platform_id=UUID(int=1),
        id=UUID(int=2),
        at=NOW,
        member_id=UUID(int=4),
        recipient_persona="coordinator",
        recipient_id=UUID(int=7),
        **on_account,
    )
    told = {name: str(v) if isinstance(v, UUID) else v for name, v in on_account.items()}
    assert disclosure_claims(disclosure) == {
        "jti": str(UUID(int=2)),
        "iat": int(NOW.timestamp()),
        "sub": str(UUID(int=4)),
        "receipt": "disclosure",
        "disclosure": told | {"recipient": {"persona": "coordinator", "id": str(UUID(int=7))}},
    }
