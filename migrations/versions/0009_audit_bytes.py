"""The record as exact text, whose bytes can be hashed."""

from alembic import op

revision = "0009_audit_bytes"
down_revision = "0008_tally"
branch_labels = None
depends_on = None


def _body(facts: str) -> str:
    """Write the row as one JSON object: keys in order, no spaces, a null for what is not there."""
    return f"""format(
        '{{"action":%s,"actor_id":%s,"actor_persona":%s,"at":"%s","client_id":%s,"facts":%s,'
        '"id":%s,"object_id":%s,"object_kind":%s,"platform_id":%s}}',
        to_json(action), coalesce(to_json(actor_id)::text, 'null'), to_json(actor_persona),
        to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
        coalesce(to_json(client_id)::text, 'null'), {facts},
        to_json(id), to_json(object_id), to_json(object_kind),
        coalesce(to_json(platform_id)::text, 'null'))"""


_OLD_FACTS = """(SELECT '{' || coalesce(string_agg(
            to_json(key)::text || ':' || value::text, ',' ORDER BY key COLLATE "C"), '') || '}'
        FROM jsonb_each(facts))"""
# json, unlike jsonb, hands back a member as it was written
_OWN_FACTS = "body::json -> 'facts'"

# What only ever grows is rewritten this once: nobody else can reach the table meanwhile.
_UPGRADE = f"""
ALTER TABLE audit_event ADD COLUMN body TEXT, ADD COLUMN salt BYTEA;
ALTER TABLE audit_event DISABLE TRIGGER only_added;
UPDATE audit_event SET body = {_body(_OLD_FACTS)}, salt = uuid_send(gen_random_uuid());
ALTER TABLE audit_event ENABLE TRIGGER only_added;
ALTER TABLE audit_event
    ALTER COLUMN body SET NOT NULL,
    ALTER COLUMN salt SET NOT NULL,
    DROP COLUMN facts,
    ADD CONSTRAINT ck_audit_event_body_says_the_same CHECK (body = {_body(_OWN_FACTS)}),
    -- an object of codes, counts and ids: no space, no escape, no letter beyond ASCII, no list
    ADD CONSTRAINT ck_audit_event_facts_without_prose
        CHECK (({_OWN_FACTS})::text COLLATE "C" ~ '^{{[!-Z^-~]*}}$'),
    ADD CONSTRAINT ck_audit_event_salt_length CHECK (octet_length(salt) = 16);
"""  # noqa: S608 - only constants of this file
# The salts are lost on the way back, and with them the hashes.
_DOWNGRADE = f"""
ALTER TABLE audit_event ADD COLUMN facts JSONB;
ALTER TABLE audit_event DISABLE TRIGGER only_added;
UPDATE audit_event SET facts = ({_OWN_FACTS})::jsonb;
ALTER TABLE audit_event ENABLE TRIGGER only_added;
ALTER TABLE audit_event ALTER COLUMN facts SET NOT NULL, DROP COLUMN body, DROP COLUMN salt;
"""  # noqa: S608 - as above


def upgrade() -> None:
    op.execute(_UPGRADE)


def downgrade() -> None:
    op.execute(_DOWNGRADE)
