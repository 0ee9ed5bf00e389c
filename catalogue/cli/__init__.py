"""The command line, `mgcards …`: one module a group of commands."""

from catalogue.cli.root import main

__all__ = ["main"]
