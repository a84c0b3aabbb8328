"""The notification channel: one signed POST to whatever wakes people, or a line in the log."""

from collections.abc import Mapping
from datetime import UTC, datetime
from json import dumps
from typing import Any, Protocol

import httpx
import structlog
from standardwebhooks import Webhook

_WITHIN = 5.0  # seconds


class NotSent(Exception):
    """The channel did not take the message; it is sent again."""


class Channel(Protocol):
    """Takes one message (codes, ids and times; never text of a member) or raises `NotSent`."""

    def __call__(self, message_id: str, message: Mapping[str, Any]) -> None: ...


class SignedPost:
    """POSTs to one URL, signed by the Standard Webhooks specification (webhook-id/-signature)."""

    def __init__(self, url: str, secret: str) -> None:
        self._url = url
        self._webhook = Webhook(secret)
        self._client = httpx.Client(timeout=_WITHIN, follow_redirects=False, trust_env=False)

    def __call__(self, message_id: str, message: Mapping[str, Any]) -> None:
        """Send it; anything but 2xx within five seconds is `NotSent`."""
        body, now = dumps(message), datetime.now(UTC)
        headers = {
            "content-type": "application/json",
            "webhook-id": message_id,
            "webhook-timestamp": str(int(now.timestamp())),
            "webhook-signature": self._webhook.sign(message_id, now, body),
        }
        try:
            self._client.post(self._url, content=body, headers=headers).raise_for_status()
        except httpx.HTTPError as error:
            raise NotSent(type(error).__name__) from error


def log_only(message_id: str, message: Mapping[str, Any]) -> None:
    """Write the message to the log, loudly: without a pager nobody is woken."""
    structlog.get_logger().warning("page", message_id=message_id, **message)


def channel(url: str | None, secret: str | None) -> Channel:
    """Return the channel that the settings name. Raises ValueError for a URL without a secret."""
    if url is None:
        return log_only
    if not secret:
        raise ValueError("PAGER_URL needs PAGER_SECRET, a whsec_ value that the receiver knows.")
    return SignedPost(url, secret)
