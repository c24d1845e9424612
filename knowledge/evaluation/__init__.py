"""How good the answers are, measured by questions whose answers are known."""
