"""Warm Handoff: from an online support community to a licensed clinician and back, by consent."""
