"""The kernel's HTTP half: what every route needs, and no database."""
