"""Files of prose into one canonical text each, which every quote points into."""
