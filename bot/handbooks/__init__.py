"""What the handbook desk shows: registered documents, previews, results, findings."""
