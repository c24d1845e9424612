"""An answer as Slack messages: pure functions from values to blocks."""
