"""Installing the authorization server in an app."""

from urllib.parse import urlsplit

from authlib.common.security import is_secure_transport
from flask import Flask

from api.oauth.authority import Authority, appoint
from api.oauth.keys import load_signing_keys
from api.oauth.metadata import PROTECTED_RESOURCE
from api.oauth.routes import blueprint
from api.oauth.statements import signer
from api.oauth.verify import AccessTokenVerifier
from api.settings import Settings
from api.web.auth import use_verifier
from api.web.signing import use_signer


def install(app: Flask, settings: Settings) -> None:
    """Give the app its OAuth endpoints, its verifier and who signs in its name.

    Raises ValueError unless `base_url` is an origin with https, or http on a loopback address
    (RFC 8414 section 2), and `SigningKeyUnusable` when there is no key to sign with.
    """
    issuer = settings.base_url
    if not is_secure_transport(issuer) or urlsplit(issuer).path:
        raise ValueError("BASE_URL must be an https origin, or http on a loopback address.")
    keys = load_signing_keys(settings.signing_key_file)
    verify = AccessTokenVerifier(keys, issuer, metadata_url=issuer + PROTECTED_RESOURCE)
    appoint(app, Authority(issuer, keys, verify, settings.sandbox))
    app.register_blueprint(blueprint)
    use_verifier(app, verify)
    use_signer(app, signer(keys, issuer))
