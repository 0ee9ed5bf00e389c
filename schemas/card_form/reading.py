"""From the posted fields of the card form back to the document as typed.

A field changes the document only where it differs from what the form showed of it. So a form
that is sent back untouched gives the very same document, and what no field shows is kept.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from copy import deepcopy
from typing import Any

from cards.errors import CardError
from cards.problems import Path
from cards.vocabulary import VOCABULARY
from schemas.card_form.condition_fields import joined
from schemas.card_form.curve_text import read_points, units_in_head
from schemas.card_form.fixed_fields import entries
from schemas.card_form.form import form_of
from schemas.card_form.shown import Typed, name_of, put
from schemas.card_form.value_rows import content_key, owner_of
from schemas.card_form.view import CardForm, Field, Kind
from schemas.content import CONTENTS

Sent = Mapping[str, str]
_ONLY_WITHOUT = ("limit", "until")
_SAYING = ("property", "unit", "limit", *CONTENTS)


def typed_from(sent: Sent, previous: Typed) -> Typed:
    """The document that the fields make of the one that the form showed.

    `sent` are the texts by name of field; a field that was not sent stays as it is, and one that
    was emptied takes its part away.
    """
    document = deepcopy(previous)
    _switch(document, sent)
    form = form_of(document)
    shown = _conditions_in(form if document == previous else form_of(previous))
    _write(document, form, sent)
    _write_more(document, sent, shown | _conditions_in(form))
    _drop_derived(document, previous)
    return document


def _switch(document: Typed, sent: Sent) -> None:
    """Make a place in each value for what it is to state from now on."""
    for place, entry in entries(document, ("values",)).items():
        wish = sent.get(name_of("values", place, "content"))
        if wish is not None and wish != content_key(entry, owner_of(entry)):
            _restate(document["values"][place], wish)


def _restate(entry: dict[str, Any], wish: str) -> None:
    """Take away what a value said, and make room for what it is to say; a curve is not stated at
    one point of the axis that it is drawn over."""
    key, _, reason = wish.partition(":")
    if key not in CONTENTS:
        return
    for other in (*CONTENTS, *_ONLY_WITHOUT):
        entry.pop(other, None)
    owner = owner_of(entry)
    if key in ("value", "curve") and owner and owner.unit:
        entry.setdefault("unit", owner.unit)
    entry[key] = reason
    if key == "curve":
        axis = owner.curve.axis if owner and owner.curve else ""
        entry[key] = {"x": axis} if axis else {}
        if isinstance(entry.get("conditions"), dict):
            entry["conditions"].pop(axis, None)


def _write(document: Typed, form: CardForm, sent: Sent) -> None:
    for field in form.fields:
        if field.kind is Kind.STATE:
            _write_state(document, field, sent)
        elif field.kind is not Kind.CONTENT:
            _write_parts(document, field, sent)


def _conditions_in(form: CardForm) -> frozenset[str]:
    """The names of the fields that a form has for conditions."""
    return frozenset(field.name for row in form.values for field in row.conditions)


def _write_parts(document: Typed, field: Field, sent: Sent) -> None:
    for part in field.parts:
        text = sent.get(part.name)
        if text is not None and not is_same(part, text):
            put(document, part.path, _part(part, text))
            if part.kind is Kind.POINTS:
                _take_units(document, part.path[:2], text)


def _take_units(document: Typed, value: Path, text: str) -> None:
    """Let the curve have the units that stand in the head of its pasted columns."""
    across, upward = units_in_head(text)
    for path, unit in (((*value, "curve", "x_unit"), across), ((*value, "unit"), upward)):
        if unit:
            put(document, path, unit)


def _write_state(document: Typed, field: Field, sent: Sent) -> None:
    unit = field.beside
    assert unit is not None
    number = sent.get(field.name, field.text)
    named = sent.get(unit.name, unit.text)
    if is_same(field, number) and (named == unit.text or not number.strip()):
        return
    axis = VOCABULARY.find_axis(str(field.path[-1]))
    put(document, field.path, joined(axis, number, named).strip() or None)


def is_same(field: Field, text: str) -> bool:
    """Whether a text says no more than the field showed, as browsers send it."""
    return _as_sent(field.text, field.kind) == _as_sent(text, field.kind)


def _as_sent(text: str, kind: Kind) -> str:
    plain = text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "\ufffd")
    return plain if kind.is_long else plain.replace("\n", "")


def _part(field: Field, text: str) -> Any:
    """What a text makes of the part; None when it says nothing."""
    if field.kind is Kind.TICK:
        return bool(text)
    if not text.strip():
        return None
    if field.kind is Kind.LIST:
        return [line.strip() for line in text.splitlines() if line.strip()]
    if field.kind is Kind.POINTS:
        return read_points(text)
    return text.replace("\r\n", "\n") if field.kind.is_long else text


def _write_more(document: Typed, sent: Sent, known: Collection[str]) -> None:
    """Conditions for which a row had no field: they are named by their axis, or in a field."""
    for place, entry in entries(document, ("values",)).items():
        row = name_of("values", place)
        stated = entry.get("conditions")
        if stated is None or isinstance(stated, dict):
            for axis, text in (*_named(sent, known, row), _one_more(sent, row)):
                if axis.strip() and text.strip():
                    put(document, ("values", place, "conditions", _axis_key(axis)), text)


def _named(sent: Sent, known: Collection[str], row: str) -> Iterator[tuple[str, str]]:
    for key, axis in VOCABULARY.axes.items():
        name = f"{row}.conditions.{key}"
        if name in sent and name not in known:
            unit = sent.get(f"{name}.unit", "")
            yield key, joined(axis, sent[name], unit) if unit else sent[name]


def _one_more(sent: Sent, row: str) -> tuple[str, str]:
    return sent.get(f"{row}.more.axis", ""), sent.get(f"{row}.more.state", "")


def _axis_key(name: str) -> str:
    try:
        return VOCABULARY.find_axis(name).key
    except CardError:
        return name.strip()


def _drop_derived(document: Typed, previous: Typed) -> None:
    """Canonical numbers follow from what is typed: they go when that has changed."""
    before = entries(previous, ("values",))
    for place, entry in entries(document, ("values",)).items():
        if any(entry.get(key) != before[place].get(key) for key in _SAYING):
            put(document, ("values", place, "canonical"), None)
