"""What a person's browser does, and how an answer is read."""

import base64
import hashlib
import re
import secrets
from typing import Any
from urllib.parse import parse_qs, urlsplit

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

ISSUER = "http://127.0.0.1:8400"
REDIRECT = "https://clinic.example.org/return"
PASSWORD = "correct horse battery staple"


class Browser:
    """What a person's browser does: keeps cookies, fills forms, follows what it is told."""

    def __init__(self, client: FlaskClient) -> None:
        self.client = client
        self.verifier = secrets.token_urlsafe(48)

    def request_of(self, **changes: str | None) -> dict[str, str]:
        """Return a right authorization request; a change to None leaves the parameter out."""
        digest = hashlib.sha256(self.verifier.encode()).digest()
        asked = {
            "response_type": "code",
            "client_id": "clinic",
            "redirect_uri": REDIRECT,
            "state": "a state",
            "code_challenge": base64.urlsafe_b64encode(digest).decode().rstrip("="),
            "code_challenge_method": "S256",
            **changes,
        }
        return {name: value for name, value in asked.items() if value is not None}

    def authorize(self, **changes: str | None) -> TestResponse:
        return self.get("/oauth/authorize", query_string=self.request_of(**changes))

    def get(self, path: str, **options: Any) -> TestResponse:
        return self.client.get(path, base_url=ISSUER, **options)

    def post(self, path: str, form: Any, **options: Any) -> TestResponse:
        return self.client.post(path, data=form, base_url=ISSUER, **options)

    def sign_in(
        self, username: str = "ngozi", password: str = PASSWORD, path: str = "/oauth/login"
    ) -> TestResponse:
        form = {"username": username, "password": password, "form_token": self.form_token(path)}
        return self.post(path, form, headers={"Sec-Fetch-Site": "same-origin"})

    def form_token(self, path: str = "/oauth/login") -> str:
        found = re.search(r'name="form_token" value="([^"]+)"', self.get(path).text)
        assert found is not None
        return found[1]

    def code(self, **changes: str | None) -> str:
        return answered(self.authorize(**changes))["code"]

    def redeem(self, code: str, **changes: str | None) -> TestResponse:
        form = {
            "grant_type": "authorization_code",
            "code": code,
            "client_id": "clinic",
            "redirect_uri": REDIRECT,
            "code_verifier": self.verifier,
            **changes,
        }
        kept = {name: value for name, value in form.items() if value is not None}
        return self.client.application.test_client().post(
            "/oauth/token", data=kept, base_url=ISSUER
        )


def body(response: TestResponse) -> dict[str, Any]:
    """Return the JSON object that was answered."""
    assert isinstance(response.json, dict), response.text
    return response.json


def refused(response: TestResponse) -> tuple[int, str]:
    """Return status and error; every refusal points to the crisis line and is never stored."""
    told = body(response)
    assert told["crisis"]["call"] == "988"
    assert response.headers["Cache-Control"] == "no-store"
    return response.status_code, told["error"]


def answered(response: TestResponse, redirect: str = REDIRECT) -> dict[str, str]:
    """Return the parameters of an authorization response that went to the client."""
    assert response.status_code == 303, response.text
    assert response.location.startswith(f"{redirect}?"), response.location
    return {name: values[0] for name, values in parse_qs(urlsplit(response.location).query).items()}
