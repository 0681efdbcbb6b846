"""Documents that were read, as the archive keeps them: original, text, what was proposed."""
