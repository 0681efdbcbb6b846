"""Who is owned half or more by listed persons: OFAC's 50 Percent Rule, and signs of shells."""
