"""What follows from being listed under a program, and since when."""
