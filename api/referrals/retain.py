"""Retention: words end with their referral, the rest of its record when no rule keeps it."""

from datetime import UTC, datetime
from uuid import UUID

from sqlalchemy import ColumnElement, delete, exists, or_, select
from sqlalchemy.orm import Session

from api.alerts.find import has_waiting
from api.alerts.forget import delete_alarms, forget_member, last_alarm
from api.alerts.models import CrisisAlert
from api.audit.record import record
from api.care.forget import delete_care, destroy_messages, last_contact
from api.clock import utc_now
from api.communities.models import Member
from api.consents.destroy import destroy_words
from api.consents.end_record import delete_record, last_moments
from api.consents.retention import CountedFrom, RecordClass, keep_until, let_go_before
from api.db.session import admit
from api.events.forget import delete_events_of, forget_events
from api.events.publish import blank
from api.links.forget import delete_links_of, delete_ways_back_of
from api.referrals.card_models import MatchProfile
from api.referrals.codes import OPEN, ReferralStatus
from api.referrals.models import ClaimRecord, Decline, Referral, Timer
from api.referrals.read_context import READABLE_AFTER_COMPLETION

_FOR_GOOD = datetime(9999, 12, 31, tzinfo=UTC)


def words_due(session: Session, limit: int = 100) -> list[tuple[UUID, UUID]]:
    """Return (platform, referral) of ended referrals whose words nobody may read any more."""
    return _found(
        session,
        Referral.retained_until.is_(None),
        Referral.ended_at.is_not(None),
        or_(
            Referral.status != ReferralStatus.COMPLETED,
            Referral.ended_at <= utc_now() - READABLE_AFTER_COMPLETION,
        ),
        order=Referral.ended_at,
        limit=limit,
    )


def records_due(session: Session, limit: int = 100) -> list[tuple[UUID, UUID]]:
    """Return (platform, referral) of those whose record may go as far as was known."""
    due = Referral.retained_until <= utc_now()
    return _found(session, due, order=Referral.retained_until, limit=limit)


def _found(
    session: Session, *conditions: ColumnElement[bool], order: object, limit: int
) -> list[tuple[UUID, UUID]]:
    """Leave out what is open, and whoever is at risk until a person has looked."""
    waiting = exists().where(
        CrisisAlert.platform_id == Referral.platform_id,
        CrisisAlert.referral_id == Referral.id,
        CrisisAlert.reviewed_at.is_(None),
    )
    rows = session.execute(
        select(Referral.platform_id, Referral.id)
        .where(Referral.status.not_in(OPEN), *conditions, ~waiting)
        .order_by(order)  # type: ignore[arg-type]
        .limit(limit)
    )
    return [(row.platform_id, row.id) for row in rows]


def end_words(session: Session, platform_id: UUID, referral_id: UUID) -> bool:
    """Destroy the words of one ended referral, whatever consent stands; False if not due now.

    Messages and what the member would have liked go with them.
    Of a member who was erased, what a reviewed alert still held goes too.
    """
    referral = _locked(session, platform_id, referral_id)
    if referral is None or referral.retained_until or utc_now() < _words_end(referral):
        return False
    destroyed: int = destroy_words(session, platform_id, referral_id, even_granted=True)
    destroyed += destroy_messages(session, platform_id, referral_id)
    _delete_from(session, MatchProfile, referral)
    if _is_erased(session, referral):
        forget_member(session, platform_id, referral_id)
        blank(session, platform_id, referral_id)
    referral.retained_until = _record_ends(session, referral)
    if destroyed:
        record(
            session,
            "referral.words_destroyed",
            ("referral", referral_id),
            by=None,
            platform_id=platform_id,
            keys_destroyed=destroyed,
        )
    return True


def end_record(session: Session, platform_id: UUID, referral_id: UUID) -> bool:
    """Delete one referral with all that hangs on it, once no rule keeps it; False if one does.

    Asked anew, for something may have been added since; the record of acts alone remains.
    """
    referral = _locked(session, platform_id, referral_id)
    if referral is None or referral.retained_until is None:
        return False
    ends = _record_ends(session, referral)
    if utc_now() < ends:
        referral.retained_until = ends
        return False
    counts = _delete(session, referral)
    record(
        session,
        "referral.deleted",
        ("referral", referral_id),
        by=None,
        platform_id=platform_id,
        rows=sum(counts.values()),
    )
    return True


def shorten_feed(session: Session, platform_id: UUID) -> bool:
    """Forget the beginning of one platform's feed that is older than events are kept."""
    gone = forget_events(session, platform_id, let_go_before(RecordClass.FEED_EVENT, utc_now()))
    if gone:
        record(
            session,
            "feed.shortened",
            ("platform", platform_id),
            by=None,
            platform_id=platform_id,
            feed_events=len(gone),
        )
    return bool(gone)


def _locked(session: Session, platform_id: UUID, referral_id: UUID) -> Referral | None:
    """Lock an ended referral that no alert holds and no other worker has."""
    admit(session, referral_id)
    referral = session.scalar(
        select(Referral)
        .where(
            Referral.platform_id == platform_id,
            Referral.id == referral_id,
            Referral.status.not_in(OPEN),
            Referral.ended_at.is_not(None),
        )
        .with_for_update(skip_locked=True)
    )
    return None if has_waiting(session, platform_id, referral_id) else referral


def _words_end(referral: Referral) -> datetime:
    completed = referral.status is ReferralStatus.COMPLETED
    assert referral.ended_at is not None  # noqa: S101 - only ended ones are locked here
    return _until(
        referral,
        RecordClass.CONTEXT_WORDS,
        referral.ended_at,
        CountedFrom.COMPLETION if completed else CountedFrom.OTHER_END,
    )


def _record_ends(session: Session, referral: Referral) -> datetime:
    """Return when the last rule of all classes lets go."""
    moments = {
        RecordClass.REFERRAL_RECORD: referral.ended_at,
        RecordClass.CRISIS_RECORD: last_alarm(session, referral.platform_id, referral.id),
        RecordClass.CONTACT_RECORD: last_contact(session, referral.platform_id, referral.id),
        **last_moments(session, referral.platform_id, referral.id),
    }
    return max(_until(referral, kept, moment) for kept, moment in moments.items() if moment)


def _until(
    referral: Referral, kept: RecordClass, moment: datetime, event: CountedFrom | None = None
) -> datetime:
    until = keep_until(
        kept,
        jurisdiction=referral.jurisdiction,
        age_group=referral.age_group,
        counted_from=moment,
        event=event,
    )
    return until or _FOR_GOOD


def _is_erased(session: Session, referral: Referral) -> bool:
    member = select(Member.erased_at).where(
        Member.platform_id == referral.platform_id, Member.id == referral.member_id
    )
    return session.scalar(member) is not None


def _delete(session: Session, referral: Referral) -> dict[str, int]:
    """Delete in the order of the foreign keys; the member goes with their last referral."""
    tenant, id_ = referral.platform_id, referral.id
    counts = {**delete_record(session, tenant, id_), **delete_alarms(session, tenant, id_)}
    counts |= delete_care(session, tenant, id_)
    counts["feed_events"] = delete_events_of(session, tenant, id_)
    delete_links_of(session, tenant, id_)
    for table in (Decline, ClaimRecord, Timer, MatchProfile):
        _delete_from(session, table, referral)
    session.delete(referral)
    session.flush()
    counts["members"] = _delete_member(session, tenant, referral.member_id)
    return counts


def _delete_from(
    session: Session,
    table: type[Decline | ClaimRecord | Timer | MatchProfile],
    referral: Referral,
) -> None:
    session.execute(
        delete(table)
        .where(table.platform_id == referral.platform_id, table.referral_id == referral.id)
        .execution_options(synchronize_session=False)
    )


def _delete_member(session: Session, tenant: UUID, member_id: UUID) -> int:
    """Delete a member of whom nothing is left. Whoever refers them meanwhile makes this fail."""
    others = select(Referral.id).where(
        Referral.platform_id == tenant, Referral.member_id == member_id
    )
    if session.scalar(others.limit(1)) is not None:
        return 0
    delete_ways_back_of(session, tenant, member_id)
    session.execute(delete(Member).where(Member.platform_id == tenant, Member.id == member_id))
    return 1
