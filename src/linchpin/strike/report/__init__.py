"""Answers and their uncertainty, in figures and words."""
