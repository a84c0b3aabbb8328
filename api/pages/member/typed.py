"""Words that a member types into a form of these pages."""

from flask import request


def typed(name: str, most: int, *, needed: bool = True) -> tuple[str, dict[str, str]]:
    """Return a field's words, and {field: key of what is wrong with them}."""
    words = request.form.get(name, "").replace("\r\n", "\n").replace("\0", "").strip()
    if needed and not words:
        return "", {name: "write_something"}
    if len(words) > most:
        return "", {name: "too_long"}
    return words, {}
