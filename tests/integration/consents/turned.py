"""Rows laid the other way round: what is not sorted comes out in the wrong order."""

from tests.world import World


def turned(world: World, table: str, *key: str) -> None:
    """Rewrite a table so that its rows lie from the last key to the first."""
    with world.as_owner() as session:
        run = session.connection().exec_driver_sql
        run(f"CREATE INDEX turned ON {table} ({', '.join(f'{name} DESC' for name in key)})")
        run(f"CLUSTER {table} USING turned")
        run("DROP INDEX turned")
