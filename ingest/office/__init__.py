"""What the parsers of office formats share."""
