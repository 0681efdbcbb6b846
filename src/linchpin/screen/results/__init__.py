"""What a screening gives back: hits, files of hits, the page, and the record of the run."""
