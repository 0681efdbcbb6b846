"""Alerts: runs of screenings as queues, what people decided of them, and what an examiner takes."""
