"""The master data that names are looked up in; README.md names source and licence."""
