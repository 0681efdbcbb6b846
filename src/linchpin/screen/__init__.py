"""A customer book against a network: who in it is listed, or linked to somebody who is."""
