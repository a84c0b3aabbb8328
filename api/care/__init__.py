"""What happens between an owner and a member: appointments, contacts and messages."""
