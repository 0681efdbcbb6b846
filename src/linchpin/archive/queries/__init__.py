"""Everything that is asked of claims, one module a subject; nobody else writes SQL over them."""
