"""The ego network: somebody in the middle, and everybody a source ties them to."""
