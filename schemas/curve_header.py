"""The head of a column of a curve file: a name, its unit, and conditions after an `@`.

`frequency [MHz]`, `SE [dB] @thickness=2mm`, `温度/℃` and `Rm (MPa)` are read.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from cards.errors import CardError
from cards.vocabulary import VOCABULARY, Axis, Names, Property
from cards.wording import Wording
from schemas.complaint import complaint_of, refuse
from schemas.conditions import read_axis

_CLOSES = {"[": "]", "(": ")", "（": "）", "［": "］", "【": "】"}
_PIECE = re.compile(r'(?:"[^"]*"|[^,;，；、])+')
_NO_UNIT = ("-", "–", "—", "−")


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands at the head of a column; `stated` are the conditions behind its `@`."""

    text: str
    name: str
    unit: str
    stated: str


def read_heading(text: str, is_known: Callable[[str], bool]) -> Heading:
    """The heading `text`, its name the longest part before a unit that `is_known`."""
    head, _, stated = text.replace("＠", "@").partition("@")
    splits = [(head.strip(), ""), *_splits(head.strip())]
    name, unit = next((split for split in splits if is_known(split[0])), splits[-1])
    return Heading(text, name, "" if unit in _NO_UNIT else unit, stated)


def _splits(head: str) -> Iterator[tuple[str, str]]:
    """Name and unit at every sign that may part them, the last sign first."""
    for place in range(len(head) - 1, 0, -1):
        sign, name, unit = head[place], head[:place].strip(), head[place + 1 :].strip()
        if sign in "/／":
            yield name, _bare(unit)
        elif sign in _CLOSES and unit.endswith(_CLOSES[sign]):
            yield name, unit[:-1].strip()


def _bare(unit: str) -> str:
    """`(mm/a)` after a slash is `mm/a`."""
    is_wrapped = unit[:1] in _CLOSES and unit.endswith(_CLOSES[unit[:1]])
    return unit[1:-1].strip() if is_wrapped else unit


def read_stated(text: str) -> dict[str, str]:
    """Conditions such as `thickness=2 mm, 方向=L`, by axis key, in the words of the text.

    A state that holds a comma and an equals sign stands in quotation marks.
    Raises ValidationError for an unknown axis, one that stands twice, or one without a state.
    """
    found: dict[str, str] = {}
    last = ""
    for piece in filter(str.strip, _PIECE.findall(text)):
        name, equals, state = piece.replace("＝", "=").partition("=")
        if not equals and last:
            found[last] += f", {piece.strip()}"
            continue
        last = read_axis(name.strip()).key
        if not state.strip() or last in found:
            _refuse_piece(piece.strip())
        found[last] = state.strip().strip('"')
    return found


def _refuse_piece(piece: str) -> None:
    refuse(
        "condition_unreadable",
        Wording(
            f"条件“{piece}”没有取值，或写了两次。", f"'{piece}' has no state, or stands twice."
        ),
        Wording(
            "请写成 条件=取值，例如 厚度=2 mm, 方向=L。",
            "Write axis=state, such as thickness=2 mm, orientation=L.",
        ),
    )


def x_axis_called(name: str) -> Axis | None:
    """The numeric axis of that name."""
    try:
        axis = VOCABULARY.find_axis(name)
    except CardError:
        return None
    return axis if axis.is_number else None


def property_called(name: str, x: Axis | None) -> Property:
    """The property that a column named `name` over `x` gives. Raises ValidationError."""
    found = find_property(name, x)
    if found is not None:
        return found
    try:
        return VOCABULARY.find_property(name)
    except CardError as error:
        raise complaint_of(error, _PROPERTY_ADVICE).at() from None


def find_property(name: str, x: Axis | None) -> Property | None:
    """The property of that name, or the only one over `x` that is measured in the quantity of that
    name: stress over strain is the stress–strain curve."""
    quantity = x_axis_called(name)
    alike = [entry for entry in VOCABULARY.properties.values() if _gives(entry, quantity, x)]
    return _PROPERTIES.find(name) or (alike[0] if len(alike) == 1 else None)


def _gives(entry: Property, quantity: Axis | None, x: Axis | None) -> bool:
    return (
        quantity is not None
        and x is not None
        and entry.curve is not None
        and entry.curve.axis == x.key
        and entry.unit == quantity.unit
    )


# The vocabulary's own search looks for near names, too slowly for every part of every head.
_PROPERTIES = Names.of(VOCABULARY.properties.values())
_PROPERTY_ADVICE = Wording(
    "列名请用词汇表中的键、符号或名称加单位，例如 SE [dB]、抗拉强度/MPa；"
    "列名中有几个条件时请加引号，或用分号隔开。",
    "Head a column with a key, symbol or name of the vocabulary and the unit, such as SE [dB] or "
    "tensile strength (MPa); quote a head with several conditions, or part them by semicolons.",
)
