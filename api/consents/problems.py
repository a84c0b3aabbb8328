"""The refusals of consents."""

from api.web.problems import Problem, Recorded


class ConsentNotActive(Problem):
    slug, title, status = "consent-not-active", "This consent has already ended", 409
    advice = "It was denied, revoked or replaced before, or its time is over."


class ContextTakenBack(Problem):
    """RFC 9110 section 15.5.11: it was here for this reader, and is gone for good."""

    slug, title, status = "context-taken-back", "What you could read was taken back", 410
    advice = "Your own record stays yours; nothing more can be read here."


class WordsDestroyed(Problem):
    slug, title, status = "words-destroyed", "These words were destroyed", 410
    advice = "Their key is gone, as it was denied, revoked or its time was over: nobody reads them."


class ContextDamaged(Recorded):
    """Sealed bytes do not open in their place: they were changed, or moved from another item."""

    slug, title, status = "integrity-error", "What was stored here has been tampered with", 409
    advice = "Nothing was shown. It is on record; the operator has to look into it."
