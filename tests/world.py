"""A small world for tests: platforms, members and clinicians, each able to call the app."""

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any, cast
from uuid import UUID, uuid4

from flask import Flask
from sqlalchemy import NullPool, create_engine, text
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from api.clinicians.enrol import NewClinician, enrol_clinician
from api.clinicians.licence_types import LICENCE_TYPES
from api.clinicians.models import LicenceStatus, OnCallShift, Organisation, Tier
from api.clinicians.verify_licence import VerifiedLicence
from api.clock import utc_now
from api.communities.enrol import Enrolled, enrol_platform
from api.communities.load_directory import load_directory
from api.communities.models import Community
from api.consents.notices import shown_notice
from api.coordinators.enrol import enrol_coordinator
from api.db.base import new_id
from api.db.bootstrap import Urls
from api.oauth.models import ClientKind, OAuthClient, OAuthGrant
from api.web.auth import Actor, Persona, use_verifier
from api.web.problems import NotAuthenticated

SCOPES = {
    Persona.PLATFORM: {"referrals:write", "referrals:read", "events:read"},
    Persona.MEMBER: {"consents:manage", "referrals:self"},
    Persona.CLINICIAN: {"intake:read", "intake:claim", "context:read", "crisis:respond"},
    Persona.OPERATOR: {"admin:audit", "admin:clinicians", "admin:communities"},
    Persona.COORDINATOR: {"referrals:coordinate"},
}
_SHOWN = shown_notice("en")
NOTICE = {"version": _SHOWN.version, "language": _SHOWN.language, "sha256": _SHOWN.sha256}


class Answer(TestResponse):
    """A test's answer, whose `json` may be taken as what the test expects it to be."""

    json: Any


def visit(app: Flask, path: str, **headers: str) -> Answer:
    """Get a page as nobody in particular."""
    return cast("Answer", app.test_client().get(path, headers=headers))


@dataclass
class Caller:
    """Somebody who calls the app with a valid token."""

    app: Flask
    actor: Actor
    member_ref: str = ""

    def get(self, path: str, **headers: str) -> Answer:
        return visit(self.app, path, **self._headers(headers))

    def post(self, path: str, body: Any = None, **headers: str) -> Answer:
        headers.setdefault("Idempotency_Key", str(uuid4()))
        sent = {} if body is None else body
        answer = self.app.test_client().post(path, json=sent, headers=self._headers(headers))
        return cast("Answer", answer)

    def put(self, path: str, body: Any, **headers: str) -> Answer:
        answer = self.app.test_client().put(path, json=body, headers=self._headers(headers))
        return cast("Answer", answer)

    def patch(self, path: str, body: Any, **headers: str) -> Answer:
        answer = self.app.test_client().patch(path, json=body, headers=self._headers(headers))
        return cast("Answer", answer)

    def delete(self, path: str, **headers: str) -> Answer:
        answer = self.app.test_client().delete(path, headers=self._headers(headers))
        return cast("Answer", answer)

    def _headers(self, headers: dict[str, str]) -> dict[str, str]:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return {"Authorization": f"Bearer {self.actor.grant_id}", **named}


@dataclass
class World:
    """The app on a database of its own; whoever is made here has a live grant."""

    app: Flask
    urls: Urls
    actors: dict[str, Actor] = field(default_factory=dict)
    enrolled: dict[UUID, Enrolled] = field(default_factory=dict)

    def __post_init__(self) -> None:
        use_verifier(self.app, self._verify)
        with self.as_owner() as session:
            load_directory(session)

    def _verify(self, token: str) -> Actor:
        if token not in self.actors:
            raise NotAuthenticated(headers={"WWW-Authenticate": 'Bearer error="invalid_token"'})
        return self.actors[token]

    @contextmanager
    def as_owner(self) -> Iterator[Session]:
        engine = create_engine(self.urls.owner, poolclass=NullPool)
        with Session(engine) as session, session.begin():
            yield session

    def rows(self, sql: str, **values: Any) -> list[Any]:
        with self.as_owner() as session:
            return list(session.execute(text(sql), values))

    def wait_for_a_lock(self, waiting: int = 1) -> None:
        """Return once so many on this server wait for a lock; fail after ten seconds."""
        for _ in range(1000):
            if len(self.rows("SELECT 1 FROM pg_locks WHERE NOT granted")) >= waiting:
                return
            time.sleep(0.01)
        raise AssertionError("nobody waited")

    def platform(self, name: str = "Lighthouse") -> Caller:
        with self.as_owner() as session:
            enrolled = enrol_platform(session, name=name, community="Evening Circle")
        self.enrolled[enrolled.platform_id] = enrolled
        return self._caller(Persona.PLATFORM, enrolled.platform_id, enrolled.platform_id)

    def second_community(self, platform: Caller) -> UUID:
        """Return another community of the same platform."""
        community_id = new_id()
        with self.as_owner() as session:
            session.add(
                Community(platform_id=platform.actor.id, id=community_id, name="Morning Circle")
            )
        return community_id

    def organisation(self, name: str = "Harbor Counseling") -> UUID:
        with self.as_owner() as session:
            session.add(organisation := Organisation(id=new_id(), name=name))
            return organisation.id

    def agreed(self, platform: Caller) -> None:
        """Let the platform's community attest consents."""
        self.rows(
            "UPDATE community SET attestation_agreement = 'agreement-1' WHERE id = :id"
            " RETURNING id",
            id=self.enrolled[platform.actor.id].community_id,
        )

    def attested(self, *kinds: str, **changes: Any) -> dict[str, Any]:
        """Return an attested consent to items of these kinds, for triage and care."""
        now = utc_now()
        return {
            "items": [{"kind": kind, "purposes": ["triage", "care"]} for kind in kinds],
            "share_back": "outcome",
            "recipients": [{"class": "licensed_clinician"}],
            "notice": NOTICE,
            "evidence": {"sha256": "e" * 64, "reference": "vault-1042"},
            "decided_at": (now - timedelta(days=1)).isoformat(),
            "expires_at": (now + timedelta(days=90)).isoformat(),
        } | changes

    def clinician(
        self,
        *jurisdictions: str,
        capacity: int = 20,
        lapsed: bool = False,
        organisation: UUID | None = None,
    ) -> Caller:
        status = LicenceStatus.LAPSED if lapsed else LicenceStatus.ACTIVE
        today = utc_now().date()
        licences = [
            VerifiedLicence(
                jurisdiction=place,
                type=_clinical_title(place),
                number="1",
                issued_on=today - timedelta(days=400),
                expires_on=today + timedelta(days=400),
                verified_with="test board",
                verified_on=today,
                status=status,
                title_confirmed=True,
            )
            for place in jurisdictions
        ]
        with self.as_owner() as session:
            new = NewClinician("Dana Reyes", capacity, licences, organisation_id=organisation)
            clinician_id = enrol_clinician(session, new, by=None).id
        return self._caller(Persona.CLINICIAN, clinician_id, None)

    def on_call(self, *, tier: Tier = Tier.FIRST, hours: tuple[int, int] = (-1, 200)) -> Caller:
        """Return a clinician without any licence whose shift runs."""
        clinician = self.clinician()
        now = utc_now()
        with self.as_owner() as session:
            session.add(
                OnCallShift(
                    clinician_id=clinician.actor.id,
                    tier=tier,
                    starts_at=now + timedelta(hours=hours[0]),
                    ends_at=now + timedelta(hours=hours[1]),
                )
            )
        return clinician

    def operator(self) -> Caller:
        return self._caller(Persona.OPERATOR, new_id(), None)

    def coordinator(self) -> Caller:
        with self.as_owner() as session:
            coordinator_id = enrol_coordinator(session, "Alex Moreau", by=None)
        return self._caller(Persona.COORDINATOR, coordinator_id, None)

    def member_of(self, platform: Caller, member_ref: str) -> Caller:
        """Return the member whom the platform has referred."""
        [(member_id,)] = self.rows(
            "SELECT id FROM member WHERE platform_id = :p AND member_ref = :r",
            p=platform.actor.id,
            r=member_ref,
        )
        return self._caller(Persona.MEMBER, member_id, platform.actor.id)

    def _caller(self, persona: Persona, subject: UUID, platform_id: UUID | None) -> Caller:
        client_id, grant_id = f"client-{uuid4().hex[:8]}", new_id()
        with self.as_owner() as session:
            session.add(
                OAuthClient(
                    id=client_id,
                    name="test",
                    kind=ClientKind.PLATFORM if platform_id else ClientKind.NATIVE,
                    platform_id=platform_id,
                    secret_hash=b"0" * 32 if platform_id else None,
                    redirect_uris=[] if platform_id else ["http://127.0.0.1/callback"],
                    grant_types=["client_credentials" if platform_id else "authorization_code"],
                    scopes=sorted(SCOPES[persona]),
                    first_party=platform_id is None,
                )
            )
            session.flush()
            session.add(
                OAuthGrant(
                    id=grant_id,
                    client_id=client_id,
                    persona=persona,
                    subject_id=subject,
                    platform_id=platform_id,
                    standing=True,
                    scopes=sorted(SCOPES[persona]),
                    expires_at=utc_now() + timedelta(days=1),
                )
            )
        actor = Actor(
            persona=persona,
            id=subject,
            client_id=client_id,
            grant_id=grant_id,
            scopes=frozenset(SCOPES[persona]),
            platform_id=platform_id,
        )
        self.actors[str(grant_id)] = actor
        return Caller(self.app, actor)

    def body(
        self,
        platform: Caller,
        *,
        member_ref: str = "u-77",
        jurisdiction: str = "NY",
        text: str | None = "I feel low most days and sleep badly.",
        **changes: Any,
    ) -> dict[str, Any]:
        """Return a new referral's body; `changes` replace top-level members."""
        now = utc_now().isoformat()
        narrative = [] if text is None else [{"kind": "narrative", "text": text}]
        return {
            "reference": "ref-1",
            "community_id": str(self.enrolled[platform.actor.id].community_id),
            "topics": ["anxiety"],
            "member": {
                "member_ref": member_ref,
                "jurisdiction": jurisdiction,
                "jurisdiction_asked_at": now,
                "age_group": "adult",
                "languages": ["en"],
                "member_agreed": {"at": now, "text_version": "2026-11"},
                "safe_contact": {"channel": "in_app", "may_name_service": False},
            },
            "context": narrative,
        } | changes

    def submitted(self, platform: Caller, **changes: Any) -> dict[str, Any]:
        answer = platform.post("/v1/referrals", self.body(platform, **changes))
        assert answer.status_code == 201, answer.text
        found: dict[str, Any] = answer.json
        return found

    def granted(
        self,
        member: Caller,
        referral: dict[str, Any],
        *,
        purposes: Sequence[str] = ("triage", "care"),
        share_back: str = "outcome",
        items: Sequence[str] | None = None,
    ) -> dict[str, Any]:
        answer = member.post("/v1/consents", self.terms(referral, purposes, share_back, items))
        assert answer.status_code == 201, answer.text
        found: dict[str, Any] = answer.json
        return found

    def terms(
        self,
        referral: dict[str, Any],
        purposes: Sequence[str] = ("triage", "care"),
        share_back: str = "outcome",
        items: Sequence[str] | None = None,
        **changes: Any,
    ) -> dict[str, Any]:
        """Return the body of a grant of all items, or of those named."""
        shared = [item["id"] for item in referral["context"]] if items is None else items
        return {
            "referral_id": referral["id"],
            "decision": "grant",
            "items": [{"context_id": item, "purposes": list(purposes)} for item in shared],
            "share_back": share_back,
            "recipients": [{"class": "licensed_clinician"}],
            "notice": NOTICE,
            "expires_at": (utc_now() + timedelta(days=90)).isoformat(),
        } | changes

    def queued(self, platform: Caller, **changes: Any) -> tuple[dict[str, Any], Caller]:
        """Return a referral that waits in the queue, and its member."""
        consent = {k: changes.pop(k) for k in ("purposes", "share_back", "items") if k in changes}
        referral = self.submitted(platform, **changes)
        member = self.member_of(platform, changes.get("member_ref", "u-77"))
        self.granted(member, referral, **consent)
        return referral, member


def _clinical_title(jurisdiction: str) -> str:
    row = LICENCE_TYPES.get(jurisdiction)
    return row.titles[0].abbreviation if row and row.titles else "LCSW"


def taken(clinician: Caller, referral: dict[str, Any]) -> None:
    """Take the referral's alert."""
    answer = clinician.post(f"/v1/referrals/{referral['id']}/acknowledge")
    assert answer.status_code == 200, answer.text


def claimed(clinician: Caller, referral: dict[str, Any]) -> str:
    """Claim and return the token as the header wants it."""
    answer = clinician.post(f"/v1/referrals/{referral['id']}/claim")
    assert answer.status_code == 200, answer.text
    return str(answer.json["claim"]["token"])
