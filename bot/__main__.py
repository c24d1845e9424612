"""`python -m bot`: the same as `dx-advisor`."""

from bot.cli import main

main()
