"""How Alembic runs the migrations: one instance at a time, and never waiting long for a lock."""

from alembic import context
from sqlalchemy import Connection, NullPool, create_engine

# Any number does; it keeps two instances that start together from migrating at once.
_ONE_AT_A_TIME = "SELECT pg_advisory_lock(4173190988)"
# A statement that waits for a lock makes everyone queue behind it: give up and try again.
_BOUNDS = "SET lock_timeout = '1s'; SET statement_timeout = '5min'"
# The application may ask whether it fits the schema; the number is no secret.
_SHOW_VERSION = "GRANT SELECT ON alembic_version TO PUBLIC"


def _migrate(connection: Connection) -> None:
    connection.exec_driver_sql(_ONE_AT_A_TIME)
    connection.exec_driver_sql(_BOUNDS)
    connection.commit()
    context.configure(connection=connection, transaction_per_migration=True)
    with context.begin_transaction():
        context.run_migrations()
    _show_version(connection)


def _show_version(connection: Connection) -> None:
    if connection.dialect.has_table(connection, "alembic_version"):
        connection.exec_driver_sql(_SHOW_VERSION)
    connection.commit()


_engine = create_engine(context.config.attributes["url"], poolclass=NullPool)
with _engine.connect() as _connection:
    _migrate(_connection)
