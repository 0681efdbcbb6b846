"""Names as words: folded, numbered, keyed, and known by script, kind and meaning."""
