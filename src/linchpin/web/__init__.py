"""The page and the API: the second surface, over the same workspace as the command line."""
