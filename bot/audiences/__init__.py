"""Who may see a document (閲覧範囲): deciding it, and saying it."""
