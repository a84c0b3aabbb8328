"""What a member's browser does on their own pages: types the PIN, follows links, sends forms."""

import re
from typing import Any, cast

from flask import Flask
from flask.testing import FlaskClient

from tests.integration.links.way_back import PIN
from tests.world import Answer

ORIGIN = "http://127.0.0.1:8000"
_FORM_TOKEN = re.compile(r'name="form_token" value="([^"]+)"')


class MemberBrowser:
    """One browser; `get` and `post` follow nothing, so that a test sees each redirect."""

    def __init__(self, app: Flask) -> None:
        self.client: FlaskClient = app.test_client()

    def get(self, path: str, **headers: str) -> Answer:
        return cast("Answer", self.client.get(path, base_url=ORIGIN, headers=_named(headers)))

    def post(self, path: str, form: dict[str, Any] | None = None, **headers: str) -> Answer:
        sent = {"form_token": self.form_token, **(form or {})}
        headers.setdefault("Sec_Fetch_Site", "same-origin")
        named = _named(headers)
        return cast("Answer", self.client.post(path, data=sent, base_url=ORIGIN, headers=named))

    def come_in(self, token: str, pin: str = PIN, **headers: str) -> Answer:
        """Open the page of the PIN, and send it."""
        self.form_token = form_token(self.get(f"/my/{token}"))
        answer = self.post(f"/my/{token}", {"pin": pin}, **headers)
        if answer.status_code == 303:
            self.form_token = form_token(self.get("/my"))
        return answer

    def cookie(self, name: str = "wh-visit") -> str | None:
        found = self.client.get_cookie(name, domain="127.0.0.1")
        return found.value if found else None


def form_token(page: Answer) -> str:
    found = _FORM_TOKEN.search(page.text)
    assert found is not None, page.text
    return found[1]


def text_of(page: Answer) -> str:
    """Return what a person reads, spaces folded."""
    main = re.sub(r"<(script|style).*?</\1>", " ", page.text, flags=re.DOTALL)
    return " ".join(re.sub(r"<[^>]+>", " ", main).split())


def _named(headers: dict[str, str]) -> dict[str, str]:
    return {name.replace("_", "-"): value for name, value in headers.items()}
