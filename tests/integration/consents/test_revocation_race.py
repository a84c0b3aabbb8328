"""A revocation and a read of the same context never overlap: one waits for the other."""

from threading import Thread
from uuid import UUID

from api.db.session import Database
from api.db.transactional import reach_of
from api.referrals.read_context import read_context
from tests.world import World, claimed


def test_revocation_waits_when_a_read_has_not_committed_yet(world: World) -> None:
    platform, clinician = world.platform(), world.clinician("NY")
    referral, member = world.queued(platform)
    claimed(clinician, referral)
    [consent] = member.get("/v1/consents").json["items"]
    answers: list[int] = []
    path = f"/v1/consents/{consent['id']}/revoke"
    revoking = Thread(target=lambda: answers.append(member.post(path).status_code))
    database = Database(world.urls.app, pool_size=1)
    with database.begin(reach_of(clinician.actor)) as session:
        assert read_context(session, UUID(referral["id"]), by=clinician.actor)
        revoking.start()
        world.wait_for_a_lock()
        assert answers == []
    revoking.join()
    assert answers == [200]
    database.dispose()
