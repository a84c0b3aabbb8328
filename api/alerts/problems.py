"""The refusals of alerts."""

from api.web.problems import Problem


class NotOnCall(Problem):
    slug, title, status = "not-on-call", "You are not on call now", 403
    advice = "Alerts open while your shift lasts; the operator keeps the roster."


class AlreadyAcknowledged(Problem):
    slug, title, status = "already-acknowledged", "Another clinician has taken this alert", 409
    advice = "They are looking after it. GET /v1/on-call/alerts lists what still waits."


class NotAcknowledged(Problem):
    slug, title, status = "not-acknowledged", "Take the alert first", 409
    advice = "POST /v1/referrals/{id}/acknowledge, then send this again."


class NoSafeChannel(Problem):
    slug, title, status = "no-safe-channel", "A message could put the member in danger", 409
    advice = "Do not write. Call the platform's crisis contact, which knows the member."


class AlreadyMessaged(Problem):
    slug, title, status = "already-messaged", "The one message has been sent", 409
    advice = "Call the platform's crisis contact; anything more needs the member's own grant."
