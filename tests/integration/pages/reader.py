"""A member at a browser without scripts: opens pages, fills in their forms, follows redirects."""

import re
from dataclasses import dataclass, field
from html import unescape
from typing import Any
from urllib.parse import urlsplit

from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.world import Caller, World

FIELD = re.compile(r'<input type="hidden" name="([^"]+)" value="([^"]*)">')
ACTION = re.compile(r'<form method="post" action="([^"]+)"')
CHECKED = re.compile(r'name="([^"]+)" value="([^"]*)" checked')


@dataclass
class Reader:
    """One browser: its cookies, and where it is."""

    app: Flask
    at: str = ""
    shown: Any = None
    client: FlaskClient = field(init=False)

    def __post_init__(self) -> None:
        self.client = self.app.test_client()

    def open(self, path: str, **headers: str) -> TestResponse:
        """Open a page, following redirects as a browser does."""
        self.at = urlsplit(path)._replace(scheme="", netloc="").geturl()
        self.shown = self.client.get(self.at, headers=headers)
        if self.shown.status_code == 303:
            return self.open(self.shown.location)
        answer: TestResponse = self.shown
        return answer

    def fields(self) -> dict[str, str]:
        """Return what the form of this page sends whatever is chosen: hidden, and chosen before."""
        return {
            name: unescape(value)
            for found in (FIELD, CHECKED)
            for name, value in found.findall(self.shown.text)
        }

    def send(self, headers: dict[str, str] | None = None, **chosen: Any) -> TestResponse:
        """Send the first form of this page, and follow where it leads. None leaves a field out."""
        form = {**self.fields(), **{name: str(v) for name, v in chosen.items() if v is not None}}
        form = {name: v for name, v in form.items() if chosen.get(name, "") is not None}
        action, *_ = ACTION.findall(self.shown.text)
        self.shown = self.client.post(unescape(action), data=form, headers=headers)
        if self.shown.status_code == 303:
            return self.open(self.shown.location)
        answer: TestResponse = self.shown
        return answer

    @property
    def text(self) -> str:
        """The words of the page."""
        html = re.sub(r"<(style|script|head)>.*?</\1>", "", self.shown.text, flags=re.DOTALL)
        return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())

    def heading(self) -> str:
        [found] = re.findall(r"<h1>(.*?)</h1>", self.shown.text)
        return unescape(found)

    def cookie(self) -> str:
        found = self.client.get_cookie("wh-consent", domain="localhost")
        assert found is not None
        return found.value


TWO_ITEMS = [
    {"kind": "narrative", "text": "I feel low most days and sleep badly."},
    {"kind": "contact", "text": "Call 212-555-0134 after six."},
]


def link_of(world: World, platform: Caller, **changes: Any) -> str:
    """Submit a referral and return the path that its consent link leads to."""
    referral = world.submitted(platform, **{"context": TWO_ITEMS, **changes})
    return str(urlsplit(referral["consent_url"]).path)


def to_review(reader: Reader, link: str, **choices: Any) -> Reader:
    """Walk from the start to the review, choosing as told: `items` in order, and the rest."""
    chosen: dict[str, Any] = {"items": ("both", "none"), "share_back": "open_closed", "days": 90}
    chosen |= {"decider": "self", **choices}
    reader.open(link)
    reader.send(safe="yes")
    for choice in chosen["items"]:
        reader.send(choice=choice)
    told = {name: chosen.get(name) for name in ("share_back", "days", "messages")}
    reader.send(**told)
    reader.send(decider=chosen["decider"])
    return reader


def decided(reader: Reader, link: str, decision: str = "share", **choices: Any) -> Reader:
    """Walk all the way and decide."""
    to_review(reader, link, **choices).send(decision=decision)
    return reader


def way_back_shown(reader: Reader) -> tuple[str, str]:
    """Return the return link and the PIN that the page shows."""
    [link] = re.findall(r'class="keep link">(.+?)</p>', reader.shown.text)
    [pin] = re.findall(r'role="img" aria-label="[\d ]+">(\d{8})<', reader.shown.text)
    return link.replace("<wbr>", ""), pin
