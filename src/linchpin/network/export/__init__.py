"""The network for other tools: FollowTheMoney entities or a plain table of claims."""

FORMATS = ("ftm", "csv")
"""Names of the exporters, without loading them; see `exporters.EXPORTERS`."""
