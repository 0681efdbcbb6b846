"""Networks as columns: where their ties come from, and what is measured on them."""
