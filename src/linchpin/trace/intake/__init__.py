"""Tables of any kind into columns of cents, seconds, parties and texts, with an account."""
