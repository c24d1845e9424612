"""The advisor on the web: the API and one page."""
