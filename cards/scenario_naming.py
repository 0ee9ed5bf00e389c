"""Which part scenarios a sentence names, as far as their names tell."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher

from cards.scenario import Scenario
from cards.wording import fold

_SIGNS = 3
"""So many signs in a row are a part of a Chinese name; fewer, as in 支架, are a kind of parts."""

_WORDS = 2


def scenarios_named(text: str, scenarios: Iterable[Scenario]) -> tuple[Scenario, ...]:
    """The scenarios whose names have the longest run in common with the text, in either language;
    a name that is shorter than such a run has to stand there whole."""
    every = tuple(scenarios)
    signs, words = fold(text), _words(text)
    chinese = _nearest(signs, [fold(entry.name.zh) for entry in every], _SIGNS)
    english = _nearest(words, [_words(entry.name.en) for entry in every], _WORDS)
    return tuple(entry for place, entry in enumerate(every) if place in chinese | english)


def _words(text: str) -> Sequence[str]:
    return re.findall(r"\w+", text.casefold())


def _nearest(said: Sequence[str], names: Sequence[Sequence[str]], least: int) -> set[int]:
    """The places of the names that share the longest run, where it is long enough."""
    shared = {}
    for place, name in enumerate(names):
        run = SequenceMatcher(None, said, name, autojunk=False).find_longest_match().size
        if run and run >= min(least, len(name)):
            shared[place] = run
    longest = max(shared.values(), default=0)
    return {place for place, run in shared.items() if run == longest}
