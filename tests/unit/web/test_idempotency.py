"""The Idempotency-Key header."""

import pytest
from flask import Flask

from api.web.idempotency import (
    IdempotencyKeyMissing,
    fingerprint,
    idempotency_key,
    require_idempotency_key,
)
from api.web.problems import MalformedRequest


@pytest.mark.parametrize("key", ["a", "!~", "6f0f5f0e-6a3b-4d0a-9a53-0d4f4e6a5a11", "k" * 255])
def test_key_is_read_when_it_is_visible_ascii(bare: Flask, key: str) -> None:
    with bare.test_request_context(headers={"Idempotency-Key": key}):
        require_idempotency_key()
        assert idempotency_key() == key


@pytest.mark.parametrize("key", ["", " ", "a b", "é", "k" * 256, "a\x7f", "\x1f"])
def test_key_is_refused_when_it_is_anything_else(bare: Flask, key: str) -> None:
    with (
        bare.test_request_context(environ_overrides={"HTTP_IDEMPOTENCY_KEY": key}),
        pytest.raises(MalformedRequest),
    ):
        idempotency_key()


def test_create_is_refused_when_it_has_no_key(bare: Flask) -> None:
    with bare.test_request_context():
        assert idempotency_key() is None
        with pytest.raises(IdempotencyKeyMissing):
            require_idempotency_key()


def test_fingerprint_differs_when_method_path_or_body_do(bare: Flask) -> None:
    prints = set()
    for method, path, body in [
        ("POST", "/a", b"x"),
        ("POST", "/a", b"y"),
        ("POST", "/b", b"x"),
        ("PUT", "/a", b"x"),
        ("POST", "/ax", b""),
    ]:
        with bare.test_request_context(path, method=method, data=body):
            prints.add(fingerprint())
            assert fingerprint() in prints
    assert len(prints) == 5
