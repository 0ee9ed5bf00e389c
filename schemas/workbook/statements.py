"""Conditions that somebody states for a whole workbook, in words as people write them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cards.choices import find_choice
from cards.conditions import read_condition
from cards.errors import CardError
from cards.vocabulary import VOCABULARY, Axis
from cards.wording import Wording, fold, normalise
from schemas.workbook.header_words import conditions_stated

USUAL = ("temperature", "gauge", "specimen_source", "thickness")
"""The axes on which most of what suppliers measure depends."""
_LIKELY = (*USUAL, "orientation", "medium")
_ALSO_CALLED = {
    fold(word): "specimen_source"
    for word in ("取样", "取样位置", "试样取自", "取样来源", "specimen taken from", "taken from")
}
_PARTED = re.compile(r"[;；,，、\n]+")
_NAMED = re.compile(r"\s*([^=＝:：]+?)\s*[=＝:：]\s*(.+?)\s*", re.DOTALL)
_BARE_NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?")


def read_conditions(text: str) -> tuple[dict[str, str], list[str]]:
    """The conditions by axis, and the pieces of the text that state none.

    `温度=23 ℃；取样=单铸试棒`, `室温, L`, `23 ℃` are read; of an axis that stands twice the second
    piece is left.
    """
    found: dict[str, str] = {}
    left = []
    for piece in filter(None, map(str.strip, _PARTED.split(text))):
        said = _stated(piece)
        if said is None or said[0] in found:
            left.append(piece)
        else:
            found[said[0]] = said[1]
    whole, rest = conditions_stated(text) if left else ({}, text)
    is_whole = not rest.strip() and all(is_state(VOCABULARY.axes[key], whole[key]) for key in whole)
    return (whole, []) if left and is_whole else (found, left)


def is_state(axis: Axis, text: str) -> bool:
    """Whether the text says a state of the axis, a number together with its unit."""
    try:
        read_condition(axis.key, text)
    except CardError:
        return False
    if not axis.is_number or fold(text) in axis.words:
        return True
    return axis.unit == "1" or not _BARE_NUMBER.fullmatch(normalise(text))


def axis_names() -> Wording:
    """The names of all conditions, for those who look for the right one."""
    names = [axis.name for axis in VOCABULARY.axes.values()]
    return Wording("、".join(name.zh for name in names), ", ".join(name.en for name in names))


def _stated(piece: str) -> tuple[str, str] | None:
    named = _NAMED.fullmatch(piece)
    if named is None:
        key = next(_meant_by(piece), None)
        return (key, piece) if key else None
    axis = _axis_called(named[1])
    return (axis.key, named[2]) if axis and is_state(axis, named[2]) else None


def _axis_called(name: str) -> Axis | None:
    try:
        return VOCABULARY.axes[_ALSO_CALLED.get(fold(name)) or VOCABULARY.find_axis(name).key]
    except CardError:
        return None


def _meant_by(state: str) -> Iterator[str]:
    """The axes that a state alone may be of: a temperature, or a choice of no other kind."""
    if is_state(VOCABULARY.axes["thickness"], state):
        return
    if is_state(VOCABULARY.axes["temperature"], state):
        is_interval = read_condition("temperature", state).is_interval
        yield "temperature_range" if is_interval else "temperature"
    chosen = [key for key, axis in VOCABULARY.axes.items() if find_choice(axis.choices, state)]
    yield from (key for key in _LIKELY if key in chosen)
    if len(chosen) == 1:
        yield from chosen
