"""How often crisis lines were shown, by day."""

from alembic import op

revision = "0008_tally"
down_revision = "0007_alerts"
branch_labels = None
depends_on = None

_TABLE = """
CREATE TABLE crisis_tally (
    day DATE NOT NULL,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    count BIGINT NOT NULL,
    CONSTRAINT pk_crisis_tally PRIMARY KEY (day, kind, name)
);
"""
# Counts of nobody: no tenant, no policy. Who serves requests adds, and everybody may read.
_RIGHTS = """
GRANT SELECT, INSERT, UPDATE (count) ON crisis_tally TO wh_worker;
GRANT SELECT ON crisis_tally TO wh_public;
"""


def upgrade() -> None:
    op.execute(_TABLE)
    op.execute(_RIGHTS)


def downgrade() -> None:
    op.execute("DROP TABLE crisis_tally")
