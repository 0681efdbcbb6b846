"""Between surfaces and verbs: open an archive, add to it, record decisions, report progress."""
