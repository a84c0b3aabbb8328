"""A site with the authorization server alone, and its people."""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

from flask import Flask
from joserfc import jwt
from joserfc.jwk import ECKey
from sqlalchemy import NullPool, create_engine, text
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from api.clock import utc_now
from api.db.bootstrap import Urls
from api.db.session import Database, Reach, Role
from api.db.transactional import connect
from api.oauth.enrol import enrol_account, enrol_platform_client, enrol_public_client
from api.oauth.passwords import hashed
from api.oauth.server import install
from api.settings import Settings
from tests.integration.oauth.browser import ISSUER, PASSWORD, REDIRECT, Browser

CLINICIAN_SCOPES = "context:read intake:claim intake:read"

_PLATFORMS = """
INSERT INTO platform (id, name, last_position, forgotten_position, created_at)
VALUES (:platform, 'Mental Health Alliance', 0, 0, now()),
    (:other_platform, 'Elsewhere', 0, 0, now())
"""
_MEMBERS = """
INSERT INTO member (platform_id, id, member_ref, jurisdiction, jurisdiction_asked_at, age_group,
    languages, safe_channel, safe_to_name_service, created_at)
SELECT m.platform_id, m.id, m.ref, 'NY', now(), 'adult', '{en}', 'in_app', false, now()
FROM (VALUES (:platform, :member, 'u-77'), (:other_platform, :other_member, 'u-elsewhere'))
    AS m(platform_id, id, ref)
"""
_CLINICIAN = """
INSERT INTO clinician (id, name, status, capacity, languages, modalities, created_at)
VALUES (:clinician, 'Ngozi Ibe, LCSW', 'active', 5, '{en}', '{video}', now())
"""
_COORDINATOR = """
INSERT INTO coordinator (id, name, status, created_at)
VALUES (:coordinator, 'Alex Moreau', 'active', now())
"""
# one hash for the whole run: 33 ms each would be most of what these tests take
hashed_once = cache(hashed)


@dataclass
class Site:
    """The app, its database, and who is enrolled."""

    app: Flask
    urls: Urls
    settings: Settings
    people: dict[str, UUID] = field(default_factory=dict)
    client_id: str = ""
    secret: str = ""
    member_key: ECKey = field(default_factory=lambda: ECKey.generate_key("P-256"))

    @property
    def database(self) -> Database:
        database: Database = self.app.extensions["warmhandoff.database"].database
        return database

    @property
    def verify(self) -> Any:
        return self.app.extensions["warmhandoff.authority"].verify

    @contextmanager
    def auth(self) -> Iterator[Session]:
        with self.database.begin(Reach(role=Role.AUTH)) as session:
            yield session

    def execute(self, sql: str, **values: Any) -> Any:
        """Run one statement as the owner and return its rows, if it has any."""
        engine = create_engine(self.urls.owner, poolclass=NullPool)
        with engine.begin() as connection:
            result = connection.execute(text(sql), values)
            return result.all() if result.returns_rows else None

    def browser(self) -> Browser:
        return Browser(self.app.test_client())

    def signed_in(self, username: str = "ngozi") -> Browser:
        """Return a browser in which somebody has signed in."""
        browser = self.browser()
        assert browser.sign_in(username).status_code == 303
        return browser

    def post(self, path: str, form: Any, **options: Any) -> TestResponse:
        return self.app.test_client().post(path, data=form, base_url=ISSUER, **options)

    def token(self, form: Any, **options: Any) -> TestResponse:
        return self.post("/oauth/token", form, **options)

    def platform_token(self, **more: str) -> TestResponse:
        form = {"grant_type": "client_credentials", **more}
        return self.token(form, auth=(self.client_id, self.secret))

    def assertion(self, key: ECKey | None = None, header: Any = None, **claims: Any) -> str:
        now = int(utc_now().timestamp())
        full = {
            "iss": self.client_id,
            "sub": "u-77",
            "aud": ISSUER,
            "iat": now,
            "exp": now + 120,
            "jti": secrets.token_urlsafe(8),
            **claims,
        }
        kept = {name: value for name, value in full.items() if value is not None}
        return jwt.encode({"alg": "ES256", **(header or {})}, kept, key or self.member_key)

    def member_token(self, assertion: str | None = None, **more: str) -> TestResponse:
        grant = "urn:ietf:params:oauth:grant-type:jwt-bearer"
        return self.token({"grant_type": grant, "assertion": assertion or self.assertion(), **more})


def settings_for(folder: Path, *, sandbox: bool = True, base_url: str = ISSUER) -> Settings:
    return Settings(
        data_dir=folder,
        host="127.0.0.1",
        port=8400,
        crisis_port=8988,
        base_url=base_url,
        database_url=None,
        migration_database_url=None,
        secret_key_file=folder / "secret_key",
        signing_key_file=folder / "signing_key.json",
        root_key_file=folder / "root_keys.json",
        workers=1,
        threads=8,
        sandbox=sandbox,
        log_level="INFO",
    )


def make_app(settings: Settings, database: Database) -> Flask:
    app = Flask("site")
    app.config["CRISIS_POINTER"] = {
        "call": "988",
        "text": "988",
        "chat": "https://988lifeline.org/chat/",
        "emergency_call": "911",
        "url": "/v1/crisis",
    }
    install(app, settings)
    connect(app, database, b"")
    return app


def enrol(site: Site) -> None:
    names = ("platform", "other_platform", "member", "other_member", "clinician", "coordinator")
    site.people = {name: uuid4() for name in names}
    site.execute(_PLATFORMS, **site.people)
    site.execute(_MEMBERS, **site.people)
    site.execute(_CLINICIAN, **site.people)
    site.execute(_COORDINATOR, **site.people)
    with site.auth() as session:
        site.client_id, site.secret = enrol_platform_client(
            session,
            platform_id=site.people["platform"],
            name="Mental Health Alliance",
            scopes=["referrals:write", "referrals:read", "events:read"],
            jwk=dict(site.member_key.as_dict(private=True)),
        )
        for client_id, uri in (("clinic", REDIRECT), ("cli", "http://127.0.0.1/return")):
            enrol_public_client(
                session,
                client_id=client_id,
                name=client_id,
                redirect_uris=[uri],
                scopes=[*CLINICIAN_SCOPES.split(), "admin:audit", "referrals:coordinate"],
                native=client_id == "cli",
            )
        enrol_account(
            session,
            username="Ngozi",
            password=PASSWORD,
            kind="clinician",
            clinician_id=site.people["clinician"],
        )
        enrol_account(
            session,
            username="alex",
            password=PASSWORD,
            kind="coordinator",
            coordinator_id=site.people["coordinator"],
        )
        site.people["operator"] = enrol_account(
            session, username="operator", password=PASSWORD, kind="operator"
        )
