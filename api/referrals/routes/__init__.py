"""The routes of referrals, one module for each persona that acts."""

from api.referrals.routes import (
    care,
    clinician,
    correspondence,
    emergency,
    lease,
    member,
    member_care,
    on_call,
    own_items,
    own_record,
    platform,
    preferences,
)

BLUEPRINTS = (
    platform.blp,
    clinician.blp,
    lease.blp,
    care.blp,
    correspondence.blp,
    member.blp,
    member.disclosures,
    member_care.blp,
    member_care.members,
    preferences.blp,
    own_items.blp,
    own_record.blp,
    emergency.blp,
    on_call.blp,
    on_call.on_call,
)
