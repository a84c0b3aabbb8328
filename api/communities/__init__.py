"""Platforms (the tenants), their communities and members, and the public directory."""
