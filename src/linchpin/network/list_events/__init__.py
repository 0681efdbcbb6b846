"""What a change of a list is: somebody added, delisted, renumbered, renamed; what it can alter."""
