"""Finding the dead ends: open referrals that nobody, and no timer, would ever come back to."""

from typing import Any

import psycopg

from api.db.bootstrap import Urls
from api.referrals.codes import OPEN

STUCK = """
SELECT r.id, r.status, r.next_action, r.next_actor, r.due_at FROM referral r
WHERE r.status = ANY(%s) AND (r.next_action = 'nothing' OR r.next_actor = 'nobody'
    OR NOT EXISTS (SELECT FROM timer t WHERE t.platform_id = r.platform_id
        AND t.referral_id = r.id AND t.due_at = r.due_at
        AND t.fired_at IS NULL AND t.ended_at IS NULL))
"""


def stuck(urls: Urls) -> list[Any]:
    """Return what is open without a next step, somebody to take it, or a timer that runs."""
    with psycopg.connect(urls.owner) as connection:
        return connection.execute(STUCK, [sorted(OPEN)]).fetchall()
