"""`python -m api.cli`: the same command, for programs that start each other."""

from api.cli import main

main()
