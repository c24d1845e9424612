"""What an evaluation gives, shown: in the terminal, as JSON, as a report in HTML."""
