"""Crude that goes north under another name, and fuel that goes south under another name."""
