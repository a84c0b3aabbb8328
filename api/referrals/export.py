"""Exporting a member's record: everything that is kept about them, for them alone."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.alerts.models import CrisisAlert, CrisisFlag
from api.audit.record import record
from api.care.kept import KeptCare, kept_care
from api.clock import utc_now
from api.communities.models import Member
from api.consents.account import disclosures_of
from api.consents.find import consents_of, context_items_of
from api.consents.models import Consent, ContextItem, Disclosure
from api.consents.own import read_all_own
from api.crisis.levels import Level
from api.db.session import admit
from api.events.models import FeedEvent
from api.links.find import FoundWayIn, ways_in_of
from api.referrals.codes import DeclineCode
from api.referrals.find import list_referrals
from api.referrals.models import ClaimRecord, Decline, Referral
from api.referrals.prefer import preferences_of
from api.referrals.show import ShownReferral, show_all
from api.web.auth import Actor
from api.web.problems import NotFound

MOST_REFERRALS = 200
MOST_ROWS = 1_000
"""Of each other list: more than a member has; `complete` says so if one ever has more."""


@dataclass(frozen=True, slots=True)
class ExportedItem:
    """An item; `content` is None once its words are destroyed. Disagreements stand beside it."""

    item: ContextItem
    content: Mapping[str, Any] | None
    disagreements: Sequence["ExportedItem"] = ()


@dataclass(frozen=True, slots=True)
class Happened:
    """That something happened, by its code."""

    what: DeclineCode | Level
    at: datetime


@dataclass(frozen=True, slots=True)
class ExportedReferral:
    """A referral with its whole life, as its member may know it: no clinician is named in it."""

    referral: Referral
    shown: ShownReferral
    items: Sequence[ExportedItem]
    preferences: Mapping[str, Any]
    claimed_at: Sequence[datetime]
    declines: Sequence[Happened]
    flags: Sequence[Happened]
    alerts: Sequence[CrisisAlert]
    events: Sequence[FeedEvent]
    care: KeptCare


@dataclass(frozen=True, slots=True)
class Export:
    """Everything about one member; `complete` is False where a list was cut at its bound."""

    at: datetime
    member: Member
    referrals: Sequence[ExportedReferral]
    consents: Sequence[Consent]
    disclosures: Sequence[Disclosure]
    ways_in: Sequence[FoundWayIn]

    @property
    def complete(self) -> bool:
        others = (self.consents, self.disclosures, *(each.events for each in self.referrals))
        longest = max(*map(len, others), *(each.care.longest for each in self.referrals))
        return len(self.referrals) < MOST_REFERRALS and longest < MOST_ROWS


def export(session: Session, *, by: Actor) -> Export:
    """Return everything about the member, newest first, with the words of what still has any.

    It is no disclosure, for nobody else learns anything; that it was taken is on record. Raises
    `ContextDamaged` (409) where sealed words were changed and `KeysAway` (503).
    """
    assert by.platform_id is not None  # noqa: S101 - a member's token always names the tenant
    own = {"platform_id": by.platform_id, "member_id": by.id}
    exported = Export(
        at=utc_now(),
        member=_member(session, by),
        referrals=_referrals(session, by),
        consents=consents_of(session, **own, before=None, limit=MOST_ROWS),
        disclosures=disclosures_of(session, **own, before=None, limit=MOST_ROWS),
        ways_in=ways_in_of(session, by=by, limit=MOST_ROWS),
    )
    record(
        session,
        "member.exported",
        ("member", by.id),
        by=by,
        platform_id=by.platform_id,
        referrals=len(exported.referrals),
        disclosures=len(exported.disclosures),
    )
    return exported


def _member(session: Session, by: Actor) -> Member:
    query = select(Member).where(Member.platform_id == by.platform_id, Member.id == by.id)
    found = session.scalar(query)
    if found is None:
        raise NotFound
    return found


def _referrals(session: Session, by: Actor) -> list[ExportedReferral]:
    found = list_referrals(session, by=by, reference=None, before=None, limit=MOST_REFERRALS)
    if not found:
        return []
    tenant, ids = found[0].platform_id, [referral.id for referral in found]
    items = context_items_of(session, platform_id=tenant, referral_ids=ids)
    words = read_all_own(session, platform_id=tenant, member_id=by.id)
    wishes = preferences_of(session, tenant, ids)
    return [
        replace(
            _whole(session, referral, shown),
            items=_beside(items.get(referral.id, ()), words),
            preferences=wishes.get(referral.id, {}),
        )
        for referral, shown in zip(found, show_all(session, found, to=by), strict=True)
    ]


def _beside(
    items: Sequence[ContextItem], words: Mapping[UUID, Mapping[str, Any]]
) -> list[ExportedItem]:
    """Put each disagreement beside the item that it is about."""
    about: dict[UUID, list[ExportedItem]] = defaultdict(list)
    for item in items:
        if item.about:
            about[item.about].append(ExportedItem(item, words.get(item.id)))
    return [
        ExportedItem(item, words.get(item.id), about[item.id]) for item in items if not item.about
    ]


def _whole(session: Session, referral: Referral, shown: ShownReferral) -> ExportedReferral:
    admit(session, referral.id)
    return ExportedReferral(
        referral=referral,
        shown=shown,
        items=(),
        preferences={},
        claimed_at=_claims(session, referral),
        declines=_declines(session, referral),
        flags=_flags(session, referral),
        alerts=_alerts(session, referral),
        events=_events(session, referral),
        care=kept_care(session, referral.platform_id, referral.id, limit=MOST_ROWS),
    )


def _claims(session: Session, referral: Referral) -> Sequence[datetime]:
    return session.scalars(
        select(ClaimRecord.claimed_at)
        .where(
            ClaimRecord.platform_id == referral.platform_id, ClaimRecord.referral_id == referral.id
        )
        .order_by(ClaimRecord.claim_token)
        .limit(MOST_ROWS)
    ).all()


def _declines(session: Session, referral: Referral) -> list[Happened]:
    """Say that a clinician could not take it, and by which code; not who, nor in what words."""
    rows = session.execute(
        select(Decline.code, Decline.created_at)
        .where(Decline.platform_id == referral.platform_id, Decline.referral_id == referral.id)
        .order_by(Decline.created_at)
        .limit(MOST_ROWS)
    )
    return [Happened(row.code, row.created_at) for row in rows]


def _flags(session: Session, referral: Referral) -> list[Happened]:
    rows = session.execute(
        select(CrisisFlag.level, CrisisFlag.created_at)
        .where(
            CrisisFlag.platform_id == referral.platform_id, CrisisFlag.referral_id == referral.id
        )
        .order_by(CrisisFlag.created_at)
        .limit(MOST_ROWS)
    )
    return [Happened(row.level, row.created_at) for row in rows]


def _alerts(session: Session, referral: Referral) -> Sequence[CrisisAlert]:
    return session.scalars(
        select(CrisisAlert)
        .where(
            CrisisAlert.platform_id == referral.platform_id,
            CrisisAlert.referral_id == referral.id,
        )
        .order_by(CrisisAlert.id)
        .limit(MOST_ROWS)
    ).all()


def _events(session: Session, referral: Referral) -> Sequence[FeedEvent]:
    return session.scalars(
        select(FeedEvent)
        .where(FeedEvent.platform_id == referral.platform_id, FeedEvent.referral_id == referral.id)
        .order_by(FeedEvent.recorded)
        .limit(MOST_ROWS)
    ).all()
