"""Official lists: each is one YAML file of facts about the source and one package that reads it."""
