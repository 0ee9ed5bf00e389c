"""Finds the choice that typed text names, among the choices of an axis or of a property."""

from __future__ import annotations

from collections.abc import Mapping

from cards.vocabulary import Choice
from cards.wording import fold


def find_choice(choices: Mapping[str, Choice], text: str) -> Choice | None:
    """The choice that `text` names by key, by name in either language or by a synonym."""
    wanted = fold(text)
    for choice in choices.values():
        names = (choice.key, choice.name.zh, choice.name.en, *choice.synonyms)
        if wanted in map(fold, names):
            return choice
    return None
