"""Clinicians and the states in which they are licensed."""

from alembic import op

revision = "0003_clinicians"
down_revision = "0002_accountability"
branch_labels = None
depends_on = None

_TABLES = """
CREATE TABLE clinician (
    id UUID NOT NULL,
    name TEXT NOT NULL,
    npi TEXT,
    status TEXT NOT NULL,
    capacity INTEGER NOT NULL,
    languages TEXT[] NOT NULL,
    modalities TEXT[] NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT pk_clinician PRIMARY KEY (id),
    CONSTRAINT ck_clinician_status_known CHECK (status IN ('active', 'suspended')),
    CONSTRAINT ck_clinician_capacity_not_negative CHECK (capacity >= 0)
);

CREATE TABLE licence (
    clinician_id UUID NOT NULL,
    jurisdiction TEXT NOT NULL,
    type TEXT NOT NULL,
    number TEXT NOT NULL,
    status TEXT NOT NULL,
    issued_on DATE NOT NULL,
    expires_on DATE NOT NULL,
    verified_with TEXT NOT NULL,
    verified_on DATE NOT NULL,
    CONSTRAINT pk_licence PRIMARY KEY (clinician_id, jurisdiction),
    CONSTRAINT ck_licence_status_known CHECK (status IN ('active', 'lapsed', 'revoked')),
    CONSTRAINT fk_licence_clinician_id FOREIGN KEY(clinician_id) REFERENCES clinician (id)
);
"""

_RIGHTS = """
ALTER TABLE clinician ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_all ON clinician TO wh_owner USING (true) WITH CHECK (true);
ALTER TABLE licence ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_all ON licence TO wh_owner USING (true) WITH CHECK (true);
GRANT SELECT ON clinician, licence TO wh_clinician, wh_worker, wh_operator, wh_auth;
GRANT UPDATE (capacity) ON clinician TO wh_clinician;
CREATE POLICY known ON clinician FOR SELECT
    TO wh_clinician, wh_worker, wh_operator, wh_auth USING (true);
CREATE POLICY self ON clinician FOR UPDATE TO wh_clinician USING (id = (SELECT app_subject()));
CREATE POLICY known ON licence FOR SELECT
    TO wh_clinician, wh_worker, wh_operator, wh_auth USING (true);
"""


def upgrade() -> None:
    op.execute(_TABLES)
    op.execute(_RIGHTS)


def downgrade() -> None:
    op.execute("""DROP TABLE licence, clinician;""")
