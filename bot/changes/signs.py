"""The signs of a change: nobody has to tell red from green."""

SIGNS = {"added": "＋", "removed": "－", "changed": "≠", "moved": "⇄"}
