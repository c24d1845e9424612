"""Composing without a model: the sentences, rows and fields that answer."""
