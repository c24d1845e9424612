"""The fixed words of an answer in Slack, in each language that a channel may choose."""
