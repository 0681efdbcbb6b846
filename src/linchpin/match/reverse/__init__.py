"""The join from the list's side: which names of a read book a list can reach."""
