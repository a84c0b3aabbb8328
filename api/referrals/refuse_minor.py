"""Refusing a minor who may not consent alone where they are, with the lines for young people."""

from collections.abc import Sequence
from typing import Protocol

from api.clock import utc_now
from api.communities.models import AgeGroup
from api.crisis.block import crisis_block, spoken_with
from api.referrals.jurisdictions import day_in
from api.referrals.minors import MinorRefusal, MinorRule, minor_rule
from api.referrals.problems import MinorNotServed


class Asked(Protocol):
    """Whom it is about: a member as a platform names them, or a referral."""

    @property
    def jurisdiction(self) -> str: ...
    @property
    def age_group(self) -> AgeGroup: ...
    @property
    def languages(self) -> Sequence[str]: ...


def refuse_minor(
    member: Asked, level: str, domains: Sequence[str], *, turned_on: frozenset[str]
) -> MinorRule:
    """Return the rule by which the member consents; an adult's has no row.

    Raises `MinorNotServed` (409: why, who consents, and the lines) where there is none.
    """
    found = _rule(member, turned_on)
    if isinstance(found, MinorRefusal):
        lines = crisis_block(level, [*domains, "youth"], lang=spoken_with(member.languages))
        raise MinorNotServed(
            because=found.because.value, who_consents=found.who_consents.value, crisis=lines
        )
    return found


def is_refused(member: Asked, *, turned_on: frozenset[str]) -> bool:
    """Tell whether the member would be refused."""
    return isinstance(_rule(member, turned_on), MinorRefusal)


def _rule(member: Asked, turned_on: frozenset[str]) -> MinorRule | MinorRefusal:
    today = day_in(member.jurisdiction, utc_now())
    return minor_rule(member.jurisdiction, member.age_group, today, turned_on)
