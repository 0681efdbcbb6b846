"""Two records against each other: every fact but the name, and how much each says."""
