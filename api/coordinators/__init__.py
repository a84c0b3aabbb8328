"""Coordinators: who finds the referral that nobody takes, and closes none without an attempt."""
