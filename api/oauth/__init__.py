"""The authorization server: who may call, as whom, for how long."""
