"""A revocation and a read of the same context never overlap: one waits for the other."""

import time
from collections.abc import Callable
from threading import Barrier, Event, Thread
from uuid import UUID

import pytest

from api.db.root_keys import root_keys
from api.db.session import Database
from api.db.transactional import reach_of
from api.referrals.read_context import read_context
from api.settings import Settings
from tests.world import NOTICE, Caller, World, claimed, taken


def test_revocation_waits_when_a_read_has_not_committed_yet(world: World, keys: Settings) -> None:
    platform, clinician = world.platform(), world.clinician("NY")
    referral, member = world.queued(platform)
    claimed(clinician, referral)
    [consent] = member.get("/v1/consents").json["items"]
    answers: list[int] = []
    path = f"/v1/consents/{consent['id']}/revoke"
    revoking = Thread(target=lambda: answers.append(member.post(path).status_code))
    database = Database(world.urls.app, pool_size=1, root_keys=root_keys(keys))
    with database.begin(reach_of(clinician.actor)) as session:
        assert read_context(session, UUID(referral["id"]), by=clinician.actor)
        revoking.start()
        world.wait_for_a_lock()
        assert answers == []
    revoking.join()
    assert answers == [200]
    database.dispose()


def test_revocation_of_an_emergency_waits_for_a_read_as_well(world: World, keys: Settings) -> None:
    """Whoever is on call holds no referral: only the consent's own row can make it wait."""
    platform, on_call = world.platform(), world.on_call()
    referral = world.submitted(platform, crisis_flag={})
    taken(on_call, referral)
    member = world.member_of(platform, "u-77")
    path = f"/v1/referrals/{referral['id']}/emergency-grant"
    consent = member.post(path, {"location": "canary place", "notice": NOTICE}).json
    answers: list[int] = []
    ending = f"/v1/consents/{consent['id']}/revoke"
    revoking = Thread(target=lambda: answers.append(member.post(ending).status_code))
    database = Database(world.urls.app, pool_size=1, root_keys=root_keys(keys))
    with database.begin(reach_of(on_call.actor)) as session:
        assert read_context(session, UUID(referral["id"]), by=on_call.actor)
        revoking.start()
        world.wait_for_a_lock()
        assert answers == []
    revoking.join()
    assert answers == [200]
    database.dispose()


ROUNDS, READERS, READS = 20, 5, 10


@pytest.mark.slow
def test_no_read_succeeds_once_the_revocation_was_acknowledged(world: World) -> None:
    """1,000 reads around a revoke, from five readers at once: what begins after it gets nothing."""
    platform, clinician = world.platform(), world.clinician("NY", capacity=ROUNDS + 1)
    late, early = 0, 0
    for n in range(ROUNDS):
        referral, member = world.queued(platform, member_ref=f"u-{n}")
        claimed(clinician, referral)
        [consent] = member.get("/v1/consents?limit=1").json["items"]
        reads, acknowledged = read_around(clinician, referral["id"], member, consent["id"])
        after = [status for began, status in reads if began >= acknowledged]
        assert set(after) == {410}, "a read that began after the answer was given words"
        granted = [status for _, status in reads if status == 200]
        assert len(account(member, referral["id"])) == len(granted), "each read is accounted for"
        late, early = late + len(after), early + len(granted)
    assert late >= ROUNDS * READERS * READS
    assert early >= ROUNDS * READERS


def test_readers_who_never_pause_cannot_hold_a_revocation_off(world: World) -> None:
    """Readers that share a lock would always leave one of them holding it: they must queue."""
    platform, clinician = world.platform(), world.clinician("NY")
    referral, member = world.queued(platform)
    claimed(clinician, referral)
    [consent] = member.get("/v1/consents").json["items"]
    reads, acknowledged = read_around(clinician, referral["id"], member, consent["id"])
    assert len([began for began, _ in reads if began < acknowledged]) < READERS * BOUND / 4


BOUND = 80
"""How often one reader reads at most while it waits for the revocation."""


def read_around(
    clinician: Caller, referral_id: str, member: Caller, consent_id: str
) -> tuple[list[tuple[float, int]], float]:
    """Read in many threads without a pause until a revocation is over, and `READS` times more.

    Return when each read began with its status, and when the revocation was acknowledged.
    """
    barrier, revoked, reads = Barrier(READERS + 1), Event(), list[tuple[float, int]]()
    path = f"/v1/referrals/{referral_id}/context"

    def read_once() -> None:
        began = time.monotonic()
        reads.append((began, clinician.get(path).status_code))

    readers = [Thread(target=read, args=(read_once, barrier, revoked)) for _ in range(READERS)]
    for reader in readers:
        reader.start()
    barrier.wait(timeout=10)
    while len(reads) < READERS:
        time.sleep(0.001)
    status = member.post(f"/v1/consents/{consent_id}/revoke").status_code
    acknowledged = time.monotonic()
    revoked.set()
    for reader in readers:
        reader.join()
    assert status == 200
    return reads, acknowledged


def read(once: Callable[[], None], begin: Barrier, revoked: Event) -> None:
    """Read without a pause until it is revoked, at most `BOUND` times, then `READS` more."""
    begin.wait(timeout=10)
    for _ in range(BOUND):
        if revoked.is_set():
            break
        once()
    revoked.wait(timeout=10)
    for _ in range(READS):
        once()


def account(member: Caller, referral_id: str) -> list[dict[str, object]]:
    """Return the entries of one referral's words in the member's account."""
    found = list[dict[str, object]]()
    cursor: str | None = ""
    while cursor is not None:
        page = member.get(f"/v1/disclosures?limit=100{cursor and f'&cursor={cursor}'}").json
        found += [e for e in page["items"] if e["referral_id"] == referral_id and e["context_id"]]
        cursor = page["next_cursor"]
    return found
