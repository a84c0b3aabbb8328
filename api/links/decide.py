"""Deciding by a consent link: the first decision burns it, and leaves the member a way back."""

import base64
import hmac
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.clock import utc_now
from api.db.guessing import slow_hash
from api.links.models import ConsentLink, ReturnLink, digest_of
from api.links.open import FoundLink, open_consent_link
from api.links.problems import LinkExpired, LinkUsed

SHOWN_AGAIN_FOR = timedelta(minutes=30)
PIN_DIGITS = 8


@dataclass(frozen=True, slots=True)
class WayBack:
    """The member's return link and its PIN, in the plain: shown, and never kept."""

    token: str
    pin: str


def way_back(key: bytes, token: str, cookie: str) -> WayBack:
    """Derive the way back from the consent link and the cookie of the browser that decides.

    A browser that lost our answer gets the same one again. The platform knows the link and not the
    cookie, a second browser neither, and nobody the key: so nobody else can make it.
    """
    pin = int.from_bytes(_derived(key, "pin", token, cookie)) % 10**PIN_DIGITS
    back = base64.urlsafe_b64encode(_derived(key, "link", token, cookie)).decode().rstrip("=")
    return WayBack(back, f"{pin:0{PIN_DIGITS}}")


@dataclass(frozen=True, slots=True)
class NewReturnLink:
    """What is kept of a way back. The hash takes 33 ms: make it before anything is locked."""

    digest: bytes
    pin_hash: str
    decided_by: bytes


def kept_of(back: WayBack, cookie: str) -> NewReturnLink:
    return NewReturnLink(digest_of(back.token), slow_hash(back.pin), digest_of(cookie))


def burn(session: Session, found: FoundLink, new: NewReturnLink) -> None:
    """Use the link up and add the return link; raises what `use_up` raises."""
    use_up(session, found, new.decided_by)
    session.add(
        ReturnLink(
            platform_id=found.platform_id,
            member_id=found.member_id,
            digest=new.digest,
            pin_hash=new.pin_hash,
            not_before=utc_now(),
        )
    )


def use_up(session: Session, found: FoundLink, decided_by: bytes) -> None:
    """Use the link up; `decided_by` is the digest of the browser's cookie. The second is refused.

    Raises `LinkUsed`, `LinkExpired` (410) and `LinkUnknown` (404). The caller has locked the
    referral: that lock comes before the link's.
    """
    link = open_consent_link(session, found, lock=True)
    refuse_over(link)
    link.decided_at, link.decided_by = utc_now(), decided_by
    link.draft = None


def was_handed_out(session: Session, found: FoundLink, back: WayBack) -> bool:
    """Tell whether the link's use left this way back: taking back leaves none."""
    query = select(ReturnLink.id).where(
        ReturnLink.platform_id == found.platform_id,
        ReturnLink.member_id == found.member_id,
        ReturnLink.digest == digest_of(back.token),
    )
    return session.scalar(query) is not None


def refuse_over(link: ConsentLink) -> None:
    """Refuse a link that was decided or has expired; checked on every use, not by a timer."""
    if link.decided_at is not None:
        raise LinkUsed
    if link.expires_at <= utc_now():
        raise LinkExpired


def may_see_again(link: ConsentLink, cookie: str) -> bool:
    """Tell whether this browser is the one that decided, less than half an hour ago."""
    if link.decided_at is None or link.decided_by is None:
        return False
    is_the_one = hmac.compare_digest(link.decided_by, digest_of(cookie))
    return is_the_one and utc_now() < link.decided_at + SHOWN_AGAIN_FOR


def _derived(key: bytes, what: str, token: str, cookie: str) -> bytes:
    return hmac.digest(key, f"{what}\0{token}\0{cookie}".encode(), "sha256")
