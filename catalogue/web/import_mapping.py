"""The form in which a supplier says what the columns of a workbook mean, and what it brings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from cards.values import BASIS_NAMES
from cards.wording import Wording
from catalogue.http.languages import language
from catalogue.settings import LOCALES
from catalogue.store.imports import Import
from catalogue.web.import_statement import (
    Refused,
    StatementForm,
    Typed,
    conditions_said,
    statement_form,
)
from schemas.workbook.column_units import stated_unit, units_taken
from schemas.workbook.fields import UNMAPPED
from schemas.workbook.plan import Column, ColumnPlan, Plan, Role
from schemas.workbook.remembered import Remembered, Statement
from schemas.workbook.targets import targets

_NOT_STATED = ("basis_missing", "source_missing")
_WITHOUT_UNIT = "unit_missing"


@dataclass(frozen=True, slots=True)
class ColumnField:
    """A column with the meaning that is typed for it; `beside` is what its head says further.

    `units` are those to choose from where the head states none, `unit` the chosen one.
    """

    name: str
    letter: str
    header: str
    sample: str
    meaning: str
    beside: str
    units: Sequence[str]
    unit: str
    is_unmapped: bool
    is_uncertain: bool
    lacks_unit: bool
    refusal: Wording | None


@dataclass(frozen=True, slots=True)
class SheetFields:
    """The columns of one sheet, those to be looked at apart from those that are clear."""

    name: str
    field: str
    is_read: bool
    is_turned: bool
    doubtful: Sequence[ColumnField]
    clear: Sequence[ColumnField]


@dataclass(frozen=True, slots=True)
class MappingForm:
    """The whole form; `is_wanted` when the file cannot be imported as it is read now."""

    sheets: Sequence[SheetFields]
    meanings: Sequence[str]
    statement: StatementForm
    refused: Mapping[str, Wording]
    doubtful: int
    is_wanted: bool


@lru_cache(maxsize=2)
def labels(tongue: str) -> Mapping[str, str]:
    """What each meaning is called in the list, by its key; a name that several have is told from
    the others by its group."""
    said = [(target.key, target.name.in_language(tongue), target.group) for target in targets()]
    names = [name for _, name, _ in said]
    return {
        key: name if names.count(name) == 1 else f"{name} · {group.in_language(tongue)}"
        for key, name, group in said
    }


@lru_cache(maxsize=1)
def label_keys() -> Mapping[str, str]:
    """The key of each meaning by what it is called in either language."""
    return {label: key for tongue in LOCALES for key, label in labels(tongue).items()}


@dataclass(frozen=True)
class _Shown:
    """What stands beside the plan while its columns are shown."""

    samples: Mapping[str, Mapping[str, str]]
    typed: Typed
    refused: Refused
    lacking: frozenset[tuple[str, str]]


def mapping_form(
    found: Import, remembered: Mapping[str, str], typed: Typed, refused: Refused | None = None
) -> MappingForm:
    """The form with the plan of the import; what was typed before and `refused` stays, and what
    the enterprise stated of another file is offered again."""
    plan = Plan.from_json(found.plan)
    findings = found.report.get("findings", ())
    lacking = frozenset(_heads(findings, _WITHOUT_UNIT))
    shown = _Shown(found.report.get("samples", {}), typed, refused or {}, lacking)
    sheets = [
        _sheet(sheet, f"s{place}", shown)
        for place, sheet in enumerate(plan.sheets)
        if sheet.columns
    ]
    doubtful = sum(len(sheet.doubtful) for sheet in sheets if sheet.is_read)
    last_time = Remembered.of(remembered).stated
    return MappingForm(
        sheets=sheets,
        meanings=list(labels(language()).values()),
        statement=statement_form(Statement.of(plan), last_time, typed),
        refused=shown.refused,
        doubtful=doubtful,
        is_wanted=bool(doubtful or refused or set(_heads(findings, *_NOT_STATED))),
    )


def _heads(findings: Sequence[Mapping[str, str]], *codes: str) -> Sequence[tuple[str, str]]:
    """Sheet and letter of the columns, or number of the rows, over which such a finding stands."""
    said = [line for line in findings if line["code"] in codes]
    return [(line["sheet"], str(line[name])) for line in said for name in ("column", "row")]


def _sheet(sheet: ColumnPlan, field: str, shown: _Shown) -> SheetFields:
    samples = shown.samples.get(sheet.sheet, {})
    columns = [
        _column(column, f"{field}-{column.index}", samples.get(str(column.index), ""), shown)
        for column in sheet.columns
        if column.header or samples.get(str(column.index))
    ]
    return SheetFields(
        name=sheet.sheet,
        field=field,
        is_read=sheet.role is not Role.IGNORED,
        is_turned=sheet.orientation == "columns",
        doubtful=[column for column in columns if _is_doubtful(column)],
        clear=[column for column in columns if not _is_doubtful(column)],
    )


def _is_doubtful(column: ColumnField) -> bool:
    is_open = column.is_unmapped or column.is_uncertain or column.lacks_unit
    return is_open or column.refusal is not None


def _column(column: Column, name: str, sample: str, shown: _Shown) -> ColumnField:
    units = () if stated_unit(column) else units_taken(column.target)
    unit = shown.typed.get(f"{name}-unit", column.unit)
    return ColumnField(
        name=name,
        letter=column.letter,
        header=" / ".join(dict.fromkeys(column.parts)),
        sample=sample,
        meaning=shown.typed.get(name, labels(language()).get(column.target, "")),
        beside=_beside(column, "" if units else column.unit),
        units=units if not unit or unit in units else (unit, *units),
        unit=unit,
        is_unmapped=column.target == UNMAPPED,
        is_uncertain=column.is_uncertain,
        lacks_unit=bool(units) and (column.sheet, column.letter) in shown.lacking,
        refusal=shown.refused.get(name),
    )


def _beside(column: Column, unit: str) -> str:
    """Unit, basis, limit and conditions that the head states."""
    basis = next((name for key, name in BASIS_NAMES.items() if key == column.basis), None)
    said = (unit, basis.in_language(language()) if basis else "", column.limit)
    return " · ".join(filter(None, (*said, conditions_said(dict(column.conditions)))))
