"""The account of disclosures as a member reads it: with the names of those who read."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy.orm import Session

from api.clinicians.find import names_of
from api.consents.models import Disclosure


def named(session: Session, rows: Sequence[Disclosure]) -> list[dict[str, Any]]:
    """Return entries as the wire shows them: an account that says only numbers is none."""
    names = names_of(
        session, {row.recipient_id for row in rows if row.recipient_persona == "clinician"}
    )
    return [
        {
            **{column.key: getattr(row, column.key) for column in Disclosure.__table__.columns},
            "recipient_name": names.get(row.recipient_id),
        }
        for row in rows
    ]
