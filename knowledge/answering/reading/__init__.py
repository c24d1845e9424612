"""Reading the question: what it says on its own, for when, for whom, and what kind of thing would answer it."""
