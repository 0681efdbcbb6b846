"""The organisation chart: a grouped hanging tree, laid out by ourselves."""
