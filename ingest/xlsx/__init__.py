"""What reading a spreadsheet (表計算) takes: workbook, formats as Excel shows them, regions, tables and forms."""
