"""Networks of the user's own: edge lists and matrices as people and programs write them."""
