"""How firmly it is said, by whom, and whether it is said at all."""
