"""A queue of any size to measure: drawn from a row's number, so that every run has the same rows.

56 jurisdictions by population (the n-th has one n-th of the first one's), 30 languages (78 % speak
English), ten topics, 95 % adults; of the cards one in 200 at L3. A referral has its profile and,
while it waits, its card and places; one in ten has a consent, a decline and an earlier claim, and
for one in ten a card went long ago. They are copied in past the triggers; of the first thousand the
triggers' own places are compared with these.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import NullPool, create_engine, make_url, text

from api.db.bootstrap import Urls, bootstrap
from api.db.migrate import upgrade
from api.referrals.jurisdictions import US_JURISDICTIONS

PLACES = sorted(US_JURISDICTIONS)
"""The busiest first."""

LANGUAGES = [
    *("en", "es", "zh", "vi", "tl", "ar", "fr", "ko", "ru", "pt", "hi", "de", "pl", "it", "ur"),
    *("fa", "ja", "gu", "bn", "te", "ta", "he", "el", "uk", "am", "so", "sw", "ne", "my", "ht"),
]


@dataclass(frozen=True, slots=True)
class Reader:
    """A clinician who is measured: licensed where, in which languages, for which ages."""

    places: Sequence[str]
    languages: Sequence[str]
    age: str = "adult"


READERS = {
    "typical": Reader([PLACES[0], PLACES[4], PLACES[9]], ["en", "es"]),
    "rare": Reader(PLACES[-1:], ["en"]),
    "rare tongue": Reader(PLACES[4:5], ["ht"]),
    "wide": Reader(PLACES[:51], ["en", "es", "fr"]),
    "picky": Reader(PLACES[2:4], ["en"], "16_17"),
}

_DRAWS = """
CREATE FUNCTION u(i bigint, salt int) RETURNS float8 LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$ SELECT (hashint8extended(i, salt) & 2147483647) / 2147483648.0 $$;
CREATE FUNCTION one_of(names text[], bounds float8[], draw float8) RETURNS text LANGUAGE sql
    IMMUTABLE PARALLEL SAFE AS $$ SELECT names[1 + width_bucket(draw, bounds)] $$;
CREATE FUNCTION ident(i bigint, kind text) RETURNS uuid LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$ SELECT (kind || '0f0c1-0000-7000-8000-' || lpad(to_hex(i), 12, '0'))::uuid $$;
CREATE VIEW drawn AS SELECT i, ident(i, '019') AS id, ident(1 + floor(200 * u(i, 2) ^ 3)::int, '018') AS tenant,
    one_of('{places}', '{place_bounds}', u(i, 1)) AS place,
    CASE WHEN u(i, 3) < 0.78 THEN CASE WHEN u(i, 4) < 0.1 THEN ARRAY['en', 'es'] ELSE ARRAY['en'] END
        ELSE ARRAY[('{languages}'::text[])[2 + floor(29 * u(i, 4) ^ 2)::int]] END AS languages,
    ARRAY['t' || floor(10 * u(i, 5) ^ 2)::int] AS topics,
    CASE WHEN u(i, 6) < 0.95 THEN 'adult' ELSE '16_17' END AS age,
    CASE WHEN u(i, 7) < 0.005 THEN 0 WHEN u(i, 7) < 0.02 THEN 1 WHEN u(i, 7) < 0.1 THEN 2 ELSE 3 END AS risk,
    CASE WHEN u(i, 8) < 0.1 THEN 0 ELSE 1 END AS priority,
    timestamptz '2026-11-01' + make_interval(secs => 864000 * u(i, 9)) AS due,
    u(i, 10) < {waiting} AS waits, u(i, 11) < 0.2 AS wishes
FROM generate_series(1::bigint, {referrals}) i;
"""  # noqa: E501 - a table of draws, one a line

_ENROL = text("""
WITH made AS (
    INSERT INTO clinician (id, name, status, capacity, languages, modalities, age_groups, gender,
        coverages, created_at)
    VALUES (gen_random_uuid(), 'Dana Reyes', 'active', 1000, CAST(:languages AS text[]), '{video}',
        CAST(:ages AS text[]), 'woman', '{self_pay}', now()) RETURNING id),
licensed AS (
    INSERT INTO licence (clinician_id, jurisdiction, type, number, status, issued_on, expires_on,
        verified_with, verified_on, title_confirmed)
    SELECT id, place, 'LCSW', '1', 'active', '2020-01-01', '2036-01-01', 'test board', now(), true
    FROM made, unnest(CAST(:places AS text[])) place)
SELECT id FROM made
""")

# Indexes of referral that no look at the queue reads are left out: they cost half of the time.
_FILL = """
SET session_replication_role = replica;
DO $$ DECLARE name text; BEGIN
    FOR name IN SELECT indexrelid::regclass FROM pg_index WHERE indrelid = 'referral'::regclass
        AND NOT indisprimary AND indexrelid <> ALL (ARRAY['ix_referral_id',
            'ix_referral_clinician_id_id', 'ix_referral_responsible_id']::regclass[]) LOOP
        EXECUTE 'DROP INDEX ' || name; END LOOP; END $$;
INSERT INTO referral (platform_id, id, reference, community_id, member_id, status, priority, risk,
        risk_domains, risk_rules, source_risk, screen_engine, screen_degraded, topics,
        jurisdiction, jurisdiction_asked_at, age_group, languages, safe_channel,
        safe_to_name_service, preferences, member_agreed_at, agreed_text_version, claim_token, renewals,
        next_action, next_actor, due_at, created_at, updated_at, version)
    SELECT tenant, id, 'mha-' || i, tenant, id, CASE WHEN waits THEN 'queued' ELSE 'completed' END,
        'routine', 'L0', '{{}}', '{{}}', 'L0', 'rules', false, topics, place, due, age, languages,
        'in_app', false, '{{}}', due, '2026-11', 0, 0, 'claim', 'clinician', due, due, due, 1
    FROM drawn;
INSERT INTO match_profile (platform_id, referral_id, modalities, coverage, genders, cultures,
        faiths, needs, must, excluded_clinicians, excluded_organisations)
    SELECT tenant, id, ARRAY['video'], 'self_pay', CASE WHEN wishes THEN ARRAY['woman'] ELSE '{{}}' END,
        '{{}}', '{{}}', '{{}}', '{{}}', '{{}}', '{{}}'
    FROM drawn;
INSERT INTO consent (platform_id, id, referral_id, member_id, status, share_back, recipient_class,
        notice_version, notice_language, notice_sha256, method, decided_at, expires_at, covers,
        grantor_role, regimes, policy_version)
    SELECT tenant, id, id, id, 'active', 'none', 'licensed_clinician', '2026-11', 'en', '', 'member_token',
        due, timestamptz '2036-01-01', 'referral', 'self', '{{}}', '2026-11'
    FROM drawn WHERE i % 10 = 0;
INSERT INTO decline (platform_id, id, referral_id, clinician_id, code, created_at)
    SELECT tenant, id, id, ident(i % 1000, '017'), 'no_capacity', due FROM drawn WHERE i % 10 = 0;
INSERT INTO claim_record (platform_id, referral_id, claim_token, clinician_id, claimed_at)
    SELECT tenant, id, 0, ident(i % 1000, '017'), due FROM drawn WHERE i % 10 = 0;
INSERT INTO intake_gone (referral_id, changed_in, jurisdiction, gone_at)
    SELECT id, 3, place, due FROM drawn WHERE i % 10 = 0;
{triggers}
INSERT INTO intake_card (jurisdiction, referral_id, platform_id, waiting, shown_until, risk_rank,
        priority_rank, due_at, queued_at, topics, age_group, languages)
    SELECT place, id, tenant, true, timestamptz '2036-01-01', risk, priority, due, due, topics,
        age, languages
    FROM drawn WHERE waits AND i {which};
SET session_replication_role = replica;
"""  # noqa: E501
_PLACES = """
SELECT id, l, place, true, risk, priority, due FROM drawn, unnest(languages || ARRAY['*']) l WHERE waits AND i {which}
"""  # noqa: E501
_PLACE_COLUMNS = "referral_id, language, jurisdiction, waiting, risk_rank, priority_rank, due_at"


def filled(
    server: str, name: str, referrals: int, waiting: float, *also: str
) -> tuple[Urls, dict[str, UUID]]:
    """Make a database of so many referrals, of which a part waits, and those who read its queue."""
    urls = bootstrap(server, database=name)
    upgrade(urls.owner)
    readers = {who: _enrolled(urls.owner, reader) for who, reader in READERS.items()}
    draws = _DRAWS.format(
        places=_array(PLACES),
        place_bounds=_array(_bounds(len(PLACES))),
        languages=_array(LANGUAGES),
        waiting=waiting,
        referrals=referrals,
    )
    first, rest = "<= 1000", "> 1000"
    with_triggers = "SET session_replication_role = origin;"
    cards = _FILL.split("{triggers}")[1]
    _run(
        make_url(server).set(database=name).render_as_string(hide_password=False),
        draws,
        _FILL.format(triggers=with_triggers, which=first),
        _differ(_PLACES.format(which=first)),
        "SET session_replication_role = replica;" + cards.format(which=rest),
        f"INSERT INTO intake_place ({_PLACE_COLUMNS})" + _PLACES.format(which=rest),
        *also,
        "VACUUM ANALYZE",
    )
    return urls, readers


def _differ(expected: str) -> str:
    """Write what fails unless the triggers made exactly these places."""
    made = f"SELECT {_PLACE_COLUMNS} FROM intake_place"
    return f"""DO $$ BEGIN
        IF EXISTS (({made} EXCEPT {expected}) UNION ALL ({expected} EXCEPT {made})) THEN
            RAISE EXCEPTION 'the triggers make other places'; END IF; END $$"""


def _enrolled(url: str, reader: Reader) -> UUID:
    engine = create_engine(url, poolclass=NullPool)
    with engine.begin() as connection:
        found: UUID = connection.scalar(
            _ENROL,
            {"places": reader.places, "languages": reader.languages, "ages": [reader.age]},
        )
    return found


def _run(url: str, *scripts: str) -> None:
    engine = create_engine(url, poolclass=NullPool, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        for script in scripts:
            connection.execution_options(no_parameters=True).exec_driver_sql(script)


def _bounds(count: int) -> list[float]:
    """Return where each place ends in a draw of 0 to 1."""
    shares = [1 / n for n in range(1, count + 1)]
    return [sum(shares[:n]) / sum(shares) for n in range(1, count)]


def _array(items: Sequence[object]) -> str:
    return "{" + ",".join(map(str, items)) + "}"
