"""Slack messages as a person sees them (下見): Block Kit values to HTML, for developers and for pictures."""
