"""Find whom of a list a name may mean: postings, similar words, alignment, score, reasons."""
