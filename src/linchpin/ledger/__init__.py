"""What people decided, append-only and hash-chained: never what a source said."""
