"""What is said: triggers with their arguments, from tables."""
