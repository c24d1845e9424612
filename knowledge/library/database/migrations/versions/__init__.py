"""One file a migration, oldest number first."""
