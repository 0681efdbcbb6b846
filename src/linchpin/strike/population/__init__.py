"""How many people criminal groups hold, gain and lose: a published model."""
