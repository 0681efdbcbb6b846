"""Documents and lists become claims here; nothing is concluded about who is who."""
