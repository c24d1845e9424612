"""Records read out of sections: cases and fiscal measures."""
