"""Text that people type into forms, as it is kept."""

from __future__ import annotations

import re

_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
"""Signs that no reader sees, and that PostgreSQL or XML hold in no text."""


def seen(text: str) -> str:
    """The text without signs that nobody sees."""
    return _CONTROLS.sub("", text)


def one_line(text: str) -> str:
    """The words with one space between them."""
    return " ".join(seen(text).split())


def several_lines(text: str) -> str:
    """The text with its lines, without space around it."""
    return seen(text).strip()
