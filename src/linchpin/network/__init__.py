"""Claims merged as of a day into one network that can be asked."""
