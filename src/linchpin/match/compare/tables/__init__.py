"""Tables of the comparison of records: numbers that are given to everybody."""
