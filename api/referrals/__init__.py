"""The handoff itself: one file per verb, so that the listing shows a referral's life."""
