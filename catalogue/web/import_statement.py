"""The part of the form of an import that holds for every value of which the workbook is silent."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from cards.choices import find_choice
from cards.sources import SOURCE_KIND_NAMES
from cards.values import BASIS_NAMES
from cards.vocabulary import VOCABULARY
from cards.wording import Wording
from catalogue.http.languages import language
from schemas.workbook.parts_read import read_parts
from schemas.workbook.remembered import Statement
from schemas.workbook.statements import USUAL, axis_names, is_state, read_conditions
from schemas.workbook.texts import day_text

SOURCE_TEXTS = ("title", "laboratory", "report_no", "date")
Typed = Mapping[str, str]
Refused = dict[str, Wording]
"""What is wrong with the fields of the form, by their names."""
_AXIS = "condition-"
_EXAMPLES = {"temperature": "23 ℃", "thickness": "2 mm"}


@dataclass(frozen=True, slots=True)
class Choice:
    """An entry of a list."""

    key: str
    name: Wording
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class UsualCondition:
    """A condition with a field of its own; a number has no choices."""

    field: str
    name: Wording
    text: str
    example: str
    choices: Sequence[Choice]


@dataclass(frozen=True, slots=True)
class StatementForm:
    """The fields; `is_as_last_time` when they hold what was stated of another file and not yet of
    this one."""

    bases: Sequence[Choice]
    kinds: Sequence[Choice]
    source: Mapping[str, str]
    usual: Sequence[UsualCondition]
    conditions: str
    is_as_last_time: bool


def statement_form(stated: Statement, last_time: Statement, typed: Typed) -> StatementForm:
    """The fields as they are typed; else as stated of the file, else as they were last time."""
    is_as_last_time = stated.is_empty and not last_time.is_empty and "basis" not in typed
    shown = last_time if is_as_last_time else stated
    return StatementForm(
        bases=_choices(BASIS_NAMES, typed.get("basis", shown.basis)),
        kinds=_choices(SOURCE_KIND_NAMES, typed.get("kind", shown.source.get("kind", ""))),
        source={name: typed.get(name, shown.source.get(name, "")) for name in SOURCE_TEXTS},
        usual=[_usual(key, shown.conditions.get(key, ""), typed) for key in USUAL],
        conditions=typed.get("conditions", _further(shown.conditions)),
        is_as_last_time=is_as_last_time,
    )


def _choices(names: Mapping[str, Wording], chosen: str) -> list[Choice]:
    return [Choice(str(key), name, key == chosen) for key, name in names.items()]


def _usual(key: str, stated: str, typed: Typed) -> UsualCondition:
    axis = VOCABULARY.axes[key]
    text = typed.get(_AXIS + key, stated)
    known = find_choice(axis.choices, text)
    names = {choice.key: choice.name for choice in axis.choices.values()}
    choices = _choices(names, known.key if known else "")
    return UsualCondition(_AXIS + key, axis.name, text, _EXAMPLES.get(key, ""), choices)


def _further(stated: Mapping[str, str]) -> str:
    return conditions_said({key: text for key, text in stated.items() if key not in USUAL})


def conditions_said(stated: Mapping[str, str]) -> str:
    """The conditions as they are shown in one line."""
    named = (
        f"{VOCABULARY.axes[key].name.in_language(language())}={text}"
        for key, text in stated.items()
        if key in VOCABULARY.axes
    )
    return "; ".join(named)


def read_statement(typed: Typed, refused: Refused) -> Statement:
    """What is stated; what cannot be read is told in `refused`."""
    basis = typed.get("basis", "")
    return Statement(
        basis if basis in BASIS_NAMES else "",
        _read_source(typed, refused),
        _read_conditions(typed, refused),
    )


def _read_conditions(typed: Typed, refused: Refused) -> dict[str, str]:
    found = {}
    for key in USUAL:
        text = typed.get(_AXIS + key, "").strip()
        if text and not is_state(VOCABULARY.axes[key], text):
            refused[_AXIS + key] = _no_state(key, text)
        elif text:
            found[key] = text
    further, left = read_conditions(typed.get("conditions", ""))
    if left or set(further) & set(found):
        twice = [conditions_said({key: further[key]}) for key in further if key in found]
        refused["conditions"] = _unread(left) if left else _twice(twice)
    return found | further


def _no_state(key: str, text: str) -> Wording:
    name, example = VOCABULARY.axes[key].name, _EXAMPLES.get(key, "")
    return Wording(
        f"“{text}”不是{name.zh}：请连单位一起写，如 {example}。",
        f"'{text}' is no {name.en}: write it with its unit, such as {example}.",
    )


def _unread(pieces: Sequence[str]) -> Wording:
    names = axis_names()
    return Wording(
        f"读不懂的条件：{'；'.join(pieces)}。请写成“取样方向=L；应变速率=0.001 1/s”，"
        f"每个条件只写一次，数值连单位一起写。可用的条件：{names.zh}。",
        f"Conditions that cannot be read: {'; '.join(pieces)}. Write 'orientation=L; strain "
        f"rate=0.001 1/s', each condition once, numbers with their unit. Conditions: {names.en}.",
    )


def _twice(said: Iterable[str]) -> Wording:
    listed = "; ".join(said)
    return Wording(
        f"{listed}：这个条件在旁边已有自己的栏，只写一处。",
        f"{listed}: this condition has a field of its own beside; state it in one of them.",
    )


def _read_source(typed: Typed, refused: Refused) -> dict[str, str]:
    """The source as a card takes it; a kind alone goes with titles that stand in the workbook."""
    said = {name: typed.get(name, "").strip() for name in ("kind", *SOURCE_TEXTS)}
    source = {name: text for name, text in said.items() if text}
    if "date" in source:
        source["date"] = day_text(source["date"])
    if set(source) - {"kind"}:
        document = {"designation": "-", "sources": [{"id": "s1", **source}]}
        for problem in read_parts(document).refused:
            field = str(problem.path[-1])
            refused[field] = _of_source(field, problem.finding, is_given=field in source)
    return source


def _of_source(field: str, finding: Wording, *, is_given: bool) -> Wording:
    if field == "date":
        return Wording(
            "来源日期要写到日，如 2026-03-31；只知道年或月时请留空，把年月写进题名。",
            "The date of a source is a full day, such as 2026-03-31; where only the year or month "
            "is known, leave it empty and put these into the title.",
        )
    if is_given:
        return finding
    return Wording("来源须写明种类和题名。", "A source needs its kind and its title.")
