"""The optional reader: a language model that is asked for claims, and believed in nothing."""
