"""The ordered feed: what a platform may know of its referrals, in order, once each."""
