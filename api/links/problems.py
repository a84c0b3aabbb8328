"""The refusals of links: each is a page of its own, which says no more than its holder may know."""

from api.web.problems import Problem


class LinkUnknown(Problem):
    """It never existed, or a fresh one took its place."""

    slug, title, status = "link-unknown", "This link does not work", 404


class LinkExpired(Problem):
    slug, title, status = "link-expired", "This link is too old", 410


class LinkOver(Problem):
    """It was left unused, and what stood behind it has ended, or its own time has."""

    slug, title, status = "link-over", "This link leads no further", 410


class LinkUsed(Problem):
    """Somebody has decided by it; only the browser that did may still see what came of it."""

    slug, title, status = "link-used", "This link has done its work", 410
