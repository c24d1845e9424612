"""Answering what changed between two editions."""
