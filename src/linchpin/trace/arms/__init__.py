"""How firearms are bought: several at once, by linked buyers, and found again soon."""
