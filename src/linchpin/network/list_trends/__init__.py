"""A list over time: who came, went and stands, by group; programs that followed one another."""
