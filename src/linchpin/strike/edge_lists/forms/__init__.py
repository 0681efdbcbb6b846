"""Forms of networks that programs write: Pajek, GraphML, GEXF, node-link JSON, matrices."""
