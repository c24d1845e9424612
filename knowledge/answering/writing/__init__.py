"""Composing with a language model; every claim is a draft until it is checked."""
