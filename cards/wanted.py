"""Reads what somebody typed to find cards: words, and designations however they are parted.

`AZ 91-D` is AZ91D, and `AZ31B H24` is AZ31B in temper H24. A designation of the cross-reference
is looked for in full, so ZM1 never finds ZM10; any other word finds whatever begins with it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from cards.designations import Alloy, FoundAlloy, Relation, designation_key, find_alloys
from cards.matching import Match
from cards.wording import Wording, normalise
from cards.words import HAN, beginning, joined, spaced, whole

_PIECE = re.compile(rf"[{HAN}]+|[^\s,;!?:、。\"'“”‘’<>《》【】|{HAN}]+")
_TEMPER = r"[fow]|h\d{1,3}|t\d{1,2}"
_ALLOY = re.compile(
    r"(?P<letters>[a-z]{1,3})[ -]?(?P<digits>\d{1,5})(?:[ -]?(?P<letter>[a-z]))??"
    rf"(?:[ -](?P<temper>{_TEMPER}))?"
)
_LABELS = {
    Relation.NEAR: Wording("近似牌号", "Near grade"),
    Relation.UNCERTAIN: Wording("未证实的牌号", "Unconfirmed name"),
}
_SAYS = {
    Relation.NEAR: (
        "{1} 与 {0} 相近，不是同一牌号。",
        "{1} is near to {0} and not the same grade.",
    ),
    Relation.UNCERTAIN: (
        "{0} 可能是 {1}，这一对应关系未经证实。",
        "{0} may be {1}; that has not been confirmed.",
    ),
}
_SYSTEM = re.compile(r"^(?:astm|uns|jis|iso|en|din|gb(?:/t)?|国标|牌号) ")
_MOST_PIECES = 6
"""A designation is parted into no more pieces than these, its system and temper among them."""


@dataclass(frozen=True, slots=True)
class NearName:
    """A grade to offer beside what was typed: `name` is only near to `typed`, or said to be it by
    a name that is not confirmed; its cards have all the `words`.
    """

    typed: str
    name: str
    relation: Relation
    words: tuple[str, ...]

    @property
    def label(self) -> Wording:
        return _LABELS[self.relation]

    @property
    def says(self) -> Wording:
        """What is to be known before one of its cards is taken for the grade that was typed."""
        zh, en = _SAYS[self.relation]
        return Wording(zh.format(self.typed, self.name), en.format(self.typed, self.name))


@dataclass(frozen=True, slots=True)
class NearGrade:
    """The cards that were found only because their grade is near to what was typed."""

    name: NearName
    matches: tuple[Match, ...]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a card must have to be found, and the near grades to offer apart from those."""

    words: tuple[str, ...]
    near: tuple[NearName, ...] = ()


@dataclass(frozen=True, slots=True)
class _Part:
    """Some pieces that were read together; `name` is the designation that they say."""

    words: tuple[str, ...]
    name: str = ""


def read_words(typed: str) -> Wanted:
    """The words that typed text asks for, all of them, and the grades near to its designations."""
    parts = tuple(dict.fromkeys(_parts(_PIECE.findall(normalise(typed)))))
    return Wanted(_words(parts), tuple(_offers(parts)))


def _offers(parts: tuple[_Part, ...]) -> Iterator[NearName]:
    for at, part in enumerate(parts):
        for name, relation in near_names(part.name):
            other = _Part((whole(joined(name)), *part.words[1:]))
            words = _words((*parts[:at], other, *parts[at + 1 :]))
            yield NearName(_spelling(part.name), name, relation, words)


def near_names(designation: str) -> tuple[tuple[str, Relation], ...]:
    """The grades that are not `designation` but near to it, and those it may name unconfirmed."""
    found = find_alloys(designation)
    own = {way.alloy.key for way in found if way.relation is Relation.EQUAL}
    offered: dict[str, Relation] = {}
    for name, relation in _near(found):
        if name not in own:
            offered.setdefault(name, relation)
    return tuple(offered.items())


def _spelling(key: str) -> str:
    """A designation as the cross-reference writes it."""
    alloy = find_alloys(key)[0].alloy
    names = (alloy.key, *(name.text for name in alloy.names), *alloy.searched)
    return next(name for name in names if designation_key(name) == key)


def _near(found: tuple[FoundAlloy, ...]) -> Iterator[tuple[str, Relation]]:
    for way in found:
        if way.relation in (Relation.NEAR, Relation.UNCERTAIN):
            yield way.alloy.key, way.relation
    for way in found:
        if way.relation is Relation.EQUAL:
            yield from ((name, Relation.NEAR) for name in _near_to(way.alloy))


def _near_to(alloy: Alloy) -> Iterator[str]:
    """The near names of an alloy, by the alloys that they are where there are such; and the
    alloys of which a name of this one is a near name.
    """
    for name in alloy.names:
        if name.relation is Relation.NEAR:
            yield from _called(name.text, Relation.EQUAL) or [name.text]
        elif name.relation is Relation.EQUAL:
            yield from _called(name.text, Relation.NEAR)


def _called(name: str, relation: Relation) -> list[str]:
    return [way.alloy.key for way in find_alloys(name) if way.relation is relation]


def _words(parts: Iterable[_Part]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word for part in parts for word in part.words))


def _parts(pieces: list[str]) -> Iterator[_Part]:
    """The pieces from left to right, as many at a time as are one designation."""
    at = 0
    while at < len(pieces):
        size, part = _longest(pieces[at : at + _MOST_PIECES])
        if part.words:
            yield part
        at += size


def _longest(pieces: list[str]) -> tuple[int, _Part]:
    for read in (_known, _unknown):
        for size in range(len(pieces), 0, -1):
            part = read(" ".join(pieces[:size]).casefold())
            if part is not None:
                return size, part
    return 1, _Part(tuple(beginning(word) for word in [spaced(pieces[0])] if word))


def _known(text: str) -> _Part | None:
    """A name of the cross-reference, perhaps after its system, with or without a temper."""
    return _named(designation_key(text)) or _named(designation_key(_SYSTEM.sub("", text)))


def _named(key: str) -> _Part | None:
    for cut in range(len(key), 0, -1):
        name, temper = key[:cut], key[cut:]
        if find_alloys(name) and (not temper or re.fullmatch(_TEMPER, temper)):
            return _Part((whole(joined(name)), *map(_temper, filter(None, [temper]))), name)
    return None


def _unknown(text: str) -> _Part | None:
    """What looks like the designation of an alloy: letters, a number, perhaps a letter."""
    read = _ALLOY.fullmatch(text) or _ALLOY.fullmatch(_SYSTEM.sub("", text))
    if read is None:
        return None
    name = read["letters"] + read["digits"] + (read["letter"] or "")
    temper = (_temper(read["temper"]),) if read["temper"] else ()
    return _Part((beginning(name), *temper))


def _temper(text: str) -> str:
    """T6 finds T61 as well, but O is no beginning of another temper."""
    return beginning(text) if len(text) > 1 else whole(text)
