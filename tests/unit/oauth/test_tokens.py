"""What a minted token carries, and how long it lives."""

from datetime import timedelta
from typing import Any

from joserfc import jws

from api.clock import utc_now
from api.oauth.models import OAuthGrant
from api.oauth.tokens import mint
from api.web.auth import Persona
from api.web.body import read_json
from tests.unit.oauth.forging import GRANT, ISSUER, SUBJECT, Forge


def _grant(**changes: Any) -> OAuthGrant:
    whole: dict[str, Any] = {
        "id": GRANT,
        "client_id": "clinic",
        "persona": Persona.CLINICIAN,
        "subject_id": SUBJECT,
        "expires_at": utc_now() + timedelta(hours=12),
        **changes,
    }
    return OAuthGrant(**whole)


def _claims(token: object) -> dict[str, Any]:
    found: dict[str, Any] = read_json(jws.extract_compact(str(token).encode()).payload or b"")
    return found


def test_token_is_believed_by_its_own_verifier() -> None:
    forge = Forge()
    logged_in = utc_now()
    told = mint(forge.keys, ISSUER, _grant(auth_time=logged_in), "intake:read")
    actor = forge.verify(str(told["access_token"]))
    assert (actor.id, actor.grant_id, actor.persona) == (SUBJECT, GRANT, Persona.CLINICIAN)
    assert actor.auth_time == logged_in.replace(microsecond=0)


def test_what_does_not_apply_is_absent() -> None:
    claims = _claims(mint(Forge().keys, ISSUER, _grant(), "intake:read")["access_token"])
    assert "platform_id" not in claims
    assert "auth_time" not in claims


def test_token_never_outlives_its_grant() -> None:
    ends = utc_now() + timedelta(seconds=60)
    told = mint(Forge().keys, ISSUER, _grant(expires_at=ends), "intake:read")
    claims = _claims(told["access_token"])
    assert told["expires_in"] == claims["exp"] - claims["iat"] <= 60


def test_each_token_has_an_id_of_its_own() -> None:
    forge = Forge()
    tokens = [mint(forge.keys, ISSUER, _grant(), "x")["access_token"] for _ in range(3)]
    assert len({_claims(token)["jti"] for token in tokens}) == 3
