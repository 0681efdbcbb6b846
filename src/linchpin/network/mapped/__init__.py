"""The network as arrays on the disk, opened in no time and read where a question needs it."""
