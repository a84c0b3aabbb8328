"""The page behind `consent_url`: item by item, what is shared, what flows back, and who decides."""
