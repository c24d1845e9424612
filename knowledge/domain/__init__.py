"""The words of the field as frozen values; the standard library only."""
