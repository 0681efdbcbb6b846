"""The `linchpin` command."""
