"""Notes that go with a decision about a card."""

from __future__ import annotations

from cards.wording import Wording
from catalogue.services.errors import InputRefused
from catalogue.services.signs import refuse_unseen

LONGEST_NOTE = 2000


def read_note(note: str, field: str = "note") -> str:
    """What was typed into that field, without the space around it. Raises InputRefused when it is
    too long, or holds what cannot be seen."""
    text = note.strip()
    refuse_unseen(field, text)
    if len(text) > LONGEST_NOTE:
        raise InputRefused(
            field,
            Wording(
                f"意见不能超过 {LONGEST_NOTE} 个字符。",
                f"A note has {LONGEST_NOTE} characters at most.",
            ),
        )
    return text
