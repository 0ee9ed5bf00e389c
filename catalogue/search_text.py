"""The text by which a card is found, and how typed words are looked up in it.

Chinese has no spaces and both databases cut it badly, so every Chinese character is a word of
its own and a typed word is a run of them: 压铸 finds 压铸件, and 挤压铸造 as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from cards.card import Card
from cards.designations import names_of
from cards.wording import Wording, normalise

_WORD = re.compile(r"[\u3400-\u9fff]|[^\W\u3400-\u9fff]+")


def spaced(text: str) -> str:
    """The words of `text` in lower case, one space apart, Chinese characters one by one."""
    return " ".join(_WORD.findall(normalise(text).casefold()))


def search_text(number: str, enterprise: Wording, card: Card) -> str:
    """Everything a card of an enterprise may be looked for by."""
    return spaced(" , ".join(dict.fromkeys(filter(None, _spoken_of(number, enterprise, card)))))


def _spoken_of(number: str, enterprise: Wording, card: Card) -> Iterable[str]:
    yield from (number, card.designation, *card.other_designations)
    for names in names_of(card.designation).equal.values():
        yield from names
    for wording in (card.brand, enterprise, card.summary):
        yield from (wording.zh, wording.en)
    yield from (card.family, card.form, card.process, card.temper)


def contains(haystack: str, typed: str) -> bool:
    """Whether a search text has every typed word, or a longer word that begins with it."""
    return all(f" {spaced(word)}" in f" {haystack}" for word in normalise(typed).split())
