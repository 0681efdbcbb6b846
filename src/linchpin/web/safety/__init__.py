"""What keeps strangers out: hosts, origins, tokens, limits, users, headers."""
