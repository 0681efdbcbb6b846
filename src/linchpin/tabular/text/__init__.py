"""Tables in text: code pages, delimited text and text of fixed widths."""
