"""Root keys in a key service: bound, cached for a moment, and never a 500 where it is away."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from cryptography.exceptions import InvalidTag

from api.cli.keys import ensure_keys
from api.db.root_keys import FileRootKeys, KeysAway, RootKeyUnusable, WrappedKey, root_keys
from api.db.transit import TransitKey, TransitRootKeys
from api.settings import Settings
from tests.integration.db.transit import Engine, transit_engine

KEY, PLACE = b"k" * 32, b"tenant|1"


@dataclass
class Watch:
    """A monotonic clock that stands still until it is moved."""

    now: float = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    with transit_engine(tmp_path) as engine:
        yield engine


@pytest.fixture
def watch() -> Watch:
    return Watch()


@pytest.fixture
def root(engine: Engine, watch: Watch) -> TransitRootKeys:
    return _root(engine, watch)


def _root(engine: Engine, watch: Watch | None = None, **more: Any) -> TransitRootKeys:
    """Open the engine's key as another process would: with an empty cache."""
    key = TransitKey(engine.url, "members", engine.token_file)
    return TransitRootKeys(key, monotonic=watch or Watch(), **more)


def test_key_comes_back_as_it_was_wrapped(engine: Engine, root: TransitRootKeys) -> None:
    wrapped = root.wrap(KEY, PLACE)
    assert wrapped.root_key_id == root.current_id == "transit/members:v1"
    assert KEY not in wrapped.wrapped
    assert _root(engine).unwrap(wrapped, PLACE) == KEY


def test_older_version_still_opens_after_the_service_rotated(
    engine: Engine, root: TransitRootKeys
) -> None:
    old = root.wrap(KEY, PLACE)
    engine.rotate()
    assert root.current_id == root.wrap(KEY, PLACE).root_key_id == "transit/members:v2"
    assert _root(engine).unwrap(old, PLACE) == KEY


@pytest.mark.parametrize("change", ["place", "bytes", "version", "label", "prefix", "not_text"])
def test_changed_ciphertext_does_not_open(
    engine: Engine, root: TransitRootKeys, change: str
) -> None:
    engine.rotate()
    wrapped, place = root.wrap(KEY, PLACE), PLACE
    match change:
        case "place":
            place = b"tenant|2"
        case "bytes":
            end = wrapped.wrapped[-8:-4]
            wrapped = replace(wrapped, wrapped=wrapped.wrapped.replace(end, end[::-1]))
        case "version":
            wrapped = WrappedKey("transit/members:v1", wrapped.wrapped.replace(b":v2:", b":v1:"))
        case "label":
            wrapped = replace(wrapped, root_key_id="transit/members:v1")
        case "prefix":
            wrapped = replace(wrapped, wrapped=wrapped.wrapped.replace(b"vault:", b""))
        case "not_text":
            wrapped = replace(wrapped, wrapped=b"\xff\xfe")
    with pytest.raises(InvalidTag):
        root.unwrap(wrapped, place)


def test_refusal_counts_as_a_change_where_an_older_engine_says_it_with_500(
    engine: Engine, root: TransitRootKeys
) -> None:
    wrapped = root.wrap(KEY, PLACE)
    engine.said = 500, {"errors": ["1 error occurred: cipher: message authentication failed"]}
    with pytest.raises(InvalidTag):
        _root(engine).unwrap(wrapped, PLACE)


@pytest.mark.parametrize(
    "said",
    [
        (503, {"errors": ["Vault is sealed"]}),
        (403, {"errors": ["permission denied"]}),
        (404, {"errors": []}),
        (400, {"errors": ["encryption key not found"]}),
        (400, {"errors": ["invalid ciphertext: version is too new"]}),
        (400, {"errors": ["ciphertext or signature version is disallowed by policy (too old)"]}),
        (307, ""),
        (200, "no JSON"),
        (200, []),
        (200, {"data": None}),
        (200, {"data": {"plaintext": "no base64!"}}),
        (200, {"data": {"plaintext": "c2hvcnQ="}}),
        (502, {"unexpected": True}),
    ],
    ids=str,
)
def test_whatever_else_it_says_it_is_away_and_nothing_was_changed(
    engine: Engine, root: TransitRootKeys, said: tuple[int, Any]
) -> None:
    wrapped = root.wrap(KEY, PLACE)
    engine.said = said
    with pytest.raises(KeysAway):
        _root(engine).unwrap(wrapped, PLACE)


def test_opened_key_is_kept_for_five_minutes_and_no_longer(
    engine: Engine, root: TransitRootKeys, watch: Watch
) -> None:
    wrapped = root.wrap(KEY, PLACE)
    engine.said = 503, {"errors": ["Vault is sealed"]}
    watch.now = 299.9
    assert root.unwrap(wrapped, PLACE) == KEY
    with pytest.raises(KeysAway):
        root.unwrap(wrapped, b"tenant|2")
    watch.now = 300.0
    with pytest.raises(KeysAway):
        root.unwrap(wrapped, PLACE)


def test_memory_holds_a_bounded_number_of_keys_the_last_used_ones(
    engine: Engine, root: TransitRootKeys, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("api.db.transit._KEPT", 2)
    first, second = root.wrap(KEY, b"1"), root.wrap(KEY, b"2")
    root.unwrap(first, b"1")
    root.wrap(KEY, b"3")
    asked = len(engine.calls)
    root.unwrap(first, b"1")
    assert len(engine.calls) == asked
    root.unwrap(second, b"2")
    assert len(engine.calls) == asked + 1


def test_token_is_read_at_each_call_so_that_it_can_be_renewed(
    engine: Engine, root: TransitRootKeys
) -> None:
    token = engine.token_file.read_text()
    engine.token_file.write_text("expired")
    with pytest.raises(KeysAway):
        root.wrap(KEY, PLACE)
    engine.token_file.unlink()
    with pytest.raises(KeysAway):
        root.wrap(KEY, PLACE)
    engine.token_file.write_text(token)
    assert root.wrap(KEY, PLACE).root_key_id == "transit/members:v1"


def test_nobody_listening_is_away(tmp_path: Path) -> None:
    token = tmp_path / "token"
    token.write_text("t")
    root = TransitRootKeys(TransitKey("http://127.0.0.1:1", "members", token))
    with pytest.raises(KeysAway) as refused:
        root.wrap(KEY, PLACE)
    assert "ConnectError" in refused.value.reason


def test_keys_of_a_file_open_until_they_are_rewrapped(engine: Engine, keys: Settings) -> None:
    file = FileRootKeys(keys.root_key_file)
    wrapped = file.wrap(KEY, PLACE)
    assert _root(engine, older=file).unwrap(wrapped, PLACE) == KEY
    with pytest.raises(KeysAway):
        _root(engine).unwrap(wrapped, PLACE)


def _asking(settings: Settings, engine: Engine) -> Settings:
    return replace(
        settings, kms_url=engine.url, kms_key="members", kms_token_file=engine.token_file
    )


def test_settings_choose_the_service_or_the_file(engine: Engine, keys: Settings) -> None:
    assert isinstance(root_keys(keys), FileRootKeys)
    assert isinstance(root_keys(_asking(keys, engine)), TransitRootKeys)
    assert engine.calls == [], "nothing is asked before a key is needed"


@pytest.mark.parametrize(
    ("without", "named"),
    [("kms_url", "KMS_URL"), ("kms_key", "KMS_KEY"), ("kms_token_file", "KMS_TOKEN_FILE")],
)
def test_half_a_service_is_refused_by_name(
    engine: Engine, keys: Settings, without: str, named: str
) -> None:
    asked = replace(_asking(keys, engine), **{without: None})  # type: ignore[arg-type]
    with pytest.raises(RootKeyUnusable, match=f"needs {named} too"):
        root_keys(asked)


def test_service_without_encryption_or_token_is_refused(engine: Engine, keys: Settings) -> None:
    asked = _asking(keys, engine)
    with pytest.raises(RootKeyUnusable, match="https"):
        root_keys(replace(asked, kms_url="http://keys.example.org"))
    with pytest.raises(RootKeyUnusable, match="KMS_TOKEN_FILE"):
        root_keys(replace(asked, kms_token_file=engine.token_file.with_name("none")))


def test_no_root_key_is_written_to_disk_beside_a_service(engine: Engine, tmp_path: Path) -> None:
    asked = _asking(Settings.from_env(), engine)
    named = {name: tmp_path / name for name in ("secret_key_file", "signing_key_file")}
    ensure_keys(replace(asked, root_key_file=tmp_path / "root", **named))  # type: ignore[arg-type]
    assert not (tmp_path / "root").exists()
