"""The map: places in Mexico and the United States that claims name, and flows between them."""
