"""Tables of records with named fields: JSON and Parquet."""
