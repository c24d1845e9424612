"""Where people meet the advisor: terminal, web page, Slack."""
