"""Where the operator lets minors be referred on their own word."""

from flask import current_app


def minors_in() -> frozenset[str]:
    """Return the jurisdictions of the setting MINORS_IN."""
    turned_on: frozenset[str] = current_app.config["MINORS_IN"]
    return turned_on
