"""An archive opened to be read: what it answers, as values that show themselves in a notebook."""
