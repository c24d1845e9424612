"""The catalogue's database: SQLite through SQLAlchemy, migrated by Alembic when it is opened."""
