"""From a document as typed to its form: every field with what it shows, nothing hidden."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from cards.problems import Path
from cards.sections import EXPECTED, SECTIONS, WITH_VALUES, section_of_property
from cards.vocabulary import VOCABULARY, Property
from cards.wording import NO_WORDING, Wording
from schemas.card_form import fixed_fields as fixed
from schemas.card_form.leftovers import as_json, leftovers
from schemas.card_form.shown import Typed
from schemas.card_form.value_rows import value_row
from schemas.card_form.view import (
    CardForm,
    EntryRow,
    Field,
    GroupSection,
    Option,
    PropertyChoice,
    ValueRow,
)
from schemas.elements import ELEMENTS, GROUPS, element_name
from schemas.sheet_head import FORM_NAMES
from schemas.typed_document import part_at

_ROW_LISTS = (("values",), ("sources",), ("proven_cases",), ("composition", "elements"))
USUAL = tuple(key for alternatives in EXPECTED for key in alternatives)
_SYSTEMS = ("GB/T", "ASTM", "EN", "ISO", "UNS", "JIS")


def form_of(document: Typed, wanted: Sequence[str] = USUAL) -> CardForm:
    """The form of a document as typed; `wanted` are the keys of the properties to suggest first.

    Never raises: what cannot be shown stands under `other`, of its row or of the card.
    """
    form = _form(document, wanted)
    left = leftovers(document, form.parts)
    others = {row: _taken(left, row) for row in _row_paths(document)}
    others = {row: text for row, text in others.items() if text}
    if not others:
        return replace(form, other=as_json(left))
    return _with_others(form, others, as_json(_pruned(left)))


def _form(document: Typed, wanted: Sequence[str]) -> CardForm:
    sources = fixed.source_options(document)
    rows = tuple(_value_rows(document, sources))
    return CardForm(
        identity=_card(document, fixed.IDENTITY),
        names=_card(document, fixed.NAMES),
        summary=_card(document, fixed.SUMMARY),
        limits=fixed.limit_rows(document),
        composition=fixed.fields_of(
            document, ("composition",), fixed.COMPOSED, fixed.COMPOSITION, sources
        ),
        elements=_rows(document, ("composition", "elements"), sources),
        groups=tuple(_groups(rows, wanted)),
        nameless=tuple(row for row in rows if not row.owner),
        sources=_rows(document, ("sources",), sources),
        supply=fixed.fields_of(document, ("supply",), fixed.SUPPLIED, fixed.SUPPLY, ()),
        cases=_rows(document, ("proven_cases",), sources),
        validity=_card(document, fixed.VALIDITY),
        lists=tuple(_lists(rows)),
        other="",
    )


def _card(document: Typed, asked: tuple[fixed.Asked, ...]) -> tuple[Field, ...]:
    return fixed.fields_of(document, (), fixed.CARD, asked, ())


_PARTS = {
    "elements": (fixed.ONE_ELEMENT, (fixed.ELEMENT, ())),
    "sources": (fixed.ONE_SOURCE, (fixed.SOURCE, fixed.SOURCE_REST)),
    "proven_cases": (fixed.ONE_CASE, (fixed.CASE, ())),
}


def _rows(document: Typed, path: Path, sources: tuple[Option, ...]) -> tuple[EntryRow, ...]:
    part, asked = _PARTS[str(path[-1])]
    return fixed.entry_rows(document, path, part, asked, sources)


def _value_rows(document: Typed, sources: tuple[Option, ...]) -> Iterator[ValueRow]:
    for place, entry in fixed.entries(document, ("values",)).items():
        row = value_row(place, entry, sources)
        if row is not None:
            yield row


def _groups(rows: tuple[ValueRow, ...], wanted: Sequence[str]) -> Iterator[GroupSection]:
    stated = {row.owner for row in rows}
    members: dict[str, list[Property]] = {key: [] for key in WITH_VALUES}
    for entry in VOCABULARY.properties.values():
        members[section_of_property(entry.key)].append(entry)
    for key in WITH_VALUES:
        owned = [row for row in rows if row.owner and section_of_property(row.owner) == key]
        choices = _choices(members[key], stated, wanted)
        yield GroupSection(key, SECTIONS[key][1], tuple(owned), choices)


def _choices(
    members: Sequence[Property], stated: Collection[str], wanted: Sequence[str]
) -> tuple[PropertyChoice, ...]:
    rank = {key: place for place, key in enumerate(wanted)}
    ordered = sorted(members, key=lambda entry: rank.get(entry.key, len(rank)))
    return tuple(
        PropertyChoice(entry.key, entry.name, entry.symbol, entry.key in stated)
        for entry in ordered
    )


def _lists(rows: tuple[ValueRow, ...]) -> Iterator[tuple[str, tuple[Option, ...]]]:
    """The suggestions of fields, each under the id by which fields name it."""
    yield from _fixed_lists()
    for key in dict.fromkeys(row.owner for row in rows if row.owner):
        standards = VOCABULARY.properties[key].standards
        if standards:
            yield f"standards-{key}", tuple(Option(text, NO_WORDING) for text in standards)


@lru_cache(maxsize=1)
def _fixed_lists() -> tuple[tuple[str, tuple[Option, ...]], ...]:
    properties = VOCABULARY.properties.values()
    elements = (*ELEMENTS, *GROUPS)
    return (
        ("forms", tuple(Option(key, name) for key, name in FORM_NAMES.items())),
        ("systems", tuple(Option(name, NO_WORDING) for name in _SYSTEMS)),
        ("elements", tuple(Option(key, Wording(element_name(key))) for key in elements)),
        (
            "properties",
            tuple(Option(entry.symbol or entry.key, entry.name) for entry in properties),
        ),
        ("axes", tuple(Option(key, axis.name) for key, axis in VOCABULARY.axes.items())),
    )


def _row_paths(document: Typed) -> Iterator[Path]:
    for path in _ROW_LISTS:
        for place in fixed.entries(document, path):
            yield (*path, place)


def _taken(left: Typed, row: Path) -> str:
    """What is left of a row, taken out of what is left of the card."""
    holder = part_at(left, *map(str, row[:-1]))
    return as_json(holder.pop(str(row[-1]), None)) if isinstance(holder, dict) else ""


def _pruned(left: Typed) -> Typed:
    pruned = {key: _pruned(part) if isinstance(part, dict) else part for key, part in left.items()}
    return {key: part for key, part in pruned.items() if part != {}}


def _with_others(form: CardForm, others: dict[Path, str], other: str) -> CardForm:
    def told(rows: tuple[EntryRow, ...]) -> tuple[EntryRow, ...]:
        return tuple(replace(row, other=others.get(row.path, "")) for row in rows)

    def told_values(rows: tuple[ValueRow, ...]) -> tuple[ValueRow, ...]:
        return tuple(replace(row, other=others.get(row.path, "")) for row in rows)

    groups = (replace(group, rows=told_values(group.rows)) for group in form.groups)
    return replace(
        form,
        groups=tuple(groups),
        nameless=told_values(form.nameless),
        sources=told(form.sources),
        elements=told(form.elements),
        cases=told(form.cases),
        other=other,
    )
