"""What reading a deck of slides (スライド) takes: shapes with their places, reading order, tables, diagrams."""
