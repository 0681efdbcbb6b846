"""What holds a network up, how sure that is, and what the data cannot tell."""
