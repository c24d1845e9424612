"""One module a format, each the only door to its vendor."""
