"""Cuts a sentence into pieces: names, numbers with their units, words of comparison, the rest."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from cards.designations import find_alloys
from cards.plain_words.lexicon import Kind, Lexicon, lexicon
from cards.plain_words.numerals import NUMERALS, arabic
from cards.typed_text import TypedText
from cards.units import unit_key
from cards.vocabulary import VOCABULARY

_NUMBER = re.compile(r"-?(?:\d+(?:\.\d+)?(?:e[+-]?\d+)?|\.\d+)")
_JOINT = re.compile(r"\s*(?:~|\.\.|-|到|至|to)\s*(?=-?[\d.])")
_BREAK = re.compile(r"[,;。\n、!?]|\band\b")
_SIGN = re.compile(r"\s*(?:>=|<=|≥|≤|>|<)")
_ALLOY = re.compile(r"[a-z]{1,3}\d{1,3}[a-z]?(?:-[a-z]\d*)?", re.IGNORECASE)
_TEMPER = re.compile(r"(?:T[1-9]\d?|H\d{2,3})(?![A-Za-z0-9])")
_LATIN = re.compile(r"[a-z][a-z0-9.\-/]*")
_PER_CENT = "百分之"


@dataclass(frozen=True, slots=True)
class Number:
    """A number or a range as written, and its unit as the vocabulary spells it, if any."""

    low: str
    high: str
    unit: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of the sentence at its place in the normal form; `keys` are what a name stands for.

    `kind` is None for a number, a break (`text` is empty) and for what is not understood.
    """

    start: int
    end: int
    text: str
    kind: Kind | None = None
    keys: tuple[str, ...] = ()
    number: Number | None = None
    is_break: bool = False


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence in normal form, as written and without capitals, character by character."""

    plain: str
    text: str


def pieces(typed: TypedText) -> Iterator[Piece]:
    """The pieces in their order; what is between them is space."""
    sentence = _Sentence(typed.plain, _lowered(typed.plain))
    start = 0
    while start < len(sentence.text):
        if sentence.text[start].isspace():
            start += 1
            continue
        piece = _piece(sentence, start)
        yield piece
        start = piece.end


def _lowered(text: str) -> str:
    """The same text without capitals, character by character."""
    return "".join(small if len(small := letter.lower()) == 1 else letter for letter in text)


def _piece(sentence: _Sentence, start: int) -> Piece:
    for cut in (_alloy, _symbol, _word, _number, _break):
        piece = cut(sentence, start)
        if piece is not None:
            return piece
    latin = _LATIN.match(sentence.text, start)
    end = latin.end() if latin else start + 1
    return Piece(start, end, sentence.text[start:end])


def _alloy(sentence: _Sentence, start: int) -> Piece | None:
    """A designation or a temper, by which cards are found."""
    if start and sentence.plain[start - 1].isalnum() and sentence.plain[start - 1].isascii():
        return None
    temper = _TEMPER.match(sentence.plain, start)
    if temper is not None:
        return Piece(start, temper.end(), temper.group(), Kind.WORD)
    found = _ALLOY.match(sentence.plain, start)
    name = found.group() if found else ""
    is_known = bool(name) and bool(find_alloys(name.split("-")[0]))
    return Piece(start, start + len(name), name, Kind.WORD) if is_known else None


def _word(sentence: _Sentence, start: int) -> Piece | None:
    found = lexicon().at(sentence.text, start)
    if found is None:
        return None
    word, meaning = found
    return Piece(start, start + len(word), word, meaning.kind, meaning.keys)


def _symbol(sentence: _Sentence, start: int) -> Piece | None:
    """A symbol of one letter is a name where a comparison follows: `A ≥ 8 %`."""
    key = _one_letter_symbols().get(sentence.plain[start])
    if key is None or not _compares(sentence.text, start + 1):
        return None
    return Piece(start, start + 1, sentence.plain[start], Kind.PROPERTY, (key,))


def _compares(text: str, start: int) -> bool:
    """Whether a sign or a word of comparison follows."""
    if _SIGN.match(text, start):
        return True
    found = lexicon().at(text, start) if start < len(text) else None
    return found is not None and found[1].kind in (Kind.FLOOR, Kind.CEILING)


@cache
def _one_letter_symbols() -> dict[str, str]:
    names = VOCABULARY.properties.values()
    return {name: entry.key for entry in names for name in entry.names() if len(name) == 1}


def _break(sentence: _Sentence, start: int) -> Piece | None:
    found = _BREAK.match(sentence.text, start)
    return None if found is None else Piece(start, found.end(), "", is_break=True)


def _number(sentence: _Sentence, start: int) -> Piece | None:
    if sentence.text.startswith(_PER_CENT, start):
        return _per_cent(sentence, start)
    first, end = _digits(sentence.text, start)
    if not first or _is_hyphen(sentence.text, start):
        return None
    unit, end = _unit(sentence.plain, sentence.text, end)
    joint = _JOINT.match(sentence.text, end)
    if joint is None:
        return Piece(start, end, sentence.text[start:end], number=Number(first, "", unit))
    second, end = _digits(sentence.text, joint.end())
    own, end = _unit(sentence.plain, sentence.text, end)
    return Piece(start, end, sentence.text[start:end], number=Number(first, second, own or unit))


def _is_hyphen(text: str, start: int) -> bool:
    """Whether what stands before a number joins it to a word, instead of being its sign."""
    before = text[start - 1] if start else ""
    return text[start] == "-" and before.isascii() and before.isalnum()


def _per_cent(sentence: _Sentence, start: int) -> Piece | None:
    number, end = _digits(sentence.text, start + len(_PER_CENT))
    if not number:
        return None
    return Piece(start, end, sentence.text[start:end], number=Number(number, "", "%"))


def _digits(text: str, start: int) -> tuple[str, int]:
    """The number at that place, in Chinese numerals too, and where it ends; empty where none is."""
    found = _NUMBER.match(text, start)
    if found is not None:
        return found.group(), found.end()
    end = start
    while end < len(text) and text[end] in NUMERALS:
        end += 1
    read = arabic(text[start:end])
    return (read, end) if read else ("", start)


def _unit(plain: str, text: str, start: int) -> tuple[str, int]:
    """The unit behind a number, and where it ends."""
    at = start
    while at < len(text) and text[at] == " ":
        at += 1
    for spelling, unit in _spellings():
        end = at + len(spelling)
        is_it = text.startswith(spelling, at)
        if is_it and not (end < len(text) and _runs_on(text[end - 1], text[end])):
            return _as_written(plain[at:end], unit), end
    return "", start


def _as_written(written: str, unit: str) -> str:
    """Capitals tell units apart (mm, Mm): those that were written, where they say a unit."""
    key = unit_key(written)
    return next((u.spellings[key] for u in VOCABULARY.units.values() if key in u.spellings), unit)


def _runs_on(last: str, following: str) -> bool:
    return last.isascii() and last.isalpha() and following.isascii() and following.isalnum()


@cache
def _spellings() -> tuple[tuple[str, str], ...]:
    """Units as they are written and spoken, without capitals, the longest first."""
    found: dict[str, str] = {}
    for unit in VOCABULARY.units.values():
        for spelling, key in unit.spellings.items():
            if spelling not in ("1", ""):
                found.setdefault(spelling.lower(), key)
    known: Lexicon = lexicon()
    found |= known.units
    return tuple(sorted(found.items(), key=lambda entry: -len(entry[0])))
