"""The steps of reading a Word document: parts, styles, numbers, runs, tables, then blocks."""
