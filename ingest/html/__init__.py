"""The steps from a web page (HTML) to its blocks."""
