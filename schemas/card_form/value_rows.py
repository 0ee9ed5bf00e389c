"""A value of a property as a row of the card form."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from cards.choices import find_choice
from cards.errors import CardError
from cards.problems import Path
from cards.values import ABSENCE_NAMES, BASIS_NAMES
from cards.vocabulary import VOCABULARY, Property
from cards.wording import Wording, fold
from schemas.card_form.condition_fields import condition_fields, unit_named, unit_options
from schemas.card_form.curve_text import points_text
from schemas.card_form.fixed_fields import SOURCE_LABEL, chosen, entries
from schemas.card_form.shown import Typed, anchor_of, name_of, text_of, ticked
from schemas.card_form.view import Field, Kind, Option, ValueRow
from schemas.content import CONTENTS
from schemas.fields import title_of
from schemas.typed_document import part_at
from schemas.typed_text import is_given
from schemas.value import ValueSchema

_VALUE = ValueSchema()
_BESIDE = ("standard", "method", "specimen", "n", "s", "lots", "tested_on", "note")
_KINDS = {"tested_on": Kind.DAY, "note": Kind.LINES, "until": Kind.DAY}
_HINTS = {"n": "5", "s": "3.2", "lots": "3", "value": "240 · ≥ 240 · 240~260 · 240±10"}
_CONTENT_NAMES = {
    "value": Wording("数值", "value"),
    "curve": Wording("曲线", "curve"),
    "choice": Wording("选项", "choice"),
}
_WITHOUT = Wording("无：", "none: ")
_FORMS = {"number": ("value", "curve"), "rating": ("value",), "choice": ("choice",)}
_CONTENT = Wording("内容", "given as")
_BASES = tuple(Option(key.value, name) for key, name in BASIS_NAMES.items())
_AXES = tuple(Option(axis.key, axis.name) for axis in VOCABULARY.axes.values() if axis.is_number)


def owner_of(entry: Mapping[str, Any]) -> Property | None:
    """The property that a value names, if the vocabulary has it."""
    text = text_of(entry.get("property"))
    try:
        return VOCABULARY.find_property(text) if text else None
    except CardError:
        return None


def forms_of(owner: Property | None) -> tuple[str, ...]:
    """As what a property may be stated, the usual first."""
    if owner is None:
        return ("value", "curve", "choice")
    return _FORMS.get(owner.kind, ("curve",))


def content_key(entry: Mapping[str, Any], owner: Property | None) -> str:
    """What a value is stated as: `value`, `curve`, `choice`, or `absent:` with the reason."""
    present = [key for key in CONTENTS if key in entry]
    given = [key for key in present if is_given(entry[key])]
    key = next(iter((*given, *present, *forms_of(owner))))
    if key != "absent":
        return key
    reason, _ = chosen(text_of(entry["absent"]) or "", _reasons())
    return f"absent:{reason}"


def shape_of(document: Typed) -> tuple[object, ...]:
    """What decides which rows and fields the form of a document has, texts left out."""
    stated = [
        (place, content_key(entry, owner_of(entry)), text_of(entry.get("property")), _units(entry))
        for place, entry in entries(document, ("values",)).items()
    ]
    rows = [tuple(entries(document, path)) for path in _ROWS]
    limits = part_at(document, "limits_of_use")
    return (*stated, *rows, len(limits) if isinstance(limits, list) else 0)


def _units(entry: Mapping[str, Any]) -> tuple[object, ...]:
    """The units of a curve: they may come with its points."""
    curve = entry.get("curve")
    return (text_of(part_at(curve, "x_unit")), text_of(entry.get("unit"))) if curve else ()


_ROWS: tuple[Path, ...] = (("sources",), ("proven_cases",), ("composition", "elements"))


@lru_cache(maxsize=1)
def _reasons() -> tuple[Option, ...]:
    return tuple(Option(key.value, name) for key, name in ABSENCE_NAMES.items())


def value_row(place: int, entry: Mapping[str, Any], sources: tuple[Option, ...]) -> ValueRow | None:
    """The row of a value; None for one whose property no field can show."""
    called = text_of(entry.get("property"))
    if called is None:
        return None
    row, owner = _Row(("values", place), entry), owner_of(entry)
    key = content_key(entry, owner)
    return ValueRow(
        path=row.path,
        name=name_of(*row.path),
        anchor=anchor_of(row.path),
        owner=owner.key if owner else "",
        title=owner.name if owner else Wording(called, called),
        symbol=owner.symbol if owner else "",
        called=None if owner else row.line("property", listed="properties"),
        content=row.content(key, owner),
        said=row.said(key, owner),
        basis=row.choice("basis", _BASES),
        source=row.choice("source", sources, label=SOURCE_LABEL),
        conditions=condition_fields(row.path, entry, owner, row.axis(key)),
        rest=row.rest(owner),
    )


class _Row:
    """The fields of one value; a field that could not show its part is not made."""

    def __init__(self, path: Path, entry: Mapping[str, Any]) -> None:
        self.path = path
        self._entry = entry

    def line(self, key: str, **more: Any) -> Field:
        """A line of text; it is blank where the part cannot be shown."""
        return self._field((key,), text_of(self._entry.get(key)) or "", **more)

    def choice(self, key: str, known: tuple[Option, ...], **more: Any) -> Field:
        text, options = chosen(text_of(self._entry.get(key)) or "", known)
        return self._field((key,), text, Kind.CHOICE, options=options, **more)

    def _field(self, keys: Path, text: str, kind: Kind | None = None, **more: Any) -> Field:
        path, key = (*self.path, *keys), str(keys[-1])
        label = more.pop("label", None) or title_of(_VALUE.by_key[key])
        more.setdefault("hint", _HINTS.get(key, ""))
        return Field(name_of(*path), path, label, kind or _KINDS.get(key, Kind.LINE), text, **more)

    def content(self, key: str, owner: Property | None) -> Field:
        stated = [Option(form, _CONTENT_NAMES[form]) for form in forms_of(owner)]
        absent = [Option(f"absent:{option.key}", _none(option.name)) for option in _reasons()]
        options = [*stated, *absent]
        if key not in [option.key for option in options]:
            text = key.removeprefix("absent:")
            name = _CONTENT_NAMES.get(text) or _none(Wording(text, text))
            options.append(Option(key, name))
        return self._field(("content",), key, Kind.CONTENT, options=tuple(options), label=_CONTENT)

    def said(self, key: str, owner: Property | None) -> tuple[Field, ...]:
        """The fields that say the content."""
        if key == "value":
            return self._shown("value", beside=self._unit(owner))
        if key == "curve":
            return self._curve(owner)
        if key == "choice":
            return self._choice(owner)
        limit = "limit" in self._entry or key == "absent:below_limit"
        until = "until" in self._entry or key == "absent:pending"
        limits = self._shown("limit", beside=self._unit(owner)) if limit else ()
        return (*limits, *(self._shown("until") if until else ()))

    def _shown(self, key: str, **more: Any) -> tuple[Field, ...]:
        text = text_of(self._entry.get(key))
        return () if text is None else (self._field((key,), text, **more),)

    def _unit(self, owner: Property | None) -> Field | None:
        text = text_of(self._entry.get("unit"))
        if text is None or (owner is not None and _has_no_unit(owner, text)):
            return None
        if owner is None or owner.unit is None:
            return self._field(("unit",), text)
        unit = VOCABULARY.units[owner.unit]
        named = unit_named(unit, text)
        return self._field(("unit",), named, Kind.CHOICE, options=unit_options(unit.key, named))

    def _choice(self, owner: Property | None) -> tuple[Field, ...]:
        text = text_of(self._entry.get("choice"))
        if text is None:
            return ()
        if owner is None:
            return (self._field(("choice",), text),)
        found = find_choice(owner.choices, text) if text.strip() else None
        known = tuple(Option(choice.key, choice.name) for choice in owner.choices.values())
        key, options = chosen(found.key if found else text, known)
        return (self._field(("choice",), key, Kind.CHOICE, options=options),)

    def axis(self, key: str) -> str:
        """The axis over which the value is drawn, when it is a curve."""
        typed = text_of(part_at(self._entry.get("curve"), "x")) if key == "curve" else ""
        return _axis_key(typed or "")

    def _curve(self, owner: Property | None) -> tuple[Field, ...]:
        curve = self._entry.get("curve")
        if is_given(curve) and not isinstance(curve, Mapping):
            return ()
        x, x_unit = (text_of(part_at(curve, key)) for key in ("x", "x_unit"))
        points = points_text(part_at(curve, "points"))
        if x is None or x_unit is None or points is None:
            return ()
        return (*self._across(x, x_unit), *filter(None, [self._unit(owner)]), self._points(points))

    def _across(self, x: str, x_unit: str) -> tuple[Field, ...]:
        key = _axis_key(x)
        text, options = chosen(key or x, _AXES)
        label = Wording("横轴", "x axis")
        axis = self._field(("curve", "x"), text, Kind.CHOICE, options=options, label=label)
        unit = VOCABULARY.units[VOCABULARY.axis(key).unit or "1"] if key else None
        named = unit_named(unit, x_unit) if unit else x_unit
        label = Wording("横轴单位", "unit of x")
        kind = Kind.CHOICE if unit else Kind.LINE
        options = unit_options(unit.key, named) if unit else ()
        place: Path = ("curve", "x_unit")
        return axis, self._field(place, named, kind, options=options, label=label)

    def _points(self, text: str) -> Field:
        label = Wording("点：每行 x 与 y", "points: x and y, one pair a line")
        return self._field(("curve", "points"), text, Kind.POINTS, label=label)

    def rest(self, owner: Property | None) -> tuple[Field, ...]:
        listed = {"standard": f"standards-{owner.key}" if owner and owner.standards else ""}
        found = [self._shown(key, listed=listed.get(key, "")) for key in _BESIDE]
        return tuple(field for fields in (*found, self._ticks()) for field in fields)

    def _ticks(self) -> tuple[Field, ...]:
        text = ticked({**self._entry}, ("confidential",), unless=False)
        return () if text is None else (self._field(("confidential",), text, Kind.TICK),)


def _has_no_unit(owner: Property, typed: str) -> bool:
    return not typed.strip() and (owner.unit is None or owner.kind == "rating")


def _none(reason: Wording) -> Wording:
    return Wording(_WITHOUT.zh + reason.zh, _WITHOUT.en + reason.en)


def _axis_key(name: str) -> str:
    try:
        return VOCABULARY.find_axis(name).key if fold(name) else ""
    except CardError:
        return ""
