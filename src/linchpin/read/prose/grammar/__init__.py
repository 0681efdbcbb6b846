"""Phrases and who does what to whom, without a model."""
