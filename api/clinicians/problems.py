"""The refusals of clinicians."""

from api.web.problems import Problem


class ClinicianSuspended(Problem):
    slug, title, status = "clinician-suspended", "You cannot take referrals at the moment", 403
    advice = "Ask the operator."


class ClinicianKnown(Problem):
    slug, title, status = "clinician-known", "An active clinician has this NPI already", 409
    advice = "List the clinicians, and add the licence to the one who is there."
