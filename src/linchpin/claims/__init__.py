"""What sources say, and nothing else: claims, their evidence, editions and deltas."""
