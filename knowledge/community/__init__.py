"""What the people who ask and answer add to the library: accepted answers."""
