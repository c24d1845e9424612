"""The pages of a PDF (PDFium through pypdfium2): characters, lines, columns, tables, headings, step by step."""
