"""`python -m catalogue.cli`, which is how one process of ours starts another."""

from catalogue.cli.root import main

main()
