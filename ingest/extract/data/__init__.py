"""The master data that the extractors look names up in; README.md names source and licence."""
