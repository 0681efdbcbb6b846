"""The network for other tools: FollowTheMoney entities or a plain table of claims."""
