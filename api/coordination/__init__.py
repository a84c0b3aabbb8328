"""Coordination: the referral that nobody takes, why, and what follows."""
