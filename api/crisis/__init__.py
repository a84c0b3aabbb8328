"""Always on: the crisis lines, the screening, and the way to both with no login and no database."""
