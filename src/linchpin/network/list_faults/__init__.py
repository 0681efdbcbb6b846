"""Faults of a publication: what an edition of a list lost, misdates or cannot be right about."""
