"""Loading the public directory from the data file that ships with the product."""

import json
from datetime import date
from importlib.resources import files

from sqlalchemy import delete
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from api.communities.models import DirectoryEntry

_COLUMNS = tuple(DirectoryEntry.__table__.columns.keys())


def load_directory(session: Session) -> int:
    """Make the table equal to the file; returns how many entries there are."""
    file = files("api.communities") / "directory.json"
    entries = json.loads(file.read_text())["entries"]
    rows = [
        {name: entry[name] for name in _COLUMNS}
        | {"verified_on": date.fromisoformat(entry["verified_on"])}
        for entry in entries
    ]
    session.execute(
        delete(DirectoryEntry).where(DirectoryEntry.slug.not_in([row["slug"] for row in rows]))
    )
    for row in rows:
        upsert = insert(DirectoryEntry).values(row)
        session.execute(upsert.on_conflict_do_update(index_elements=["slug"], set_=row))
    return len(rows)
