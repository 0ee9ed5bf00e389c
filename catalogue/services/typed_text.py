"""Text that people type into forms, as it is kept."""

from __future__ import annotations

import re

_CONTROLS = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)
"""Signs that no reader sees, that turn text about, or that PostgreSQL or XML hold in no text."""


def seen(text: str) -> str:
    """The text without signs that nobody sees."""
    return _CONTROLS.sub("", text)


def one_line(text: str) -> str:
    """The words with one space between them."""
    return " ".join(seen(text).split())


def several_lines(text: str) -> str:
    """The text with its lines, without space around it."""
    return seen(text).strip()
