"""A transit engine on loopback, as OpenBao and Vault answer: real AES-GCM, versions, refusals."""

import base64
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

TOKEN = "s.fictional"


class Refused(Exception):
    """What the engine answers with `errors`; the argument is the status."""


@dataclass
class Engine:
    """One key with its versions; `said` makes every answer this one instead."""

    token_file: Path
    versions: list[bytes] = field(default_factory=lambda: [os.urandom(32)])
    oldest: int = 1
    said: tuple[int, Any] | None = None
    calls: list[str] = field(default_factory=list)
    url: str = ""

    def rotate(self) -> None:
        self.versions.append(os.urandom(32))

    def encrypt(self, asked: dict[str, str]) -> dict[str, Any]:
        nonce = os.urandom(12)
        sealed = nonce + AESGCM(self.versions[-1]).encrypt(
            nonce, _bytes(asked["plaintext"]), _bytes(asked["associated_data"])
        )
        latest = len(self.versions)
        return {"ciphertext": f"vault:v{latest}:{_text(sealed)}", "key_version": latest}

    def decrypt(self, asked: dict[str, str]) -> dict[str, Any]:
        prefix, _, rest = asked["ciphertext"].partition(":v")
        version, _, sealed = rest.partition(":")
        if prefix != "vault" or not version.isdigit():
            raise Refused(400, "invalid ciphertext: no prefix")
        if int(version) > len(self.versions):
            raise Refused(400, "invalid ciphertext: version is too new")
        if int(version) < self.oldest:
            raise Refused(400, "ciphertext or signature version is disallowed by policy (too old)")
        content = _bytes(sealed)
        try:
            plain = AESGCM(self.versions[int(version) - 1]).decrypt(
                content[:12], content[12:], _bytes(asked["associated_data"])
            )
        except InvalidTag:
            raise Refused(400, "cipher: message authentication failed") from None
        return {"plaintext": _text(plain)}

    def answer(self, method: str, path: str, token: str | None, body: bytes) -> tuple[int, Any]:
        self.calls.append(path)
        if self.said:
            return self.said
        if token != TOKEN:
            return 403, {"errors": ["permission denied"]}
        try:
            return 200, {"data": self.done(method, path, body)}
        except Refused as refusal:
            status, error = refusal.args
            return status, {"errors": [error]}

    def done(self, method: str, path: str, body: bytes) -> dict[str, Any]:
        match method, path:
            case "POST", "/v1/transit/encrypt/members":
                return self.encrypt(json.loads(body))
            case "POST", "/v1/transit/decrypt/members":
                return self.decrypt(json.loads(body))
            case "GET", "/v1/transit/keys/members":
                return {"latest_version": len(self.versions)}
        raise Refused(404, "no handler for route")


@contextmanager
def transit_engine(folder: Path) -> Iterator[Engine]:
    """Serve an engine until the end of the block."""
    engine = Engine(folder / "token")
    engine.token_file.write_text(f"{TOKEN}\n")

    class Door(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            status, told = engine.answer(
                self.command, self.path, self.headers.get("X-Vault-Token"), body
            )
            content = told.encode() if isinstance(told, str) else json.dumps(told).encode()
            self.send_response(status)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        do_GET = do_POST  # noqa: N815 - http.server's own spelling

        def log_message(self, *_: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Door)
    engine.url = f"http://127.0.0.1:{server.server_port}"
    thread = Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    try:
        yield engine
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def _bytes(text: str) -> bytes:
    return base64.b64decode(text, validate=True)


def _text(content: bytes) -> str:
    return base64.b64encode(content).decode()
