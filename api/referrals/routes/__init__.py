"""The routes of referrals, one module for each persona that acts."""

from api.referrals.routes import clinician, member, on_call, platform

BLUEPRINTS = (
    platform.blp,
    clinician.blp,
    member.blp,
    member.disclosures,
    on_call.blp,
    on_call.on_call,
)
