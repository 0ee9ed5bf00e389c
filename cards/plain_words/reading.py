"""Reads a sentence into requirements, and says what was assumed and what was not understood."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from math import isclose

from cards.errors import RequirementUnreadable
from cards.plain_words.lexicon import Kind, Quality, lexicon
from cards.plain_words.pieces import Number, pieces
from cards.plain_words.statements import Said, Statement, joined, said
from cards.requirement import ThresholdSource
from cards.requirement_text import parse_requirement
from cards.typed_text import TypedText
from cards.vocabulary import VOCABULARY, Property
from cards.wording import Wording

LONGEST = 1000
"""Characters of a sentence that are read."""


@dataclass(frozen=True, slots=True)
class Understood:
    """A requirement that was read: `said` are the words for it, `assumed` what they left open."""

    text: str
    said: str
    assumed: tuple[Wording, ...] = ()


@dataclass(frozen=True, slots=True)
class Offer:
    """Requirements that the words may mean, for the reader to choose from; none is applied."""

    said: str
    texts: tuple[str, ...]
    why: Wording
    threshold: ThresholdSource | None = None


@dataclass(frozen=True, slots=True)
class PlainReading:
    """What a sentence says; `unread` are the words that nothing was made of."""

    requirements: tuple[Understood, ...] = ()
    offers: tuple[Offer, ...] = ()
    words: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()

    @property
    def texts(self) -> tuple[str, ...]:
        """The requirements in the grammar."""
        return tuple(entry.text for entry in self.requirements)


def read_plainly(text: str) -> PlainReading:
    """What a sentence asks for. Never raises; what is too long is not read at all."""
    typed = TypedText.of(text)
    if len(typed.plain) > LONGEST:
        return PlainReading(unread=(text,))
    found = said(pieces(typed))
    understood: list[Understood] = []
    offers: list[Offer] = []
    left = [*found.unread, *found.refused]
    for statement in found.statements:
        words = _spoken(typed, statement)
        made = _made(statement, words)
        if isinstance(made, Understood):
            understood.append(made)
        elif made is not None:
            offers.append(made)
        else:
            left += statement.pieces
    offers += _offers(found, lexicon().qualities)
    return PlainReading(
        tuple(understood),
        tuple(offers),
        tuple(dict.fromkeys(piece.text for piece in found.words)),
        tuple(typed.plain[start:end] for start, end in joined(left)),
    )


def _spoken(typed: TypedText, statement: Statement) -> str:
    start = min(piece.start for piece in statement.pieces)
    end = max(piece.end for piece in statement.pieces)
    return typed.plain[start:end].strip()


def _offers(found: Said, qualities: Mapping[str, Quality]) -> Iterator[Offer]:
    for piece in found.qualities:
        quality = qualities[piece.text]
        yield Offer(piece.text, quality.offers, quality.says, quality.threshold)


def _made(statement: Statement, words: str) -> Understood | Offer | None:
    """A requirement, or what it may be; None where nothing can be made of it."""
    if statement.number is None:
        return _without_number(statement)
    if len(statement.keys) > 1:
        texts = (_written(statement, key).text for key in statement.keys)
        readable = tuple(text for text in texts if _is_readable(text))
        why = Wording(f"“{statement.word}”指哪一个？", f"Which does '{statement.word}' mean?")
        return Offer(words, readable, why) if readable else None
    if statement.side is Kind.ABOUT and not statement.number.high:
        return _about(statement, words)
    written = _written(statement, statement.keys[0])
    if not _says(written.text, statement) or not _is_plausible(statement):
        return None
    return Understood(written.text, words, written.assumed)


def _without_number(statement: Statement) -> Offer | None:
    """What is offered for the word, else for the property that it names."""
    known = lexicon().qualities
    quality = known.get(statement.word) or next(
        filter(_is_about(statement.keys), known.values()), None
    )
    if quality is None:
        return None
    return Offer(statement.word, quality.offers, quality.says, quality.threshold)


def _is_about(keys: Collection[str]) -> Callable[[Quality], bool]:
    return lambda quality: parse_requirement(quality.offers[0]).property in keys


def _about(statement: Statement, words: str) -> Offer | None:
    """*About 130* bounds nothing by itself: within a tenth, or from there on."""
    number = statement.number
    assert number is not None
    centre = float(number.low)
    low, high = (f"{centre * share:g}" for share in (0.9, 1.1))
    ranged = Number(low, high, number.unit)
    around = Statement(statement.keys, statement.word, ranged, conditions=statement.conditions)
    plain = Statement(statement.keys, statement.word, number, conditions=statement.conditions)
    texts = tuple(_written(entry, statement.keys[0]).text for entry in (around, plain))
    readable = tuple(text for text in texts if _is_readable(text))
    why = Wording("“约”不是限值：请选择", "'About' is no limit: choose one")
    return Offer(words, readable, why) if readable else None


def _is_readable(text: str) -> bool:
    try:
        parse_requirement(text)
    except RequirementUnreadable:
        return False
    return True


def _says(text: str, statement: Statement) -> bool:
    """Whether the text is read as the numbers that were said, and not as others."""
    number = statement.number
    if number is None or not _is_readable(text):
        return False
    read = parse_requirement(text)
    units = VOCABULARY.units[read.definition.unit or "1"]
    ends = {end for end in (read.low, read.high) if end is not None}
    said_ends = {
        units.to_canonical(Decimal(end), number.unit or read.unit)
        for end in (number.low, number.high)
        if end
    }
    return len(ends) == len(said_ends) and all(
        isclose(one, other, rel_tol=1e-9)
        for one, other in zip(sorted(ends), sorted(said_ends), strict=True)
    )


def _is_plausible(statement: Statement) -> bool:
    """Whether a number without a unit can be meant in the usual one."""
    number, definition = statement.number, statement.definition
    assert number is not None
    if number.unit or definition.typical is None:
        return True
    low, high = (float(end) for end in definition.typical)
    return low / 5 <= float(number.low) <= high * 5


@dataclass(frozen=True, slots=True)
class _Written:
    text: str
    assumed: tuple[Wording, ...]


def _written(statement: Statement, key: str) -> _Written:
    """The statement in the grammar, as one on the property `key`."""
    definition = VOCABULARY.property(key)
    number = statement.number
    assert number is not None
    assumed: list[Wording] = []
    unit = _unit_of(number, definition, assumed)
    name = _name_of(definition, statement.word)
    stated = ",".join(
        f"{axis}={_with_unit(found, VOCABULARY.axis(axis).unit or '')}"
        for axis, found in statement.conditions.items()
    )
    parts = [
        name,
        f"@{stated}" if stated else "",
        _limit(statement, number, unit, definition, assumed),
    ]
    if statement.target is not None:
        parts.append(f"→{_glued(statement.target.low, statement.target.unit or unit)}")
    parts.append("?" if statement.is_want else "")
    return _Written("".join(parts), tuple(assumed))


def _name_of(definition: Property, word: str) -> str:
    """The symbol where it is one that people type, else the name in the language of the word."""
    symbol = definition.symbol
    if symbol.isascii() and symbol and " " not in symbol and _stands_for(symbol, definition):
        return symbol
    is_chinese = any("\u4e00" <= letter <= "\u9fff" for letter in word)
    name = definition.name.zh if is_chinese else definition.key
    return name if _stands_for(name, definition) else definition.key


def _stands_for(name: str, definition: Property) -> bool:
    return name in definition.names() and VOCABULARY.find_property(name) is definition


def _limit(
    statement: Statement, number: Number, unit: str, definition: Property, assumed: list[Wording]
) -> str:
    if number.high:
        return f"={number.low}..{_glued(number.high, unit)}"
    return f"{_sign(statement, definition, assumed)}{_glued(number.low, unit)}"


def _glued(number: str, unit: str) -> str:
    """A number with its unit; a unit that begins with a digit would run into it."""
    shown = unit.replace("1e-6", "×10⁻⁶")
    return f"{number} {shown}" if shown[:1].isdigit() else f"{number}{shown}"


def _sign(statement: Statement, definition: Property, assumed: list[Wording]) -> str:
    if statement.side is Kind.FLOOR:
        return ">="
    if statement.side is Kind.CEILING:
        return "<="
    sign = "<=" if definition.better == "lower" else ">="
    shown = {"<=": "≤", ">=": "≥"}[sign]
    assumed.append(
        Wording(f"没有说大于还是小于，按 {shown} 理解", f"no side was said: read as {shown}")
    )
    return sign


def _unit_of(number: Number, definition: Property, assumed: list[Wording]) -> str:
    if number.unit:
        return number.unit
    unit = definition.unit or ""
    if unit == "1":
        return ""
    assumed.append(Wording(f"没有写单位，按 {unit} 理解", f"no unit was written: read as {unit}"))
    return unit


def _with_unit(number: Number, canonical: str) -> str:
    unit = number.unit or ("" if canonical == "1" else canonical)
    ends = f"{number.low}~{number.high}" if number.high else number.low
    return f"{ends} {unit}" if unit else ends
