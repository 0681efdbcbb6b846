"""How sure an answer is: plausible worlds, missing ties, tipping sources."""
