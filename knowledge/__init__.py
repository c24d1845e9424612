"""What the advisor knows and how it answers."""
