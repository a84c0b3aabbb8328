"""The certificate of an erasure: what is gone, what is kept, why, and until when."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from api.consents.models import Disclosure
from api.consents.retention import RecordClass, keep_until, reasons_for
from api.referrals.erase import Erasure

KIND = "erasure-certificate+jwt"
CLEARED = (
    "member.member_ref",
    "member.languages",
    "member.safe_contact",
    "referral.reference",
    "referral.topics",
    "referral.preferences",
    "referral.languages",
    "referral.safe_contact",
    "decline.comment",
    "decline.next_place",
    "alert.reference",
    "feed_event.reference",
)
_READ = (
    "What a clinician has read stays read, and the record that the law makes them keep is theirs."
)
_COPIES = "Your community keeps what it knows itself."
_ALERT = (
    "Somebody in danger is not forgotten: the alert that nobody has reviewed yet can still be"
    " answered, without a name or a word of yours. What it holds is cleared after the review."
)


@dataclass(frozen=True, slots=True)
class Kept:
    """A class of record that stays without a name; `until` at the latest, None for good."""

    record_class: RecordClass
    until: datetime | None
    because: Sequence[str]


@dataclass(frozen=True, slots=True)
class Certificate:
    """What an erasure did, in members that can be read and signed."""

    erasure: Erasure
    backups: timedelta

    @property
    def destroyed(self) -> Mapping[str, int]:
        each = self.erasure.referrals
        return {
            "keys": sum(one.keys_destroyed for one in each),
            "referrals_withdrawn": sum(one.was_open for one in each),
            "consents_ended": sum(one.consents_ended for one in each),
        }

    @property
    def backups_end_at(self) -> datetime:
        """When the copies of the database are over in which it still stands."""
        return self.erasure.at + self.backups

    @property
    def alert_waits(self) -> bool:
        return any(one.alert_waits for one in self.erasure.referrals)

    @property
    def disclosed(self) -> Sequence[Disclosure]:
        return [entry for one in self.erasure.referrals for entry in one.disclosed]

    @property
    def cannot_undo(self) -> Sequence[str]:
        return [_READ, _COPIES, *([_ALERT] if self.alert_waits else [])]

    @property
    def kept(self) -> Sequence[Kept]:
        return [
            self._kept(record_class)
            for record_class in RecordClass
            if record_class is not RecordClass.CONTEXT_WORDS
        ]

    def _kept(self, record_class: RecordClass) -> Kept:
        """Count from now: nothing of the member's begins or ends later than its erasure."""
        whose = {(one.jurisdiction, one.age_group) for one in self.erasure.referrals}
        ends = [
            keep_until(
                record_class, jurisdiction=state, age_group=age, counted_from=self.erasure.at
            )
            for state, age in whose
        ]
        reasons = {
            reason for state, age in whose for reason in reasons_for(record_class, state, age)
        }
        until = None if None in ends else max((end for end in ends if end), default=None)
        return Kept(record_class, until, sorted(reasons))

    def claims(self) -> dict[str, Any]:
        """Return the claims to sign (RFC 7519 section 4.1); never free text of anybody's."""
        return {
            "jti": str(self.erasure.id),
            "iat": int(self.erasure.at.timestamp()),
            "sub": str(self.erasure.member_id),
            "erasure": {
                "at": _moment(self.erasure.at),
                "destroyed": dict(self.destroyed),
                "cleared": list(CLEARED),
                "kept": [
                    {
                        "record_class": kept.record_class.value,
                        "until": kept.until and _moment(kept.until),
                        "because": list(kept.because),
                    }
                    for kept in self.kept
                ],
                "backups_end_at": _moment(self.backups_end_at),
                "disclosures": len(self.disclosed),
                "alert_waits": self.alert_waits,
            },
        }


def _moment(at: datetime) -> str:
    return at.isoformat().replace("+00:00", "Z")
