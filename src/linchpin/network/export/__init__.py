"""The network for other tools: FollowTheMoney, tables, graphs, statements, pages."""

FORMATS = ("ftm", "csv", "xlsx", "graphml", "gexf", "cypher", "stix", "json", "html")
"""Names of the exporters, without loading them; see `exporters.EXPORTERS`."""
