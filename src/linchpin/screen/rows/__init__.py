"""One row of a book: its names, facts, identifiers, texts, addresses and places."""
