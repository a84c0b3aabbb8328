"""A PostgreSQL server carried by a wheel, whose files all lie in one folder."""

from api.db.embedded.folder import EmbeddedServerError, FolderInUse
from api.db.embedded.server import EmbeddedServer, ServerFailed, embedded_server

__all__ = [
    "EmbeddedServer",
    "EmbeddedServerError",
    "FolderInUse",
    "ServerFailed",
    "embedded_server",
]
