"""What was found, for people: files, pages, flow pictures, the record of a run."""
