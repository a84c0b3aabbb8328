"""What a member agreed to share, the context itself, and the account of every disclosure."""
