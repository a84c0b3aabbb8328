"""Taking every row of the transition table: the roads to each place, and the acts from there."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import select, text

from api.care.codes import ContactResult, ContactWay, Thread
from api.care.contacts import NewContact
from api.care.messages import NewMessage
from api.clinicians.verify_licence import VerifiedLicence, verify_licence
from api.clock import utc_now
from api.consents.terms import Recipient
from api.crisis.levels import Level, Screening
from api.db.session import Reach, Role
from api.referrals.codes import NextAction, Place
from api.referrals.flag_crisis import flag_crisis
from api.referrals.grant import grant
from api.referrals.lifecycle import TRANSITIONS, Transition
from api.referrals.models import Referral
from api.referrals.record_contact import record_contact
from api.referrals.revoke import revoke
from api.referrals.send_message import send_message
from api.referrals.submit import submit
from api.referrals.timers import hand_to_coordinator
from api.referrals.void import VoidReason, void_by_operator
from api.web.auth import Actor, Persona
from api.web.problems import Problem
from tests.property.walk import OTHERS_ACTS, OWNERS_ACTS, Walk, actor

Step = Callable[[Walk], Any]
Story = Sequence[Step]
"""What leads up to an act, and last the act itself."""
OWNER, SECOND, TEXAN = 0, 1, 2
SAYS_NOTHING = Screening(Level.L0)


def does(name: str, who: int = OWNER) -> Step:
    acts = OWNERS_ACTS if name in OWNERS_ACTS else OTHERS_ACTS
    return lambda walk: acts[name](walk, walk.clinicians[who])


def waits(*, works: bool = True, **by: float) -> Step:
    def step(walk: Walk) -> None:
        walk.pass_time(timedelta(**by))
        if works:
            walk.work()

    return step


def hands_over(walk: Walk) -> None:
    """Give it to a coordinator, as an overdue timer does."""
    with walk.as_role(Reach(Role.WORKER)) as session:
        session.execute(text("SELECT set_config('app.referral', :id, true)"), {"id": str(walk.id)})
        referral = session.scalars(select(Referral).where(Referral.id == walk.id)).one()
        hand_to_coordinator(session, referral, NextAction.REACH_OUT)
    walk.look()


def gets_licence(walk: Walk) -> None:
    """Let the owner be licensed in Hawaii, where the member has moved to."""
    today = utc_now().date()
    licence = VerifiedLicence(
        jurisdiction="HI",
        type="LCSW",
        number="1",
        issued_on=today - timedelta(days=400),
        expires_on=today + timedelta(days=400),
        verified_with="test board",
        verified_on=today,
        title_confirmed=True,
    )
    walk.act(_operator(), verify_licence, walk.clinicians[OWNER].id, licence)


def _operator() -> Actor:
    return actor(Persona.OPERATOR, uuid4())


def _revokes(walk: Walk) -> Any:
    reach = Reach(Role.MEMBER, tenant=walk.platform.id, subject=walk.member.id)
    with walk.as_role(reach) as session:
        consent: UUID = session.execute(
            text("SELECT id FROM consent ORDER BY id DESC LIMIT 1")
        ).scalar_one()
    return walk.act(walk.member, revoke, consent)


def _refers_again(jurisdiction: str) -> Step:
    """Let the platform refer the member from another community, where they are now."""

    def step(walk: Walk) -> Any:
        new = walk.new_referral(walk.second, jurisdiction)
        return walk.act(walk.platform, submit, new, SAYS_NOTHING)

    return step


def grants(**terms: Any) -> Step:
    return lambda walk: walk.act(walk.member, grant, walk.terms(**terms))


def _names_second(walk: Walk) -> Any:
    named = Recipient(clinician_id=walk.clinicians[SECOND].id)
    return walk.act(walk.member, grant, walk.terms(recipient=named))


def _writes(walk: Walk, who: Actor, token: int | None, to: Thread | None) -> Any:
    new = NewMessage("Could we speak?", to)
    return walk.act(who, send_message, walk.id, token, new, SAYS_NOTHING)


def _platform_writes(walk: Walk) -> Any:
    return _writes(walk, walk.platform, None, None)


def _owner_writes_to_the_platform(walk: Walk) -> Any:
    return _writes(walk, walk.clinicians[OWNER], walk.token, Thread.PLATFORM)


def _former_owner_writes(walk: Walk) -> Any:
    return _writes(walk, walk.clinicians[OWNER], None, Thread.MEMBER)


def _voids(walk: Walk) -> Any:
    return walk.act(_operator(), void_by_operator, walk.id, VoidReason.ENTERED_IN_ERROR)


def _answers_for_it(walk: Walk) -> Any:
    contact = NewContact(ContactWay.PHONE, ContactResult.REACHED, utc_now())
    return walk.act(walk.clinicians[OWNER], record_contact, walk.id, None, contact)


def _flags(walk: Walk) -> Any:
    return walk.act(walk.clinicians[OWNER], flag_crisis, walk.id, Screening(Level.L2))


def _one(*steps: Step | str) -> list[Story]:
    return [[does(step) if isinstance(step, str) else step for step in steps]]


def _any(*steps: Step | str) -> list[Story]:
    return [story for step in steps for story in _one(step)]


def _missed(owner: int = OWNER) -> Story:
    return (waits(hours=4, works=False), does("no show", owner))


MEETS: Story = (waits(hours=2.5, works=False), does("check in"), waits(hours=1, works=False))
STORIES: dict[tuple[str, str], Sequence[Story]] = {
    ("platform", "cancel"): _one("cancel"),
    ("platform", "void"): _one("void"),
    ("platform", "message_owner"): _one(grants(messages=True), _platform_writes),
    ("platform", "move"): _any(*(_refers_again(state) for state in ("HI", "TX", "NY"))),
    ("operator", "void"): _one(_voids),
    ("member", "grant"): _any("grant", _names_second),
    ("member", "deny"): _one("deny"),
    ("member", "revoke"): _one(_revokes),
    ("member", "withdraw"): _one("withdraw"),
    ("member", "refuse_clinician"): _one("refuse"),
    ("member", "keep_waiting"): _one(waits(days=14.5), "keep waiting"),
    ("member", "confirm_appointment"): _one("confirm appointment"),
    ("member", "cancel_appointment"): _one("cannot come"),
    ("member", "move"): _any("move to Hawaii", "move to Texas", "move home"),
    ("clinician", "claim"): _one("claim"),
    ("clinician", "renew"): _one("renew"),
    ("clinician", "release"): _one("release"),
    ("clinician", "accept"): _one("accept"),
    ("clinician", "decline"): _one("decline for good"),
    ("clinician", "hand_back"): _one("hand back"),
    ("clinician", "schedule"): _any("schedule", "schedule again"),
    ("clinician", "cancel_appointment"): _one("cancel appointment"),
    ("clinician", "record_visit"): [
        (*MEETS, does("attended")),
        _missed(),
        (*_missed(), does("schedule"), *_missed()),
    ],
    ("clinician", "record_contact"): [
        *_any("reached", "not reached"),
        (waits(hours=4, works=False), does("reached")),
    ],
    ("clinician", "record_outcome"): _any("completed", "not engaged"),
    ("clinician", "message_platform"): _one(grants(messages=True), _owner_writes_to_the_platform),
    ("clinician", "hold"): _one("hold"),
    ("clinician", "resume"): [*_one("resume"), *_one(gets_licence, "resume")],
    ("clinician", "confirm_cancel"): _one("confirm cancel"),
    ("responsible", "record_contact"): _one(_answers_for_it),
    ("responsible", "message_member"): _one(_former_owner_writes),
    ("responsible", "flag_crisis"): _one(_flags),
    ("coordinator", "reassign"): _one(hands_over, "reassign"),
    ("coordinator", "close"): [
        *_one(hands_over, "attempt", "close"),
        *_one("move to Hawaii", hands_over, "attempt", "close for want"),
    ],
    ("timer", "expire"): [*_one(waits(days=8)), *_one(waits(days=11), waits(days=15))],
    ("timer", "lapse"): _one(waits(minutes=31)),
    ("timer", "lapse_consent"): _one(grants(days=0.01), waits(days=0.011)),
    ("timer", "requeue"): _one(waits(days=8)),
    ("timer", "confirm_cancel"): _one(waits(hours=25)),
}
"""How each actor takes each action: a row of the table that no story takes fails the test."""

_ALONE: Story = [
    does("grant"),
    *(does(act, who) for who in (SECOND, TEXAN) for act in ("claim", "decline for good")),
]
_HANDED_BACK: Story = [does(act) for act in ("grant", "claim", "accept", "hand back")]
_LAPSES: Story = (does("grant for a day"), waits(hours=25))
ANSWERED_FOR: dict[Place, Story] = {
    Place.QUEUED: (),
    Place.CLAIMED: (does("claim", TEXAN),),
    Place.CONSENT_LAPSED: _LAPSES,
    Place.CANCELLATION_REQUESTED: (does("claim", TEXAN), does("cancel")),
}


def _roads(owner: int, before: Story) -> dict[Place, Story]:
    claimed = (*before, does("grant"), does("claim", owner))
    owned = (*claimed, does("accept", owner))
    return {
        Place.AWAITING_CONSENT: before,
        Place.QUEUED: (*before, does("grant")),
        Place.CLAIMED: claimed,
        Place.ACCEPTED: owned,
        Place.SCHEDULED: (*owned, does("schedule", owner)),
        Place.NO_SHOW: (*owned, does("schedule", owner), *_missed(owner)),
        Place.APPOINTMENT_CANCELLED: (
            *owned,
            does("schedule", owner),
            does("cancel appointment", owner),
        ),
        Place.ENGAGED: (*owned, does("reached", owner)),
        Place.WAITLIST: (*owned, does("hold", owner)),
        Place.CONSENT_LAPSED: (*owned, *_LAPSES),
        Place.MOVED_STATE: (*owned, does("move to Texas" if before == () else "move to Hawaii")),
        Place.CANCELLATION_REQUESTED: (*owned, does("cancel")),
    }


def roads(place: Place) -> Iterator[Story]:
    """Yield how a referral comes to a place: where others are left, none is, or one answers."""
    yield _roads(OWNER, ())[place]
    yield _roads(OWNER, _ALONE)[place]
    yield _roads(TEXAN, ())[place]
    if place in ANSWERED_FOR:
        yield (*_HANDED_BACK, *ANSWERED_FOR[place])


@contextmanager
def undone(walk: Walk) -> Iterator[None]:
    """Let what happens inside not have happened."""
    moved, here = walk.moved, walk.connection.begin_nested()
    try:
        yield
    finally:
        here.rollback()
        walk.pass_time(moved - walk.moved)
        walk.look()


def takes(walk: Walk, story: Story, row: Transition) -> bool:
    """Tell whether the last step of a story takes this row."""
    with undone(walk):
        for step in story[:-1]:
            step(walk)
        before, goes_on_at = walk.place(), walk.now.held_from
        answer = story[-1](walk)
        to = row.to_place.value if row.to_place else goes_on_at
        begins = row.from_place is not None and before == row.from_place.value
        return begins and walk.place() == to and not isinstance(answer, Problem)


def never_taken(begin: Callable[[], Walk]) -> list[Transition]:
    """Return the rows from a place that no story takes by any road to it."""
    left = [row for row in TRANSITIONS if row.from_place is not None]
    for place in Place:
        for road in roads(place) if any(row.from_place is place for row in left) else ():
            walk = begin()
            with undone(walk):
                for step in road:
                    step(walk)
                if walk.place() == place.value:
                    left = [row for row in left if not _is_taken(walk, row, place)]
    return left


def _is_taken(walk: Walk, row: Transition, place: Place) -> bool:
    stories = STORIES.get((row.actor, row.action), ()) if row.from_place is place else ()
    return any(takes(walk, story, row) for story in stories)
