"""The sourced network as a question: ties with sources, organisations, who may be named."""
