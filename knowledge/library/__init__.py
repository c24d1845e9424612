"""The published library on disk: catalogue, vectors, keywords, embedding."""
