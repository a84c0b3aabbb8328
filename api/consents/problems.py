"""The refusals of consents."""

from api.web.problems import Problem


class ConsentNotActive(Problem):
    slug, title, status = "consent-not-active", "This consent has already ended", 409
    advice = "It was denied, revoked or replaced before, or its time is over."


class ContextTakenBack(Problem):
    """RFC 9110 section 15.5.11: it was here for this reader, and is gone for good."""

    slug, title, status = "context-taken-back", "What you could read was taken back", 410
    advice = "Your own record stays yours; nothing more can be read here."
