"""The kernel's database half: sessions, transactions, migrations and the embedded server."""
