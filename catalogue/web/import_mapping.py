"""The form in which a supplier says what the columns of a workbook mean, and what it brings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from cards.sources import SOURCE_KIND_NAMES
from cards.values import BASIS_NAMES
from cards.vocabulary import VOCABULARY
from cards.wording import Wording
from catalogue.http.languages import language
from catalogue.settings import LOCALES
from catalogue.store.imports import Import
from schemas.workbook.fields import IGNORE, UNMAPPED
from schemas.workbook.header_words import conditions_stated
from schemas.workbook.headings import read_heading
from schemas.workbook.mapping import assigned, targets
from schemas.workbook.plan import Column, ColumnPlan, Plan, Role, header_key

SOURCE_TEXTS = ("title", "laboratory", "report_no", "date")
Typed = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class ColumnField:
    """A column with the meaning that is typed for it; `beside` is what its head says further."""

    name: str
    letter: str
    header: str
    sample: str
    meaning: str
    beside: str
    is_unmapped: bool
    is_uncertain: bool


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
class Choice:
    """An entry of a list."""

    key: str
    name: Wording
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class MappingForm:
    """The whole form."""

    sheets: Sequence[SheetFields]
    meanings: Sequence[str]
    bases: Sequence[Choice]
    kinds: Sequence[Choice]
    source: Mapping[str, str]
    conditions: str
    doubtful: int


class MappingUnread(Exception):
    """Texts of the form that stand for no meaning."""

    def __init__(self, texts: Sequence[str]) -> None:
        super().__init__(texts)
        listed = "、".join(texts[:5])
        self.wording = Wording(
            f"没有这样的含义：{listed}。请从列表中选择；不需要的列选“不读取”。",
            f"There is no such meaning: {', '.join(texts[:5])}. Choose from the list; choose "
            "'do not read' for columns that are not needed.",
        )


@lru_cache(maxsize=2)
def _labels(tongue: str) -> Mapping[str, str]:
    """What each meaning is called in the list, by its key; a name that several have is told from
    the others by its group."""
    said = [(target.key, target.name.in_language(tongue), target.group) for target in targets()]
    names = [name for _, name, _ in said]
    return {
        key: name if names.count(name) == 1 else f"{name} · {group.in_language(tongue)}"
        for key, name, group in said
    }


@lru_cache(maxsize=1)
def _keys() -> Mapping[str, str]:
    """The key of each meaning by what it is called in either language."""
    return {label: key for tongue in LOCALES for key, label in _labels(tongue).items()}


def mapping_form(found: Import, typed: Typed) -> MappingForm:
    """The form with the plan of the import; what was typed before and not understood stays."""
    plan = Plan.from_json(found.plan)
    samples = found.report.get("samples", {})
    sheets = [
        _sheet(sheet, f"s{place}", samples.get(sheet.sheet, {}), typed)
        for place, sheet in enumerate(plan.sheets)
        if sheet.columns
    ]
    basis = typed.get("basis", plan.basis)
    kind = typed.get("kind", plan.source.get("kind", ""))
    return MappingForm(
        sheets=sheets,
        meanings=list(_labels(language()).values()),
        bases=[Choice(key.value, name, key == basis) for key, name in BASIS_NAMES.items()],
        kinds=[Choice(key.value, name, key == kind) for key, name in SOURCE_KIND_NAMES.items()],
        source={name: typed.get(name, plan.source.get(name, "")) for name in SOURCE_TEXTS},
        conditions=typed.get("conditions", _conditions(plan.conditions)),
        doubtful=sum(len(sheet.doubtful) for sheet in sheets if sheet.is_read),
    )


def _sheet(sheet: ColumnPlan, field: str, samples: Typed, typed: Typed) -> SheetFields:
    columns = [
        (column, _column(column, f"{field}-{column.index}", samples, typed))
        for column in sheet.columns
        if column.header or samples.get(str(column.index))
    ]
    return SheetFields(
        name=sheet.sheet,
        field=field,
        is_read=sheet.role is not Role.IGNORED,
        is_turned=sheet.orientation == "columns",
        doubtful=[shown for column, shown in columns if _is_doubtful(column)],
        clear=[shown for column, shown in columns if not _is_doubtful(column)],
    )


def _is_doubtful(column: Column) -> bool:
    return column.target == UNMAPPED or column.is_uncertain


def _column(column: Column, name: str, samples: Typed, typed: Typed) -> ColumnField:
    known = _labels(language()).get(column.target, "")
    return ColumnField(
        name=name,
        letter=column.letter,
        header=" / ".join(dict.fromkeys(column.parts)),
        sample=samples.get(str(column.index), ""),
        meaning=typed.get(name, known),
        beside=_beside(column),
        is_unmapped=column.target == UNMAPPED,
        is_uncertain=column.is_uncertain,
    )


def _beside(column: Column) -> str:
    """Unit, basis, limit and conditions that the head states."""
    basis = next((name for key, name in BASIS_NAMES.items() if key == column.basis), None)
    said = (column.unit, basis.in_language(language()) if basis else "", column.limit)
    return " · ".join(filter(None, (*said, _conditions(dict(column.conditions)))))


def _conditions(stated: Mapping[str, str]) -> str:
    named = (
        f"{VOCABULARY.axes[key].name.in_language(language())}={text}"
        for key, text in stated.items()
        if key in VOCABULARY.axes
    )
    return "; ".join(named)


def read_mapping(found: Import, typed: Typed) -> tuple[dict[str, Any], dict[str, str]]:
    """The corrected plan as plain data, and what is to be remembered of it: the heads whose
    meaning was changed. Raises MappingUnread."""
    plan = Plan.from_json(found.plan)
    unread: list[str] = []
    sheets = tuple(
        _read_sheet(sheet, f"s{place}", typed, unread) for place, sheet in enumerate(plan.sheets)
    )
    stated, rest = conditions_stated(typed.get("conditions", ""))
    unread += [text for text in rest.replace("；", ";").split(";") if text.strip()]
    if unread:
        raise MappingUnread(unread)
    source = {name: typed.get(name, "").strip() for name in ("kind", *SOURCE_TEXTS)}
    corrected = Plan(
        sheets,
        typed.get("basis", ""),
        {name: text for name, text in source.items() if text},
        stated,
    )
    return corrected.as_json(), dict(_changed(plan, corrected))


def _read_sheet(sheet: ColumnPlan, field: str, typed: Typed, unread: list[str]) -> ColumnPlan:
    columns = tuple(
        _read_column(column, typed.get(f"{field}-{column.index}"), unread)
        for column in sheet.columns
    )
    if not sheet.columns:
        return sheet
    is_read = f"{field}-read" in typed or f"{field}-shown" not in typed
    was_read = sheet.role is not Role.IGNORED
    role = sheet.role if is_read == was_read else Role.CARDS if is_read else Role.IGNORED
    return replace(sheet, columns=columns, role=role)


def _read_column(column: Column, text: str | None, unread: list[str]) -> Column:
    """The column as typed; what is not understood is added to `unread`."""
    if text is None:
        return column
    key = _key(text.strip())
    if key is None:
        unread.append(text.strip())
        return column
    return column if key == column.target else assigned(column, key)


def _key(text: str) -> str | None:
    """The key of the meaning that is typed, by its name or by any word that heads know."""
    if not text:
        return UNMAPPED
    known = _keys().get(text)
    if known is None and text in _labels("zh"):
        return text
    if known is None:
        heard = read_heading((text,)).target
        known = heard if heard in _labels("zh") and heard != IGNORE else None
    return known


def _changed(before: Plan, after: Plan) -> Iterator[tuple[str, str]]:
    for old, new in zip(before.sheets, after.sheets, strict=True):
        for was, column in zip(old.columns, new.columns, strict=True):
            if column.header and column.target not in (was.target, UNMAPPED):
                yield header_key(column.header), column.target
