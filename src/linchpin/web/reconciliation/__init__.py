"""OpenRefine's reconciliation API, version 0.2."""
