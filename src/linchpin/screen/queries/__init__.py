"""One entity that is asked about, against everybody the sources name."""
