"""Which words speak of one and the same."""
