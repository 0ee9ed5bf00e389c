"""What differs between two official editions of a card set, revision by revision."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Issued:
    """A card as an edition holds it: exactly this revision with exactly this content."""

    number: str
    revision: int
    content_hash: str
    title: str


@dataclass(frozen=True, slots=True)
class Revised:
    """A card that both editions hold in different revisions."""

    before: Issued
    now: Issued


@dataclass(frozen=True, slots=True)
class Difference:
    """What is only in the later edition, only in the earlier one, in both in different revisions,
    and how many cards are the same in both."""

    added: tuple[Issued, ...]
    removed: tuple[Issued, ...]
    revised: tuple[Revised, ...]
    same: int


def difference(before: Sequence[Issued], now: Sequence[Issued]) -> Difference:
    """What became of the cards of an edition in another one, in the order of each."""
    earlier = {card.number: card for card in before}
    later = {card.number: card for card in now}
    both = [(earlier[number], card) for number, card in later.items() if number in earlier]
    return Difference(
        added=tuple(card for number, card in later.items() if number not in earlier),
        removed=tuple(card for number, card in earlier.items() if number not in later),
        revised=tuple(Revised(*pair) for pair in both if _content(pair[0]) != _content(pair[1])),
        same=sum(_content(was) == _content(card) for was, card in both),
    )


def _content(card: Issued) -> tuple[int, str]:
    return card.revision, card.content_hash
