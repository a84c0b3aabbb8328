"""`warmhandoff keys`: each of its commands is a module here."""
