"""Seeding the sandbox: fictional platforms, members and those who sign in, once."""

import json
import secrets
import shlex
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

from joserfc.jwk import ECKey
from sqlalchemy import NullPool, create_engine, delete
from sqlalchemy.orm import Session

from api.cli.keys import write_private
from api.clinicians.enrol import NewClinician, enrol_clinician
from api.clinicians.models import Tier
from api.clinicians.put_on_call import put_on_call
from api.clinicians.verify_licence import VerifiedLicence
from api.clock import utc_now
from api.communities.enrol import Enrolled, enrol_platform
from api.communities.models import AgeGroup, SafeChannel
from api.communities.refer_member import KnownMember, meet_member
from api.coordinators.enrol import enrol_coordinator
from api.oauth.enrol import enrol_account, enrol_platform_client, enrol_public_client
from api.oauth.models import AccountKind, OAuthAccount, OAuthClient
from api.oauth.scopes import SCOPES_OF
from api.settings import Settings
from api.web.auth import Persona

BROWSER_CLIENT = "sandbox-browser"
_PLATFORM_SCOPES = ("referrals:write", "referrals:read", "events:read")
_PERSON_SCOPES = tuple(
    scope
    for persona in (Persona.CLINICIAN, Persona.OPERATOR, Persona.COORDINATOR)
    for scope in sorted(SCOPES_OF[persona])
)
_PLATFORMS = (("Lighthouse Peer Network", "Evening Circle"), ("Harbor Forum", "Night Watch"))
_CLINICIANS = (
    ("Dana Reyes", "dana", ("NY", "NJ")),
    ("Robin Castle", "robin", ("NY",)),
    ("Sam Okafor", "sam", ("CA",)),
)
_MEMBERS = (("u-77", 0), ("u-78", 0), ("u-79", 0), ("h-1", 1))
_COORDINATOR = ("Alex Moreau", "alex")
_CAPACITY = 20
_ON_CALL = "dana"


def seed(owner_url: str, app_url: str, settings: Settings) -> None:  # noqa: ARG001 - as `run` calls it
    """Fill the sandbox and write its credentials to `$DATA_DIR/sandbox.json` (0600).

    Repeatable: a start that was cut short between the two replaces what it left behind.
    """
    with _as_owner(owner_url) as session:
        _replace_logins(session)
        platforms = [_platform(session, *names) for names in _PLATFORMS]
        sandbox = {
            "base_url": settings.base_url,
            "community_id": platforms[0]["community_id"],
            "platforms": platforms,
            "clinicians": [_clinician(session, *row) for row in _CLINICIANS],
            "members": [_member(session, platforms, ref, n) for ref, n in _MEMBERS],
            "operator": _operator(session),
            "coordinator": _coordinator(session),
            "browser_client": _browser_client(session),
        }
    write_private(settings.data_dir / "sandbox.json", json.dumps(sandbox, indent=2))


@contextmanager
def _as_owner(url: str) -> Iterator[Session]:
    engine = create_engine(url, poolclass=NullPool)
    with Session(engine) as session, session.begin():
        yield session


def _replace_logins(session: Session) -> None:
    usernames = [username for _, username, _ in _CLINICIANS]
    usernames += ["operator", _COORDINATOR[1]]
    session.execute(delete(OAuthAccount).where(OAuthAccount.username.in_(usernames)))
    session.execute(delete(OAuthClient).where(OAuthClient.id == BROWSER_CLIENT))


def _platform(session: Session, name: str, community: str) -> dict[str, Any]:
    enrolled: Enrolled = enrol_platform(session, name=name, community=community)
    session.flush()
    key = ECKey.generate_key("P-256", auto_kid=True)
    client_id, secret = enrol_platform_client(
        session,
        platform_id=enrolled.platform_id,
        name=name,
        scopes=_PLATFORM_SCOPES,
        jwk=key.as_dict(private=False),
    )
    return {
        "name": name,
        "platform_id": str(enrolled.platform_id),
        "community_id": str(enrolled.community_id),
        "client_id": client_id,
        "client_secret": secret,
        "private_jwk": key.as_dict(private=True),
    }


def _clinician(
    session: Session, name: str, username: str, jurisdictions: Sequence[str]
) -> dict[str, Any]:
    licences = [_licence(place, username) for place in jurisdictions]
    new = NewClinician(name, _CAPACITY, licences)
    clinician_id = enrol_clinician(session, new, by=None).id
    password = secrets.token_urlsafe(18)
    session.flush()
    if username == _ON_CALL:
        _put_on_call(session, clinician_id)
    enrol_account(
        session,
        username=username,
        password=password,
        kind=AccountKind.CLINICIAN,
        clinician_id=clinician_id,
    )
    return {
        "name": name,
        "username": username,
        "password": password,
        "clinician_id": str(clinician_id),
        "jurisdictions": list(jurisdictions),
    }


def _put_on_call(session: Session, clinician_id: UUID) -> None:
    now = utc_now()
    for_years = now + timedelta(days=3650)
    put_on_call(session, clinician_id, starts_at=now, ends_at=for_years, tier=Tier.FIRST, by=None)


def _licence(place: str, username: str) -> VerifiedLicence:
    today = utc_now().date()
    return VerifiedLicence(
        jurisdiction=place,
        type="LCSW",
        number=f"SANDBOX-{place}-{username}",
        issued_on=today - timedelta(days=365),
        expires_on=today + timedelta(days=730),
        verified_with="sandbox",
        verified_on=today,
        title_confirmed=True,
    )


def _member(
    session: Session, platforms: list[dict[str, Any]], ref: str, platform: int
) -> dict[str, Any]:
    known = KnownMember(
        member_ref=ref,
        jurisdiction="NY",
        jurisdiction_asked_at=utc_now(),
        age_group=AgeGroup.ADULT,
        languages=["en"],
        safe_channel=SafeChannel.IN_APP,
        may_name_service=False,
    )
    member = meet_member(session, UUID(platforms[platform]["platform_id"]), known)
    name = platforms[platform]["name"]
    return {"member_ref": ref, "platform": name, "member_id": str(member.id)}


def _operator(session: Session) -> dict[str, Any]:
    password = secrets.token_urlsafe(18)
    enrol_account(session, username="operator", password=password, kind=AccountKind.OPERATOR)
    return {"username": "operator", "password": password}


def _coordinator(session: Session) -> dict[str, Any]:
    name, username = _COORDINATOR
    coordinator_id = enrol_coordinator(session, name, by=None)
    password = secrets.token_urlsafe(18)
    enrol_account(
        session,
        username=username,
        password=password,
        kind=AccountKind.COORDINATOR,
        coordinator_id=coordinator_id,
    )
    return {"name": name, "username": username, "password": password}


def _browser_client(session: Session) -> dict[str, Any]:
    redirect_uri = "http://127.0.0.1/callback"
    enrol_public_client(
        session,
        client_id=BROWSER_CLIENT,
        name="Sandbox browser",
        redirect_uris=[redirect_uri, "http://127.0.0.1/docs/oauth2-redirect.html"],
        scopes=_PERSON_SCOPES,
        native=True,
    )
    return {"client_id": BROWSER_CLIENT, "redirect_uri": redirect_uri}


def first_curl(settings: Settings) -> str:
    """Write one line that submits a referral when pasted, as often as one likes."""
    sandbox = json.loads((settings.data_dir / "sandbox.json").read_text())
    now = f"{utc_now():%Y-%m-%dT%H:%M:%SZ}"
    body = {
        "reference": "hello-1",
        "community_id": sandbox["community_id"],
        "topics": ["anxiety"],
        "member": {
            "member_ref": f"newcomer-{secrets.token_hex(3)}",
            "jurisdiction": "NY",
            "jurisdiction_asked_at": now,
            "age_group": "adult",
            "languages": ["en"],
            "member_agreed": {"at": now, "text_version": "2026-11"},
            "safe_contact": {"channel": "in_app", "may_name_service": False},
        },
        "context": [{"kind": "narrative", "text": "I would like to talk with someone."}],
    }
    command = Path(sys.executable).parent / "warmhandoff"
    token = f"DATA_DIR={shlex.quote(str(settings.data_dir))} {shlex.quote(str(command))}"
    return (
        f"curl -sS {settings.base_url}/v1/referrals"
        f' -H "Authorization: Bearer $({token} token platform)"'
        f" -H 'Idempotency-Key: {uuid4()}' -H 'Content-Type: application/json'"
        f" -d {shlex.quote(json.dumps(body))}"
    )
