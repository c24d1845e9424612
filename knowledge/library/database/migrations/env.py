"""How Alembic runs here: on the connection and within the transaction it is given."""

from alembic import context

from knowledge.library.database.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,
    transactional_ddl=True,
)
context.run_migrations()
