"""The text by which a card is found: its names in every system, its words, and their pinyin."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from cards.card import Card
from cards.designations import FoundAlloy, Relation, find_alloys, names_of
from cards.wording import Wording
from cards.words import joined, spaced
from catalogue.pinyin import pinyin_of
from schemas.elements import element_name
from schemas.sheet_head import form_name

_BRACKET = re.compile(r"(?<=\S)\((\w+)\)")
_STEM = re.compile(r"[A-Z]{1,3}\d{1,4}(?=[A-Z])")
_SYMBOL = re.compile(r"[A-Z][A-Za-z]?")


def search_text(number: str, enterprise: Wording, card: Card) -> str:
    """Everything a card of an enterprise may be looked for by.

    A stroke parts one text from the next: no run of words goes from one into the other.
    """
    form, family = form_name(card.form), family_name(card.family)
    chinese = (form.zh, card.process, family, enterprise.zh, card.brand.zh)
    spoken = (
        *_as_typed_and_joined((number, *designations(card), card.brand.en)),
        card.temper,
        *(text for name in (card.brand, enterprise, card.summary) for text in (name.zh, name.en)),
        *(card.family, family, card.form, form.zh, form.en, card.process),
        *map(pinyin_of, chinese),
    )
    return " / ".join(dict.fromkeys(filter(None, map(spaced, spoken))))


def designations(card: Card) -> Iterator[str]:
    """What the alloy of the card is called, equal names only, and by which stem: AZ91 of AZ91D."""
    yield from (card.title, card.designation, *card.other_designations)
    for names in names_of(card.designation).equal.values():
        yield from names
    for alloy in [way.alloy for way in _equal(card.designation)]:
        yield from (alloy.key, *alloy.searched)
    stem = _STEM.match(card.designation)
    if stem and all(way.relation is Relation.LOOSE for way in find_alloys(stem[0])):
        yield stem[0]


def _equal(designation: str) -> tuple[FoundAlloy, ...]:
    """The one alloy that a designation equals, or nothing."""
    found = tuple(way for way in find_alloys(designation) if way.relation is Relation.EQUAL)
    return found if len(found) == 1 else ()


def _as_typed_and_joined(names: Iterable[str]) -> Iterator[str]:
    """Each name in its parts and as one word; a letter in brackets belongs to the word before it:
    YZMgAl6Mn(A) is another alloy than YZMgAl6Mn.
    """
    for name in names:
        yield from (_BRACKET.sub(r"\1", name), joined(name))


def family_name(family: str) -> str:
    """An alloy family in Chinese, with the metal it is an alloy of: Mg-Al is 镁合金 镁铝合金."""
    elements = [name for name in map(element_name, _SYMBOL.findall(family)) if name]
    if not elements:
        return ""
    if family.startswith("Pure"):
        return f"纯{elements[0]}"
    return " ".join(dict.fromkeys((f"{elements[0]}合金", f"{''.join(elements)}合金")))
