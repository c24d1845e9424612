"""From a file to a published edition."""
