"""Any file of rows: what it is by its bytes, its tables, and what of them could not be read."""
