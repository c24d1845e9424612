"""Finding what may answer: passages, units of evidence and records, each weighed."""
