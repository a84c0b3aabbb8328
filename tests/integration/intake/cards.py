"""Many cards at once: copies of one referral that waits, each with a member of its own."""

from typing import Any

from tests.world import World

_COPY = """
WITH base AS (SELECT r.* FROM referral r JOIN intake_card c ON c.referral_id = r.id LIMIT 1),
n AS MATERIALIZED (
    SELECT n, uuidv7() AS id, gen_random_uuid() AS member, {varied} AS varied
    FROM generate_series(1, :count) n),
m AS (INSERT INTO member SELECT (jsonb_populate_record(t, jsonb_build_object(
        'id', n.member, 'member_ref', n.member::text))).*
    FROM member t JOIN base ON base.member_id = t.id, n),
r AS (INSERT INTO referral SELECT (jsonb_populate_record(t, n.varied || jsonb_build_object(
        'id', n.id, 'member_id', n.member))).* FROM referral t JOIN base USING (id), n),
p AS (INSERT INTO match_profile SELECT (jsonb_populate_record(t, jsonb_build_object(
        'referral_id', n.id))).* FROM match_profile t JOIN base ON base.id = t.referral_id, n),
t AS (INSERT INTO timer SELECT (jsonb_populate_record(t, n.varied || jsonb_build_object(
        'referral_id', n.id))).*
    FROM timer t JOIN base ON base.id = t.referral_id, n)
INSERT INTO intake_card SELECT (jsonb_populate_record(t, n.varied || jsonb_build_object(
        'referral_id', n.id, 'changed_in', pg_current_xact_id()::text::bigint))).*
    FROM intake_card t JOIN base ON base.id = t.referral_id, n
RETURNING referral_id::text
"""


def many_cards(world: World, count: int, **varied: str) -> list[str]:
    """Copy the first card so often; `varied` gives columns as SQL over `n`. Returns the ids."""
    pairs = ", ".join(f"'{name}', {sql}" for name, sql in varied.items())
    sql = _COPY.replace("{varied}", f"jsonb_build_object({pairs})")
    return [row[0] for row in world.rows(sql, count=count)]


def walked(clinician: Any, query: str = "") -> list[str]:
    """Return the ids of all pages, in order."""
    found, cursor = [], ""
    while True:
        limit = "" if "limit" in query else "&limit=100"
        answer = clinician.get(f"/v1/intake-queue?{limit}{query}{cursor}")
        assert answer.status_code == 200, answer.text
        found += [card["referral_id"] for card in answer.json["items"]]
        if answer.json["next_cursor"] is None:
            return found
        cursor = f"&cursor={answer.json['next_cursor']}"
