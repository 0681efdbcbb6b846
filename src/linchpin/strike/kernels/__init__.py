"""Compiled loops over CSR arrays: no names, no words, no files."""
