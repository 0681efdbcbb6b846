"""The question, the strategies that answer it, and the choice among them."""
