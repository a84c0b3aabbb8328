"""The people of the demo, how they call the API, and what one step leaves to the next."""

from dataclasses import dataclass, field
from typing import Any, Protocol
from uuid import uuid4

import httpx


class Server(Protocol):
    """What the steps need of the server they run against."""

    @property
    def base_url(self) -> str: ...

    def sandbox(self) -> dict[str, Any]: ...

    def stop_database(self) -> None: ...

    def left_behind(self) -> list[str]: ...


@dataclass(frozen=True, slots=True)
class Caller:
    """Somebody who calls over HTTP: with a token of their own, or as anyone without."""

    name: str
    http: httpx.Client
    id: str = ""
    token: str | None = field(default=None, repr=False)

    def get(self, path: str) -> httpx.Response:
        return self.http.get(path, headers=self._headers())

    def post(
        self, path: str, body: dict[str, Any] | None = None, *, claim_token: int | None = None
    ) -> httpx.Response:
        """Post JSON under a fresh Idempotency-Key; the holder of a claim adds its token."""
        headers = self._headers() | {"Idempotency-Key": str(uuid4())}
        if claim_token is not None:
            headers["Claim-Token"] = str(claim_token)
        return self.http.post(path, json=body or {}, headers=headers)

    def _headers(self) -> dict[str, str]:
        return {} if self.token is None else {"Authorization": f"Bearer {self.token}"}


@dataclass(slots=True)
class Handoff:
    """One referral as the demo knows it: what was sent, and what came back."""

    member_ref: str
    body: dict[str, Any]
    referral: dict[str, Any]
    consent: dict[str, Any] = field(default_factory=dict)
    claim_token: int = 0

    @property
    def id(self) -> str:
        return str(self.referral["id"])

    @property
    def path(self) -> str:
        return f"/v1/referrals/{self.id}"

    def item_id(self, kind: str) -> str:
        """Return the id that the item of this kind got."""
        [found] = [item["id"] for item in self.referral["context"] if item["kind"] == kind]
        return str(found)

    def unshown(self) -> dict[str, str]:
        """Return, by name, the words that nobody may read before a claim."""
        words = {item["kind"]: item["text"] for item in self.body["context"] if item.get("text")}
        named = {"the reference": "reference", "the community": "community_id"}
        return (
            words
            | {name: str(self.body[key]) for name, key in named.items()}
            | {"the member's name": self.member_ref}
        )


@dataclass(slots=True)
class Story:
    """What the steps share: who there is, and the referrals by the part they play."""

    server: Server
    http: httpx.Client
    sandbox: dict[str, Any]
    people: dict[str, Caller] = field(default_factory=dict)
    handoffs: dict[str, Handoff] = field(default_factory=dict)

    @property
    def anyone(self) -> Caller:
        """Somebody without a token."""
        return Caller("anyone", self.http)

    @property
    def platform(self) -> Caller:
        """The platform whose community the referrals come from."""
        return self.people[self.sandbox["platforms"][0]["name"]]

    @property
    def other_platform(self) -> Caller:
        return self.people[self.sandbox["platforms"][1]["name"]]

    def member(self, handoff: Handoff) -> Caller:
        return self.people[handoff.member_ref]
