"""Comparing two editions of a document: sections aligned, then sentences, numbers, measures and cases."""
