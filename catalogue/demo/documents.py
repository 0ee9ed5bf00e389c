"""Builds the card documents of the literature catalogue from its tables in `data/`.

`values.csv` holds one value of one source a line, so a change of the data reads as a change of
lines. To add a value, add a line there and, if new, its source to `sources.yaml` and its state
to `cards.csv`.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from cards.designations import names_of
from cards.vocabulary import parse_yaml

DATA = Path(__file__).resolve().parent / "data"

Row = Mapping[str, str]
Document = dict[str, Any]

_INGOT_NAMES = ("UNS ingot", "ISO", "literature")


@dataclass(frozen=True, slots=True)
class LiteratureCard:
    """A card document under the key that the loader knows it by."""

    key: str
    document: Document


@dataclass(frozen=True)
class Tables:
    """The tables as read, grouped by card."""

    folder: Path = DATA

    def rows(self, name: str) -> list[Row]:
        with (self.folder / name).open(encoding="utf-8", newline="") as table:
            return list(csv.DictReader(table))

    def mapping(self, name: str) -> dict[str, Any]:
        content = parse_yaml((self.folder / name).read_text(encoding="utf-8"))
        assert isinstance(content, dict)
        return content

    def grouped(self, name: str, column: str) -> dict[str, list[Row]]:
        groups: dict[str, list[Row]] = {}
        for row in self.rows(name):
            groups.setdefault(row[column], []).append(row)
        return groups

    @cached_property
    def cards(self) -> list[Row]:
        return self.rows("cards.csv")

    @cached_property
    def values(self) -> dict[str, list[Row]]:
        return self.grouped("values.csv", "card")

    @cached_property
    def compositions(self) -> dict[str, list[Row]]:
        return self.grouped("composition.csv", "card")

    @cached_property
    def curves(self) -> dict[str, list[Row]]:
        return self.grouped("curves.csv", "card")

    @cached_property
    def points(self) -> dict[str, list[Row]]:
        return self.grouped("points.csv", "curve")

    @cached_property
    def sources(self) -> dict[str, Any]:
        return self.mapping("sources.yaml")

    @cached_property
    def remarks(self) -> dict[str, Any]:
        return self.mapping("remarks.yaml")


def literature_cards(tables: Tables | None = None) -> Iterator[LiteratureCard]:
    """Every card of the literature catalogue, in the order of `cards.csv`."""
    tables = tables or Tables()
    for row in tables.cards:
        yield LiteratureCard(row["card"], _document(row, tables))


def _document(row: Row, tables: Tables) -> Document:
    key = row["card"]
    values = [_value(entry) for entry in tables.values.get(key, ())]
    values += [_curve(entry, tables.points[entry["curve"]]) for entry in tables.curves.get(key, ())]
    document = {
        "schema": 1,
        "designation": row["designation"],
        "designation_system": row["system"],
        "other_designations": _other_names(row),
        **{name: row[name] for name in ("family", "form", "process", "temper")},
        **tables.remarks.get(key, {}),
        "composition": _composition(tables.compositions.get(key, [])),
        "values": values,
    }
    document["sources"] = _sources(document, tables.sources)
    return {name: entry for name, entry in document.items() if entry}


def _other_names(row: Row) -> list[str]:
    """Names that mean the same alloy; near names are left to the cross-reference."""
    equal = names_of(row["designation"]).equal
    known = [
        name for system, names in equal.items() if system not in _INGOT_NAMES for name in names
    ]
    names = dict.fromkeys(known + _listed(row["other_designations"]))
    return [name for name in names if name != row["designation"]]


def _listed(text: str) -> list[str]:
    return [part.strip() for part in text.split(";") if part.strip()]


def _conditions(text: str) -> dict[str, str]:
    return dict(part.split("=", 1) for part in _listed(text))


def _value(row: Row) -> Document:
    beside = ("basis", "specimen", "standard", "method", "s", "source", "note")
    value = {
        "property": row["property"],
        "value": row["value"],
        "unit": row["unit"],
        "conditions": _conditions(row["conditions"]),
        **{name: row[name] for name in beside},
    }
    return {name: entry for name, entry in value.items() if entry}


def _curve(row: Row, points: Iterable[Row]) -> Document:
    value = {
        "property": row["property"],
        "curve": {
            "x": row["x"],
            "x_unit": row["x_unit"],
            "points": [[point["x"], point["y"]] for point in points],
        },
        "unit": row["unit"],
        "conditions": _conditions(row["conditions"]),
        **{name: row[name] for name in ("basis", "source", "note")},
    }
    return {name: entry for name, entry in value.items() if entry}


def _composition(rows: list[Row]) -> Document:
    if not rows:
        return {}
    elements = [_element(row) for row in rows]
    standard = {"standard": rows[0]["standard"]} if rows[0]["standard"] else {}
    return {"elements": elements, "source": rows[0]["source"], **standard}


def _element(row: Row) -> Document:
    limits = {name: row[name] for name in ("min", "max") if row[name]}
    balance = {"balance": True} if row["balance"] else {}
    return {"element": row["element"], **limits, **balance}


def _sources(document: Document, known: Mapping[str, Any]) -> list[Document]:
    """The sources the document refers to, in the order in which it first does."""
    parts = [document["composition"], *document["values"], *document.get("proven_cases", [])]
    used = dict.fromkeys(part["source"] for part in parts if part.get("source"))
    return [{"id": source, **known[source]} for source in used]
