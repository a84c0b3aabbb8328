"""The wire of referrals: what is sent, what is answered, and what consents look like."""
