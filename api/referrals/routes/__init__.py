"""The routes of referrals, one module for each persona that acts."""

from api.referrals.routes import (
    clinician,
    emergency,
    member,
    on_call,
    own_items,
    own_record,
    platform,
)

BLUEPRINTS = (
    platform.blp,
    clinician.blp,
    member.blp,
    member.disclosures,
    own_items.blp,
    own_record.blp,
    emergency.blp,
    on_call.blp,
    on_call.on_call,
)
