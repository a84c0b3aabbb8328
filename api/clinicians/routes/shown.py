"""A clinician as the wire shows them."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from sqlalchemy.orm import Session

from api.clinicians.codes import Coverage, Modality, Need
from api.clinicians.conflicts import conflicts_of
from api.clinicians.models import Clinician
from api.clinicians.profile import standing_of
from api.communities.models import AgeGroup

_CODED: Mapping[str, type[StrEnum]] = {
    "modalities": Modality,
    "age_groups": AgeGroup,
    "needs_met": Need,
    "coverages": Coverage,
}


def shown_clinician(session: Session, clinician: Clinician) -> dict[str, Any]:
    """Return the clinician with their licences."""
    standing = standing_of(session, clinician)
    columns = {each.key: getattr(clinician, each.key) for each in Clinician.__table__.columns}
    coded = {name: [code(each) for each in columns[name]] for name, code in _CODED.items()}
    own = {"licences": standing.licences, "practises_in": standing.practises_in}
    return columns | coded | own


def shown_to_themself(session: Session, clinician: Clinician) -> dict[str, Any]:
    """Return the same, with the communities they have ties to."""
    shown = shown_clinician(session, clinician)
    return {**shown, "conflicts": conflicts_of(session, clinician.id)}
