"""The refusals of clinicians."""

from api.web.problems import Problem


class ClinicianSuspended(Problem):
    slug, title, status = "clinician-suspended", "You cannot take referrals at the moment", 403
    advice = "Ask the operator."
