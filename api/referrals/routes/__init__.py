"""The routes of referrals, one module for each persona that acts."""

from api.referrals.routes import clinician, member, platform

BLUEPRINTS = (platform.blp, clinician.blp, member.blp, member.disclosures)
