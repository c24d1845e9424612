"""Answering from an earlier edition, dated, with what it has become."""
