"""Made-up banks: customers who live, schemes hidden among them, and whether that leaks."""
