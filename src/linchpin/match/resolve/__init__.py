"""Who is who over all sources: pairs worth comparing, rules, clusters, the review queue."""
