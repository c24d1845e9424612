"""What the app listens to: thin functions that keep an event and return."""
