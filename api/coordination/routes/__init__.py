"""The routes of coordinators, and of operators who look on."""

from api.coordination.routes import closure, handed, matches

BLUEPRINTS = (handed.lists, handed.blp, matches.blp, closure.blp)
