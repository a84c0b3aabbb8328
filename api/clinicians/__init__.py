"""Who may accept a referral: licensure by state, and capacity."""
