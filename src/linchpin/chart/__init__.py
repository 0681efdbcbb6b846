"""Pictures of the network: organisation charts, ego networks, timelines and maps, all sourced."""
