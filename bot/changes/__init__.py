"""What changed between two editions, as people see it: terminal, JSON, a report to hand on."""
