"""A customer book: its rows, its columns, and its saved index."""
