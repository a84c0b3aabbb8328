"""What clinicians and their operator send, and are answered."""
