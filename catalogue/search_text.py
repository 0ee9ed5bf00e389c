"""The text by which a card is found, and how typed words are looked up in it.

Chinese has no spaces and both databases cut it badly, so every Chinese character is a word of
its own and a typed word is a run of them: 压铸 finds 压铸件, and 挤压铸造 as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from cards.card import Card
from cards.designations import designation_key, find_alloys, names_of
from cards.wording import Wording, normalise

_WORD = re.compile(r"[\u3400-\u9fff]|[^\W\u3400-\u9fff]+")


def spaced(text: str) -> str:
    """The words of `text` in lower case, one space apart, Chinese characters one by one."""
    return " ".join(_WORD.findall(normalise(text).casefold()))


def search_text(number: str, enterprise: Wording, card: Card) -> str:
    """Everything a card of an enterprise may be looked for by."""
    return spaced(" , ".join(dict.fromkeys(filter(None, _spoken_of(number, enterprise, card)))))


def _spoken_of(number: str, enterprise: Wording, card: Card) -> Iterable[str]:
    designations = [card.designation, *card.other_designations]
    for names in names_of(card.designation).equal.values():
        designations += names
    yield from (number, *designations, *map(designation_key, designations))
    for wording in (card.brand, enterprise, card.summary):
        yield from (wording.zh, wording.en)
    yield from (card.family, card.form, card.process, card.temper)


def typed_words(typed: str) -> tuple[str, ...]:
    """What `contains` looks for: every typed word once, as search texts have it.

    A designation is one word, however it is parted: `AZ 91-D` is AZ91D.
    """
    if find_alloys(typed):
        return (f" {designation_key(typed)}",)
    words = dict.fromkeys(spaced(word) for word in normalise(typed).split())
    return tuple(f" {word}" for word in words if word)


def contains(haystack: str, words: tuple[str, ...]) -> bool:
    """Whether a search text has all the `typed_words`, or longer words that begin with them."""
    padded = f" {haystack}"
    return all(word in padded for word in words)
