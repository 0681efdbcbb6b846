"""What people decide of proposed claims, and what becomes of those they accept."""
