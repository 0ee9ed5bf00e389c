"""Text that people type into forms, as it is kept."""

from __future__ import annotations

NUL = "\0"
"""A sign that PostgreSQL keeps in no text."""


def one_line(text: str) -> str:
    """The words with one space between them."""
    return " ".join(text.replace(NUL, "").split())


def several_lines(text: str) -> str:
    """The text with its lines, without space around it."""
    return text.replace(NUL, "").strip()
