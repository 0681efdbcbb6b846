"""How money moves: a module for each typology."""
