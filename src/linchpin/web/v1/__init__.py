"""Our own API: who is who, how connected, what changed, what was decided."""
