"""The words that are known, by what they are; the longest one that fits is meant."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from itertools import product
from typing import Any

from cards.requirement import ThresholdSource
from cards.vocabulary import VOCABULARY, read_yaml
from cards.wording import Wording, normalise


class Kind(StrEnum):
    """What a word does in a sentence."""

    PROPERTY = "property"
    AMBIGUOUS = "ambiguous"
    AXIS = "axis"
    FLOOR = "floor"
    CEILING = "ceiling"
    ABOUT = "about"
    BETWEEN = "between"
    WANT = "want"
    MUST = "must"
    TARGET = "target"
    WORD = "word"
    NEGATION = "negation"
    FILLER = "filler"
    QUALITY = "quality"


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a word says: `keys` are the properties or the axis it stands for."""

    kind: Kind
    keys: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Quality:
    """What is offered for a quality without a number, and where these limits come from."""

    offers: tuple[str, ...]
    threshold: ThresholdSource
    says: Wording


_SHORTEST_NAME = 2
"""Symbols of one letter are names only where a sign of comparison follows: see `pieces`."""


@dataclass(frozen=True)
class Lexicon:
    """Words by their first character, the longest first."""

    by_first: Mapping[str, tuple[tuple[str, Meaning], ...]]
    qualities: Mapping[str, Quality]
    units: Mapping[str, str]

    def at(self, text: str, start: int) -> tuple[str, Meaning] | None:
        """The longest word that begins at `start`; a Latin word ends where its letters end."""
        for word, meaning in self.by_first.get(text[start], ()):
            end = start + len(word)
            if text.startswith(word, start) and not _runs_on(text, start, end):
                return word, meaning
        return None


def _runs_on(text: str, start: int, end: int) -> bool:
    """Whether a Latin word would be cut out of a longer one."""
    is_cut = end < len(text) and _is_latin(text[end - 1]) and _is_latin(text[end])
    return is_cut or (start > 0 and _is_latin(text[start]) and _is_latin(text[start - 1]))


def _is_latin(character: str) -> bool:
    return character.isascii() and character.isalpha()


@cache
def lexicon() -> Lexicon:
    """The words of `plain_words.yaml` and the names of the vocabulary."""
    raw = read_yaml("plain_words.yaml")
    known: dict[str, Meaning] = {}
    for word, meaning in _words(raw):
        known.setdefault(_folded(word), meaning)
    by_first: dict[str, list[tuple[str, Meaning]]] = {}
    for word in sorted(known, key=len, reverse=True):
        by_first.setdefault(word[0], []).append((word, known[word]))
    return Lexicon(
        {first: tuple(words) for first, words in by_first.items()},
        {_folded(word): _quality(entry) for entry in raw["qualities"] for word in entry["words"]},
        {_folded(word): unit for word, unit in raw["units"].items()},
    )


def _folded(word: str) -> str:
    return normalise(word).casefold()


def _quality(entry: Mapping[str, object]) -> Quality:
    offers, says = entry["offers"], entry["says"]
    assert isinstance(offers, list) and isinstance(says, dict)
    return Quality(tuple(offers), ThresholdSource(str(entry["from"])), Wording(**says))


def _words(raw: Mapping[str, object]) -> Iterator[tuple[str, Meaning]]:
    """Every word with its meaning, what counts first standing first."""
    yield from _negated(raw)
    yield from _listed(raw, Kind.NEGATION, Kind.TARGET, Kind.WANT, Kind.MUST)
    yield from _listed(raw, Kind.FLOOR, Kind.CEILING, Kind.ABOUT, Kind.BETWEEN)
    for word, keys in _mapping(raw["ambiguous"]):
        yield word, Meaning(Kind.AMBIGUOUS, tuple(keys))
    for word, key in _mapping(raw["properties"]):
        yield word, Meaning(Kind.PROPERTY, (key,))
    yield from _names()
    for word, key in _mapping(raw["axes"]):
        yield word, Meaning(Kind.AXIS, (key,))
    qualities = raw["qualities"]
    assert isinstance(qualities, list)
    for entry in qualities:
        yield from ((word, Meaning(Kind.QUALITY)) for word in entry["words"])
    yield from _listed(raw, Kind.WORD, Kind.FILLER, names={Kind.WORD: "words"})


def _negated(raw: Mapping[str, Any]) -> Iterator[tuple[str, Meaning]]:
    """Every comparison behind every negator: it bounds the other side."""
    for side, other in ((Kind.FLOOR, Kind.CEILING), (Kind.CEILING, Kind.FLOOR)):
        for negator, word in product(raw["negators"], raw["negatable"][side.value]):
            space = " " if _is_latin(word[0]) else ""
            yield f"{negator}{space}{word}", Meaning(other)


def _listed(
    raw: Mapping[str, object], *kinds: Kind, names: Mapping[Kind, str] | None = None
) -> Iterator[tuple[str, Meaning]]:
    for kind in kinds:
        words = raw[(names or {}).get(kind, kind.value)]
        assert isinstance(words, list)
        yield from ((str(word), Meaning(kind)) for word in words)


def _mapping(raw: object) -> Iterable[tuple[str, str]]:
    assert isinstance(raw, dict)
    return raw.items()


def _names() -> Iterator[tuple[str, Meaning]]:
    for entry in VOCABULARY.properties.values():
        for name in entry.names():
            if len(name) >= _SHORTEST_NAME:
                yield name, Meaning(Kind.PROPERTY, (entry.key,))
