"""The refusals of care."""

from api.web.problems import Problem


class AppointmentAhead(Problem):
    slug, title, status = "appointment-ahead", "The appointment has not begun", 409
    advice = "Check in from an hour before it; record the visit once it has begun."


class AppointmentBegun(Problem):
    slug, title, status = "appointment-begun", "The appointment has begun", 409
    advice = "Whoever called it in records what came of it."


class NotCheckedIn(Problem):
    slug, title, status = "not-checked-in", "The member was not checked in", 409
    advice = (
        "POST …/appointment/check-in first: where they are now, whom to call in an emergency, who"
        " they are, and that they agree to meet so."
    )


class NoContactAttempt(Problem):
    slug, title, status = "no-contact-attempt", "Nobody has tried to reach the member", 409
    advice = "At this risk it ends only after an attempt: POST /v1/referrals/{id}/contacts."


class NoAttendedVisit(Problem):
    slug, title, status = "no-attended-visit", "No attended visit is on record", 409
    advice = "Record the visit, or say `clinician_attested`."
