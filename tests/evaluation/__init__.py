"""Texts on which the screen is measured: written for this, by nobody in danger."""
