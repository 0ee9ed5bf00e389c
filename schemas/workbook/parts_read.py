"""The parts of a card document, each read once however many cards repeat it.

What `read_draft` would do with a part is done with it alone: it is read, or refused and what is
left of it is read. The cards of one workbook repeat most of what stands beside their values.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any, Generic, NamedTuple, TypeVar

from marshmallow import ValidationError

from cards.card import Card
from cards.checks import check
from cards.composition import Composition, ElementContent
from cards.problems import Path, Problem
from cards.sources import Source
from cards.values import Value
from cards.vocabulary import VOCABULARY
from schemas.card import CardSchema
from schemas.composition import CompositionSchema, ElementSchema
from schemas.content import content_of
from schemas.draft import Draft, read_draft
from schemas.fields import Json
from schemas.source import SourceSchema
from schemas.value import ValueSchema

_DRAFT = CardSchema(partial=("designation",))
_VALUE, _ELEMENT, _SOURCE = ValueSchema(), ElementSchema(), SourceSchema()
_COMPOSITION = CompositionSchema()
_FIGURE, _UNIT = _VALUE.fields["value"], _VALUE.fields["unit"]
_CONTENT = ("property", "value", "unit")
VALUES: Path = ("values",)
_SOURCES: Path = ("sources",)
_ELEMENTS: Path = ("composition", "elements")
_APART = ("values", "sources", "composition")

Frozen = tuple[Any, ...]
Part = TypeVar("Part")


class Read(NamedTuple, Generic[Part]):
    """What could be read of a part, and what was refused in it, by path within the part."""

    part: Part | None
    refused: tuple[Problem, ...] = ()


class ReadCard(NamedTuple):
    """A card of what could be read, the refusals, and which entries of each list were read."""

    card: Card
    refused: tuple[Problem, ...]
    kept: Mapping[Path, tuple[int, ...]]

    def typed(self, path: Path) -> Path:
        """The path in the document of a path in the card."""
        for holder, places in self.kept.items():
            length = len(holder)
            if path[:length] == holder and len(path) > length:
                return (*holder, places[int(path[length])], *path[length + 1 :])
        return path


def read_parts(document: Json) -> ReadCard:
    """The card that `read_draft` would read, and what it would refuse. Never raises."""
    head = _head({key: entry for key, entry in document.items() if key not in _APART})
    said = document.get("composition", {})
    composition = _composition({key: said[key] for key in said if key != "elements"})
    values = [read_value(_frozen(entry)) for entry in document.get("values", ())]
    sources = [read_source(_frozen(entry)) for entry in document.get("sources", ())]
    elements = [read_element(_frozen(entry)) for entry in said.get("elements", ())]
    assert head.part is not None and composition.part is not None
    card = replace(
        head.part,
        composition=replace(composition.part, elements=_parts(elements)),
        values=_parts(values),
        sources=_parts(sources),
    )
    refused = (
        *head.refused,
        *_under(("composition",), [composition], numbered=False),
        *_under(_ELEMENTS, elements),
        *_under(VALUES, values),
        *_under(_SOURCES, sources),
    )
    lists: Mapping[Path, Sequence[Read[Any]]] = {
        VALUES: values,
        _SOURCES: sources,
        _ELEMENTS: elements,
    }
    return ReadCard(card, refused, {path: _places(read) for path, read in lists.items()})


def _places(read: Iterable[Read[Any]]) -> tuple[int, ...]:
    return tuple(place for place, entry in enumerate(read) if entry.part is not None)


def _parts(read: Iterable[Read[Part]]) -> tuple[Part, ...]:
    return tuple(entry.part for entry in read if entry.part is not None)


def _under(path: Path, read: Iterable[Read[Any]], *, numbered: bool = True) -> Iterable[Problem]:
    for place, entry in enumerate(read):
        within = (*path, place) if numbered else path
        for problem in entry.refused:
            yield replace(problem, path=(*within, *problem.path))


def _head(said: Json) -> Read[Card]:
    try:
        if said.get("designation"):
            return Read(_DRAFT.load(said))
    except ValidationError:
        pass
    draft = read_draft(said)
    return Read(draft.card, tuple(_refusals(draft, ())))


def _composition(said: Json) -> Read[Composition]:
    try:
        return Read(_COMPOSITION.load(said))
    except ValidationError:
        draft = read_draft({"designation": "-", "composition": said})
        return Read(draft.card.composition, tuple(_refusals(draft, ("composition",))))


def _frozen(raw: Any) -> Any:
    """`raw` in a form that can be looked up; `_thawed` turns it back."""
    if isinstance(raw, dict):
        return ("{", *((key, _frozen(entry)) for key, entry in raw.items()))
    if isinstance(raw, list):
        return ("[", *map(_frozen, raw))
    return raw


def _thawed(frozen: Any) -> Any:
    if not isinstance(frozen, tuple):
        return frozen
    if frozen[0] == "[":
        return [_thawed(entry) for entry in frozen[1:]]
    return {key: _thawed(entry) for key, entry in frozen[1:]}


@lru_cache(maxsize=65_536)
def read_value(frozen: Frozen) -> Read[Value]:
    return _read(frozen, _value, lambda card: card.values, (*VALUES, 0))


@lru_cache(maxsize=32_768)
def read_element(frozen: Frozen) -> Read[ElementContent]:
    return _read(frozen, _element, lambda card: card.composition.elements, (*_ELEMENTS, 0))


@lru_cache(maxsize=8192)
def read_source(frozen: Frozen) -> Read[Source]:
    return _read(frozen, _source, lambda card: card.sources, (*_SOURCES, 0))


def _read(
    frozen: Frozen,
    load: Callable[[Frozen], Part],
    left_in: Callable[[Card], Sequence[Part]],
    path: Path,
) -> Read[Part]:
    try:
        return Read(load(frozen))
    except ValidationError:
        pass
    draft = read_draft({"designation": "-", **_holding(path, _thawed(frozen))})
    return Read(next(iter(left_in(draft.card)), None), tuple(_refusals(draft, path)))


def _holding(path: Path, part: Json) -> Json:
    """A document in which the part stands at the path."""
    held: Any = part
    for step in reversed(path):
        held = [held] if isinstance(step, int) else {step: held}
    holder: Json = held
    return holder


def _refusals(draft: Draft, path: Path) -> Iterable[Problem]:
    """What was refused at the path, without what the rules have against the rest."""
    judged = {(problem.code, problem.finding) for problem in check(draft.card)}
    for problem in draft.problems:
        is_of_rules = (problem.code, problem.finding) in judged
        if not is_of_rules and problem.path[: len(path)] == path:
            yield replace(problem, path=problem.path[len(path) :])


def _element(frozen: Frozen) -> ElementContent:
    element: ElementContent = _ELEMENT.load(_thawed(frozen))
    return element


def _source(frozen: Frozen) -> Source:
    source: Source = _SOURCE.load(_thawed(frozen))
    return source


def _value(frozen: Frozen) -> Value:
    content = [entry for entry in frozen[1:] if entry[0] in _CONTENT]
    said = dict(content)
    owner = VOCABULARY.properties.get(said.get("property", ""))
    if owner is None or "value" not in said:
        value: Value = _VALUE.load(_thawed(frozen))
        return value
    beside = ("{", *(entry for entry in frozen[1:] if entry[0] not in _CONTENT))
    read = {"value": _FIGURE.deserialize(said["value"])}
    if said.get("unit"):
        read["unit"] = _UNIT.deserialize(said["unit"])
    return replace(_beside(owner.key, beside), content=content_of(owner, read))


@lru_cache(maxsize=8192)
def _beside(key: str, frozen: Frozen) -> Value:
    """A value of the property, all of it read but what it says."""
    value: Value = _VALUE.load({**_thawed(frozen), "property": key, "absent": "not_tested"})
    return value
