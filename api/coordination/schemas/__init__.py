"""What coordinators send, and are answered."""
