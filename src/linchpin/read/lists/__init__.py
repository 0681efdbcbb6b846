"""One module for each official list, and the download they share."""
