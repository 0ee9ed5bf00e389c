"""The form of a scenario: its fields, the document that they make, and the findings beside each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any

from werkzeug.datastructures import MultiDict

from cards.problems import Problem
from cards.requirement import (
    DEMANDED_BASIS_NAMES,
    THRESHOLD_SOURCE_NAMES,
    DemandedBasis,
    ThresholdSource,
)
from cards.scenario import FIELD_NAMES, NEED_NAMES, ROLE_LEVEL_NAMES, Scenario
from cards.wording import Wording
from catalogue.web.documents import Finding
from schemas.scenario import dump_scenario
from schemas.typed_document import part_at
from schemas.yaml_text import dump_yaml, read_yaml_text

TEXTS = ("key", "field", "role_level", "wall_thickness", "part_mass", "materials")
PAIRS = ("name", "process", "facts")
ROWS = {
    "requirements": ("text", "basis", "threshold", "source", "note.zh", "note.en"),
    "part_requirements": ("statement.zh", "statement.en", "threshold", "source"),
    "cases": ("statement.zh", "statement.en", "source"),
}
SPARE_ROWS = 2
CHOSEN = {
    "basis": DemandedBasis.TYPICAL.value,
    "threshold": ThresholdSource.ENGINEERING_JUDGEMENT.value,
}
"""What a spare row has chosen already: alone it makes no row."""

NAMES: Mapping[str, Mapping[Any, Wording]] = {
    "field": FIELD_NAMES,
    "role_level": ROLE_LEVEL_NAMES,
    "needs": NEED_NAMES,
    "basis": DEMANDED_BASIS_NAMES,
    "threshold": THRESHOLD_SOURCE_NAMES,
}
CHOICES = {
    name: [(key.value, wording) for key, wording in names.items()] for name, names in NAMES.items()
}

Fields = MultiDict[str, str]
Row = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class ScenarioForm:
    """The fields as typed, rows without the emptied ones and with spare ones, and the findings by
    the name of the field that they concern."""

    texts: Mapping[str, str]
    needs: Sequence[str]
    rows: Mapping[str, Sequence[Row]]
    findings: Mapping[str, Sequence[Finding]]

    def at(self, name: str) -> Sequence[Finding]:
        """What is found at the field, or at a part of it that has no field of its own."""
        return [
            finding
            for where, found in self.findings.items()
            if where == name or (where.startswith((f"{name}.", f"{name}[")))
            for finding in found
        ]

    def only_at(self, name: str) -> Sequence[Finding]:
        """What is found at exactly that place."""
        return self.findings.get(name, ())


def form_of(fields: Fields, problems: Iterable[Problem]) -> ScenarioForm:
    """The form as it is shown again."""
    findings: dict[str, list[Finding]] = {}
    for entry in problems:
        finding = Finding(entry.severity.value, entry.where, entry.finding, entry.advice)
        findings.setdefault(entry.where, []).append(finding)
    spare = dict.fromkeys(sum(ROWS.values(), ()), "") | CHOSEN
    return ScenarioForm(
        texts={name: fields.get(name, "") for name in _single_fields()},
        needs=fields.getlist("needs"),
        rows={name: [*_typed_rows(fields, name), *[spare] * SPARE_ROWS] for name in ROWS},
        findings=findings,
    )


def document_of(fields: Fields) -> dict[str, Any]:
    """The document that the fields make, without what was left empty.

    Raises DocumentUnreadable for a part that is replaced that is no YAML.
    """
    document: dict[str, Any] = {name: fields.get(name, "").strip() for name in TEXTS}
    document |= {
        name: _nested({"zh": _of(fields, name, "zh"), "en": _of(fields, name, "en")})
        for name in PAIRS
    }
    document["needs"] = fields.getlist("needs")
    document |= {name: [_nested(row) for row in _typed_rows(fields, name)] for name in ROWS}
    document["incumbent"] = read_yaml_text(_bytes(fields.get("incumbent", ""))).content
    document["sources"] = [line for line in _lines(fields.get("sources", "")) if line]
    return {name: part for name, part in document.items() if part not in ("", None, [], {})}


def fields_of(scenario: Scenario) -> Fields:
    """The fields that make the scenario."""
    document = dump_scenario(scenario)
    fields: Fields = MultiDict({name: document.get(name, "") for name in TEXTS})
    for name in PAIRS:
        fields[f"{name}.zh"] = part_at(document, name, "zh") or ""
        fields[f"{name}.en"] = part_at(document, name, "en") or ""
    fields.setlist("needs", document.get("needs", []))
    for name, columns in ROWS.items():
        for row in document.get(name, []):
            for column in columns:
                fields.add(f"{name}.{column}", part_at(row, *column.split(".")) or "")
    incumbent = document.get("incumbent")
    fields["incumbent"] = dump_yaml(incumbent) if incumbent else ""
    fields["sources"] = "\n".join(document.get("sources", []))
    return fields


def _single_fields() -> Iterable[str]:
    return (*TEXTS, *(f"{name}.{tag}" for name in PAIRS for tag in ("zh", "en")), *_BY_LINES)


_BY_LINES = ("incumbent", "sources")


def _of(fields: Fields, name: str, tag: str) -> str:
    return fields.get(f"{name}.{tag}", "").strip()


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines()]


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def _typed_rows(fields: Fields, name: str) -> list[Row]:
    columns = ROWS[name]
    typed = (fields.getlist(f"{name}.{column}") for column in columns)
    rows = (dict(zip(columns, texts, strict=True)) for texts in zip_longest(*typed, fillvalue=""))
    return [row for row in rows if any(row[key].strip() for key in columns if key not in CHOSEN)]


def _nested(row: Row) -> dict[str, Any]:
    """A row as part of the document: `note.zh` stands as `zh` within `note`."""
    nested: dict[str, Any] = {}
    for column, text in row.items():
        if text.strip():
            name, _, tag = column.partition(".")
            if tag:
                nested.setdefault(name, {})[tag] = text
            else:
                nested[name] = text
    return nested
