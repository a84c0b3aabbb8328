"""Terms that follow others keep whom those named: a choice made anew opens it to nobody else."""

from uuid import UUID

import pytest

from api.consents.codes import RecipientClass
from api.consents.models import Consent
from api.consents.terms import Recipient, recipient_of


@pytest.mark.parametrize(
    "named",
    [
        Recipient(),
        Recipient(clinician_id=UUID(int=1)),
        Recipient(organisation_id=UUID(int=2)),
        Recipient(RecipientClass.ON_CALL_CLINICIAN),
    ],
)
def test_recipient_is_whom_the_consent_named(named: Recipient) -> None:
    consent = Consent(
        recipient_class=named.recipient_class,
        recipient_clinician_id=named.clinician_id,
        recipient_organisation_id=named.organisation_id,
    )
    assert recipient_of(consent) == named
