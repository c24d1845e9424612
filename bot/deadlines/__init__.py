"""The list of deadlines (期限一覧) as rows, JSON and a table."""
