"""A text into words and sentences."""
