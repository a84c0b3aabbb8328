"""What sealing an item costs: fresh key, words, two wrappings; beside writing the same as JSON.

    .venv/bin/python benchmarks/sealing.py

Prints the median of each in microseconds and its ratio to the JSON, all in one run, interleaved.
"""

import json
import os
import statistics
import time
import uuid
from collections.abc import Callable

from api.consents.envelope import Place, new_tenant_key, open_words, seal_words, tenant_bound
from api.db.root_keys import WrappedKey
from api.db.sealed import seal, unseal

ROUNDS, BATCH = 200, 50
ROOT = os.urandom(32)


class OneRootKey:
    """A root key that lives for this run."""

    current_id = "bench"

    def wrap(self, key: bytes, bound_to: bytes) -> WrappedKey:
        return WrappedKey(self.current_id, seal(ROOT, key, bound_to))

    def unwrap(self, wrapped: WrappedKey, bound_to: bytes) -> bytes:
        return unseal(ROOT, wrapped.wrapped, bound_to)


def main() -> None:
    root, tenant = OneRootKey(), uuid.uuid4()
    key, wrapped_tenant = new_tenant_key(root, tenant, 1)
    place = Place(tenant, uuid.uuid4(), uuid.uuid4(), 1)
    content = {"text": "I sleep badly and worry most of the day. " * 49}
    wrapped, sealed = seal_words(key, place, content)
    plain = len(json.dumps(content).encode())

    def open_it() -> None:
        opened = root.unwrap(wrapped_tenant, tenant_bound(tenant, 1))
        open_words(opened, place, wrapped, sealed)

    acts: dict[str, Callable[[], object]] = {
        "JSON alone": lambda: json.loads(json.dumps(content)),
        "seal": lambda: seal_words(key, place, content),
        "open, with the tenant's key": open_it,
    }
    print(f"{plain} bytes of words, {len(wrapped) + len(sealed) - plain} more when sealed")
    report({name: [] for name in acts}, acts)


def report(taken: dict[str, list[float]], acts: dict[str, Callable[[], object]]) -> None:
    for _ in range(ROUNDS):
        for name, act in acts.items():
            began = time.perf_counter()
            for _ in range(BATCH):
                act()
            taken[name].append((time.perf_counter() - began) / BATCH * 1e6)
    first = statistics.median(taken["JSON alone"])
    for name, times in taken.items():
        median = statistics.median(times)
        print(f"{name:30} {median:8.1f} us   x{median / first:.1f}")


main()
