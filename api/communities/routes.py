"""The routes of the public directory, and of what a platform registers about itself."""

from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from api.communities.allow_attestation import allow_attestation
from api.communities.find import find_entry, list_entries
from api.communities.models import Community, CrisisContact, DirectoryEntry
from api.communities.register_crisis_contact import (
    NewCrisisContact,
    crisis_contact_of,
    register_crisis_contact,
)
from api.communities.schemas import (
    AttestationAgreementSchema,
    CommunityAttestationSchema,
    CrisisContactSchema,
    DirectoryArguments,
    DirectoryEntrySchema,
    DirectoryPageSchema,
    NewCrisisContactSchema,
)
from api.db.transactional import in_public, transactional
from api.web.api import Blueprint
from api.web.auth import Actor
from api.web.idempotency import IdempotencyKeyReused, RequestInFlight
from api.web.pagination import Page, next_link, open_cursor, seal_cursor
from api.web.problems import NotFound

blp = Blueprint(
    "communities",
    __name__,
    url_prefix="/v1/communities",
    description="Peer-support communities that people can turn to.",
)
platforms = Blueprint(
    "platforms",
    __name__,
    url_prefix="/v1/platforms/me",
    description="What a platform says about itself.",
)
enrolled = Blueprint(
    "enrolled",
    __name__,
    url_prefix="/v1/admin/communities",
    description="What the operator allows communities.",
)


@blp.get("")
@blp.public
@blp.arguments(DirectoryArguments(), location="query")
@in_public
@blp.response(200, DirectoryPageSchema(), description="By name.")
def list_communities(
    session: Session, ask: dict[str, Any]
) -> tuple[dict[str, Any], int, dict[str, str]]:
    """List communities, or those on one topic, with the source of each fact."""
    topic, limit = ask["topic"], ask["limit"]
    key = open_cursor(ask["cursor"], "communities", topic)
    rows = list_entries(session, topic=topic, after=key[0] if key else None, limit=limit + 1)
    page = Page.cut(rows, limit, lambda entry: (entry.slug,))
    cursor = seal_cursor(page.next_key, "communities", topic)
    return {"items": page.items, "next_cursor": cursor}, 200, next_link(cursor)


@blp.get("/<uuid:community_id>")
@blp.public
@in_public
@blp.response(200, DirectoryEntrySchema(), description="The entry.")
@blp.raises(NotFound)
def get_community(session: Session, community_id: UUID) -> DirectoryEntry:
    """Get one community of the directory."""
    return find_entry(session, community_id)


@platforms.post("/crisis-contact")
@platforms.requires("referrals:write")
@platforms.creates
@platforms.arguments(NewCrisisContactSchema())
@transactional
@platforms.response(201, CrisisContactSchema(), description="It holds from now on.")
@platforms.raises(RequestInFlight, IdempotencyKeyReused)
def register_platform_crisis_contact(
    session: Session, actor: Actor, new: NewCrisisContact
) -> tuple[CrisisContact, int, dict[str, str]]:
    """Register whom a clinician may call in a crisis, and when they answer.

    Whoever is on call sees it with an alert. It replaces the contact before.
    """
    contact = register_crisis_contact(session, new, by=actor)
    return contact, 201, {"Location": "/v1/platforms/me/crisis-contact"}


@platforms.get("/crisis-contact")
@platforms.requires("referrals:read")
@transactional
@platforms.response(200, CrisisContactSchema(), description="The contact that holds now.")
@platforms.raises(NotFound)
def get_platform_crisis_contact(session: Session, actor: Actor) -> CrisisContact:
    """Get your crisis contact."""
    return crisis_contact_of(session, actor.id)


@enrolled.post("/<uuid:community_id>/attestation")
@enrolled.requires("admin:communities")
@enrolled.arguments(AttestationAgreementSchema())
@transactional
@enrolled.response(200, CommunityAttestationSchema(), description="It holds from now on.")
@enrolled.raises(NotFound)
def allow_community_attestation(
    session: Session, actor: Actor, new: dict[str, Any], community_id: UUID
) -> Community:
    """Allow a community to attest consents, or end it.

    Name the signed agreement; null ends it. Consents attested before stand until the member ends
    them, or their time is over.
    """
    return allow_attestation(session, community_id, new["agreement"], by=actor)
