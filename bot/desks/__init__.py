"""The desks of admins (窓口): registering, the shelf, where documents come from. Only they know ingest."""
