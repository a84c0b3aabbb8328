"""Bringing the public directory up to date with the data that ships; follows every migration."""

from sqlalchemy import NullPool, create_engine
from sqlalchemy.orm import Session


def refresh_directory(owner_url: str) -> None:
    """Make the directory equal to `api/communities/directory.json`; nothing else changes."""
    from api.communities.load_directory import load_directory  # noqa: PLC0415 - heavy imports

    with Session(create_engine(owner_url, poolclass=NullPool)) as session, session.begin():
        load_directory(session)
