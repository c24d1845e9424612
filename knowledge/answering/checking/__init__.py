"""Checking a claim against its source, and dating it."""
