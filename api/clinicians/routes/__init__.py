"""The routes of clinicians: their own profile, and what the operator keeps of them."""

from api.clinicians.routes import enrolment, own, roster

BLUEPRINTS = (own.blp, enrolment.blp, roster.blp, roster.employers)
