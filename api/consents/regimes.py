"""The laws that words may come under, and the statement that one of them sends along."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Regime(StrEnum):
    """Which law an item of context comes under, as its platform says."""

    HIPAA = "hipaa"
    PART2 = "part2"
    GDPR = "gdpr"
    STATE = "state"


@dataclass(frozen=True, slots=True)
class Statement:
    """What must go with the words to whoever reads them: an id to account for, and the text.

    `version` is the rule that gave the text its wording; a new wording is a new statement, and an
    id that a disclosure names keeps its text.
    """

    id: str
    version: str
    text: str
    source: str


# The wording of 2024 (89 FR 12472; to be used from 16 February 2026), not that of 2018 or 2020,
# which said "unauthorized disclosure". No stored copy of the eCFR's own 2.32 as amended was found:
# two independent stored copies agree to the letter on the whole of (a)(1), a stored copy of the
# regulation (compliancecosmos.org) on its first half, and several on (a)(2). Checked 2026-11-22.
_RULE = "89 FR 12472"
_SOURCE = "https://www.ecfr.gov/current/title-42/part-2/section-2.32"
SHORT = Statement(
    id="42-cfr-2.32-a-2",
    version=_RULE,
    text="42 CFR part 2 prohibits unauthorized use or disclosure of these records.",
    source=_SOURCE,
)
LONG = Statement(
    id="42-cfr-2.32-a-1",
    version=_RULE,
    text=(
        "This record which has been disclosed to you is protected by Federal confidentiality rules"
        " (42 CFR part 2). These rules prohibit you from using or disclosing this record, or"
        " testimony that describes the information contained in this record, in any civil,"
        " criminal, administrative, or legislative proceedings by any Federal, State, or local"
        " authority, against the patient, unless authorized by the consent of the patient, except"
        " as provided at 42 CFR 2.12(c)(5) or as authorized by a court in accordance with 42 CFR"
        " 2.64 or 2.65. In addition, the Federal rules prohibit you from making any other use or"
        " disclosure of this record unless at least one of the following applies: (i) Further use"
        " or disclosure is expressly permitted by the written consent of the individual whose"
        " information is being disclosed in this record or as otherwise permitted by 42 CFR part 2."
        " (ii) You are a covered entity or business associate and have received the record for"
        " treatment, payment, or health care operations, or (iii) You have received the record"
        " from a covered entity or business associate as permitted by 45 CFR part 164, subparts A"
        " and E. A general authorization for the release of medical or other information is NOT"
        " sufficient to meet the required elements of written consent to further use or redisclose"
        " the record (see 42 CFR 2.31)."
    ),
    source=_SOURCE,
)


def statement_for(regimes: Iterable[Regime], *, whole: bool = False) -> Statement | None:
    """Return the statement that goes with words under these laws, if one of them asks for it.

    42 CFR 2.32(a) leaves the choice between the long one (`whole`) and the short one.
    """
    if Regime.PART2 not in set(regimes):
        return None
    return LONG if whole else SHORT
