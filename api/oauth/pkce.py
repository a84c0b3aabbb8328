"""Proof Key for Code Exchange, S256 and nothing else (RFC 7636, RFC 9700 section 2.1.1)."""

import re
from typing import Any

from authlib.oauth2.rfc6749 import InvalidRequestError
from authlib.oauth2.rfc7636 import CodeChallenge
from authlib.oauth2.rfc7636.challenge import compare_s256_code_challenge

_METHOD = "S256"
_CHALLENGE = re.compile(r"[A-Za-z0-9_-]{43}")
_VERIFIER = re.compile(r"[A-Za-z0-9._~-]{43,128}")


class S256(CodeChallenge):
    """Authlib's extension with each door to `plain` closed; the class attributes alone leave two.

    Stock, a challenge without a method is verified as plain, and a missing challenge is accepted.
    """

    DEFAULT_CODE_CHALLENGE_METHOD = _METHOD
    SUPPORTED_CODE_CHALLENGE_METHOD = [_METHOD]  # noqa: RUF012 - Authlib reads a class attribute
    CODE_CHALLENGE_METHODS = {_METHOD: compare_s256_code_challenge}  # noqa: RUF012 - likewise

    def validate_code_challenge(self, grant: Any, redirect_uri: Any) -> None:
        del redirect_uri
        asked = grant.request.form
        if asked.get("code_challenge_method") != _METHOD:
            raise InvalidRequestError("Send code_challenge_method=S256.")
        if not _CHALLENGE.fullmatch(asked.get("code_challenge", "")):
            raise InvalidRequestError("Send code_challenge: 43 base64url characters.")

    def validate_code_verifier(self, grant: Any, result: Any) -> None:
        if not _VERIFIER.fullmatch(grant.request.form.get("code_verifier", "")):
            raise InvalidRequestError("Send code_verifier: 43 to 128 unreserved characters.")
        super().validate_code_verifier(grant, result)

    def get_authorization_code_challenge_method(self, authorization_code: Any) -> str:
        del authorization_code
        return _METHOD
