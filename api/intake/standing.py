"""Where a clinician stands towards the queue: licensed places, languages, ages, employer."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import BigInteger, Text, cast, func, select
from sqlalchemy.orm import Session

from api.clinicians.codes import Need
from api.clinicians.licensure import licensed_jurisdictions
from api.clinicians.models import Clinician
from api.clock import utc_now
from api.intake.filters import Filters, Mark

_LONGEST_SNAPSHOT = 900  # characters; a cursor that carries one has to fit into a query
_SNAPSHOT = func.pg_current_snapshot()
_OWN = (
    Clinician.organisation_id,
    Clinician.version,
    Clinician.languages,
    Clinician.needs_met,
    Clinician.age_groups,
    cast(cast(func.pg_snapshot_xmin(_SNAPSHOT), Text), BigInteger).label("oldest"),
    cast(_SNAPSHOT, Text).label("snapshot"),
)


@dataclass(frozen=True, slots=True)
class Standing:
    """What the queue must know of who reads it, and the mark of when it was asked.

    `languages` and `age_groups` are those of the cards to look at, None for any language.
    """

    clinician_id: UUID
    organisation_id: UUID | None
    places: Sequence[str]
    languages: Sequence[str] | None
    age_groups: Sequence[str]
    mark: Mark


def standing_of(session: Session, clinician_id: UUID, filters: Filters) -> Standing:
    """Read it, narrowed to the place and the language asked for; no licence, no place.

    Who works with an interpreter may meet cards in any language. The mark is taken first, and
    with what is read anyway: what comes between is then told twice and never missed.
    """
    own = session.execute(select(*_OWN).where(Clinician.id == clinician_id)).one()
    licensed = licensed_jurisdictions(session, clinician_id)
    places = [place for place in licensed if filters.jurisdiction in (None, place)]
    fits = len(own.snapshot) <= _LONGEST_SNAPSHOT
    snapshot = own.snapshot if fits else f"{own.oldest}:{own.oldest}:"
    return Standing(
        clinician_id=clinician_id,
        organisation_id=own.organisation_id,
        places=places,
        languages=_languages(own.languages, own.needs_met, filters.language),
        age_groups=[age for age in own.age_groups if filters.age_group in (None, age)],
        mark=Mark(utc_now(), own.oldest, snapshot, places, own.version),
    )


def _languages(
    spoken: Sequence[str], needs_met: Sequence[str], asked: str | None
) -> Sequence[str] | None:
    if asked is not None:
        return [asked]
    if Need.INTERPRETER in needs_met:
        return None
    return sorted({tag.lower().split("-")[0] for tag in spoken})
