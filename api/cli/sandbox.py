"""Getting access tokens for the people of the sandbox, over HTTP, as their own software would."""

import base64
import hashlib
import secrets
import time
from collections.abc import Callable, Mapping
from html.parser import HTMLParser
from typing import Any
from urllib.parse import parse_qs, urlencode, urljoin, urlsplit

import httpx
from joserfc import jwt
from joserfc.jwk import ECKey

Sandbox = Mapping[str, Any]
PERSONAS = ("platform", "clinician", "member", "operator", "coordinator")
_ASSERTION = "urn:ietf:params:oauth:grant-type:jwt-bearer"
_HOPS = 5


class SandboxError(RuntimeError):
    """No token, and a sentence that says why and what to do."""


def fetch_token(sandbox: Sandbox, persona: str, name: str | None = None) -> str:
    """Return a fresh access token, obtained through the server's own token endpoint.

    `sandbox` is what `sandbox.json` holds; `name` picks one of several (a platform's or
    clinician's name, a member_ref), the first without it. Raises `SandboxError`.
    """
    base_url = str(sandbox["base_url"])
    try:
        with httpx.Client(base_url=base_url, timeout=10, trust_env=False) as http:
            return _WAYS[persona](http, sandbox, name)
    except httpx.HTTPError as error:
        raise SandboxError(
            f"The server at {base_url} does not answer: is `make run` running?"
        ) from error


def _platform(http: httpx.Client, sandbox: Sandbox, name: str | None) -> str:
    platform = _chosen(sandbox["platforms"], name, "name")
    form = {key: platform[key] for key in ("client_id", "client_secret")}
    return _redeemed(http, {"grant_type": "client_credentials", **form})


def _member(http: httpx.Client, sandbox: Sandbox, name: str | None) -> str:
    """Let the member's platform vouch for them (RFC 7523), as its server does for its app."""
    member = _chosen(sandbox["members"], name, "member_ref")
    platform = _chosen(sandbox["platforms"], member["platform"], "name")
    now = int(time.time())
    claims = {
        "iss": platform["client_id"],
        "sub": member["member_ref"],
        "aud": sandbox["base_url"],
        "iat": now,
        "exp": now + 120,
        "jti": secrets.token_urlsafe(16),
    }
    assertion = jwt.encode({"alg": "ES256"}, claims, ECKey.import_key(platform["private_jwk"]))
    return _redeemed(http, {"grant_type": _ASSERTION, "assertion": assertion})


def _clinician(http: httpx.Client, sandbox: Sandbox, name: str | None) -> str:
    clinician = _chosen(sandbox["clinicians"], name, "name", "username")
    return _signed_in(http, sandbox, clinician)


def _operator(http: httpx.Client, sandbox: Sandbox, name: str | None) -> str:
    return _signed_in(http, sandbox, _chosen([sandbox["operator"]], name, "username"))


def _coordinator(http: httpx.Client, sandbox: Sandbox, name: str | None) -> str:
    return _signed_in(http, sandbox, _chosen([sandbox["coordinator"]], name, "name", "username"))


def _signed_in(http: httpx.Client, sandbox: Sandbox, account: Mapping[str, str]) -> str:
    """Do what a browser and the app in it do: code flow with PKCE, through the login form."""
    app, verifier, state = sandbox["browser_client"], secrets.token_urlsafe(48), secrets.token_hex()
    asked = {
        "response_type": "code",
        "client_id": app["client_id"],
        "redirect_uri": app["redirect_uri"],
        "state": state,
        "code_challenge": _s256(verifier),
        "code_challenge_method": "S256",
    }
    arrived = _walked(http, f"/oauth/authorize?{urlencode(asked)}", app["redirect_uri"], account)
    told = {key: values[0] for key, values in parse_qs(urlsplit(arrived).query).items()}
    if told.get("state") != state or told.get("iss") != sandbox["base_url"] or "code" not in told:
        raise SandboxError(f"The server sent {told.get('error', 'somebody else')!r} for a code.")
    form = {
        "grant_type": "authorization_code",
        "code": told["code"],
        "client_id": app["client_id"],
        "redirect_uri": app["redirect_uri"],
        "code_verifier": verifier,
    }
    return _redeemed(http, form)


def _walked(http: httpx.Client, path: str, until: str, account: Mapping[str, str]) -> str:
    """Follow redirects, filling in the login form on the way, until one leads to `until`."""
    answer = http.get(path)
    for _ in range(_HOPS):
        if answer.status_code == httpx.codes.SEE_OTHER:
            here = urljoin(str(answer.url), answer.headers["Location"])
            if here.startswith(f"{until}?"):
                return here
            answer = http.get(here)
        elif answer.is_success:
            answer = http.post(answer.url, data=_filled(answer.text, account))
        else:
            break
    raise SandboxError(f"Signing in as {account['username']} ended with {answer.status_code}.")


def _filled(page: str, account: Mapping[str, str]) -> dict[str, str]:
    """Fill in the one form of the page: hidden fields as they are, name and password."""
    fields = _Fields()
    fields.feed(page)
    return {**fields.hidden, "username": account["username"], "password": account["password"]}


class _Fields(HTMLParser):
    """Collects the hidden fields of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.hidden: dict[str, str] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        if tag == "input" and found.get("type") == "hidden":
            self.hidden[found.get("name") or ""] = found.get("value") or ""


def _redeemed(http: httpx.Client, form: Mapping[str, str]) -> str:
    answer = http.post("/oauth/token", data=form)
    told = answer.json() if "json" in answer.headers.get("Content-Type", "") else {}
    if "access_token" not in told:
        reason = told.get("error_description") or told.get("error") or answer.status_code
        raise SandboxError(
            f"The server gave no token: {reason} Does sandbox.json belong to this database?"
        )
    return str(told["access_token"])


def _chosen(found: list[Any], name: str | None, *by: str) -> Any:
    if name is None and found:
        return found[0]
    for one in found:
        if name is not None and name.casefold() in {str(one[key]).casefold() for key in by}:
            return one
    names = ", ".join(str(one[by[0]]) for one in found)
    raise SandboxError(f"There is no {name!r} in the sandbox; there is: {names}.")


def _s256(verifier: str) -> str:
    digest = hashlib.sha256(verifier.encode()).digest()
    return base64.urlsafe_b64encode(digest).decode().rstrip("=")


_WAYS: Mapping[str, Callable[[httpx.Client, Sandbox, str | None], str]] = {
    "platform": _platform,
    "clinician": _clinician,
    "member": _member,
    "operator": _operator,
    "coordinator": _coordinator,
}
