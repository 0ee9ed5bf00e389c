"""One cell that should hold a number: what it says, what is only a note in it, what is wrong.

Blank says nothing. `—`, `-`, `/`, `未测` say that nobody tested; `N/A`, `不适用` that it does not
apply. A date, a comma that may part decimals, several numbers in one cell are never guessed at.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import lru_cache

from cards.errors import NumberUnreadable
from cards.quantity import read_typed
from cards.values import ABSENCE_NAMES, AbsenceReason
from cards.wording import fold, normalise
from schemas.workbook import cell_remarks as remarks
from schemas.workbook.findings import Remark
from schemas.workbook.grid import CellValue
from schemas.workbook.header_words import is_unit, unit_for

_ABSENT_WORDS: Mapping[AbsenceReason, str] = {
    AbsenceReason.NOT_TESTED: (
        "-|--|---|----|/|//|\\|未测|未测试|未检测|未检|未做|未试验|无数据|无|not tested|n.t.|nt|"
        "untested|no data"
    ),
    AbsenceReason.NOT_APPLICABLE: "n/a|na|n.a.|不适用|not applicable",
    AbsenceReason.BELOW_LIMIT: "nd|n.d.|未检出|低于检出限|低于检出|<lod|<dl|not detected",
    AbsenceReason.ON_REQUEST: "保密|可索取|on request|confidential",
    AbsenceReason.PENDING: "待补|待测|待定|测试中|tbd|pending|tba",
}
_ABSENT = {
    fold(word): reason for reason, words in _ABSENT_WORDS.items() for word in words.split("|")
} | {fold(word): key for key, name in ABSENCE_NAMES.items() for word in (key, name.zh, name.en)}
_FORMULA_ERRORS = ("#n/a", "#ref!", "#div/0!", "#value!", "#name?", "#num!", "#null!")
_MARKS = re.compile(r"\s*([*＊†‡§①-⑳⑴-⒇]+|(?<=[\d)）%])[¹²³⁴-⁹]+|\[\d{1,2}\]|［\d{1,2}］)\s*$")
_RAISED_POWER = re.compile(r"10\s*[⁺⁻]?[¹²³⁴-⁹⁰]+$")
_NOTE = re.compile(
    r"^(?P<said>.*\S)\s*[(（\[［](?P<note>[^()（）\[\]［］]+)[)）\]］]\s*$", re.DOTALL
)
_WRAPPED = re.compile(r"^[(（\[［]([^()（）]+)[)）\]］]$")
_THOUSANDS = re.compile(r"(?<![\d.,])([1-9]\d{0,2}(?:,\d{3})+)(?![\d,])")
_ROUGHLY = re.compile(r"^(?:约|大约|约为|近似|≈|≒|~|ca\.?|approx\.?|about|c\.)\s*", re.IGNORECASE)
_LIMIT_WORDS = (
    (re.compile(r"^(?:不小于|不低于|大于等于|至少|min\.?|at least)\s*", re.IGNORECASE), "≥"),
    (re.compile(r"^(?:不大于|不高于|不超过|小于等于|至多|max\.?|at most)\s*", re.IGNORECASE), "≤"),
    (re.compile(r"^大于\s*"), ">"),
    (re.compile(r"^小于\s*"), "<"),
)
_DEVIATION = re.compile(r"[±+-]\s*\d")
_LIMIT_SIGN = re.compile(r"[≥≤<>]=?")
_AT_THE_END = re.compile(r"^(.*?)\s*(?:以上|min\.?)$", re.IGNORECASE)
_BOTH_UNITS = re.compile(r"^([^~]*\d)\s*(%|[A-Za-z/]+)\s*~\s*([+-]?[\d.]+)\s*\2$")
_COMMA = re.compile(r"\d,\d")
_SEVERAL = re.compile(r"\d\s*/\s*[+-]?\d|[;、]\s*[+-]?\d|\d,?\s+\d")
_HUGE, _TINY = 1e100, 1e-100
"""Beyond these a cell holds no number that anybody measured, and soon none that can be read."""


@dataclass(frozen=True, slots=True)
class Said:
    """What a cell says: a number as typed, or why there is none; `typed` is what stands in it.

    `remarks` are in order; a hard one means that the number must not be taken.
    """

    typed: str
    number: str = ""
    unit: str = ""
    absent: str = ""
    note: str = ""
    remarks: tuple[Remark, ...] = ()

    @property
    def is_nothing(self) -> bool:
        return not self.typed

    @property
    def is_refused(self) -> bool:
        return any(remark.is_hard for remark in self.remarks)

    @property
    def told_without_note(self) -> tuple[Remark, ...]:
        """The remarks where there is no place for the note: it is left out, and that is told."""
        if not self.note or self.is_refused:
            return self.remarks
        return (remarks.rest_left_out(self.typed, self.number or self.absent),)


NOTHING = Said("")


def typed_text(cell: CellValue) -> str:
    """What stands in a cell, as text; a number as a table shows it, to fifteen digits."""
    if cell is None:
        return ""
    if isinstance(cell, str):
        return cell.strip()
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, float):
        return number_digits(cell)
    if isinstance(cell, datetime) and cell.time() == time():
        return cell.date().isoformat()
    return cell.isoformat() if isinstance(cell, date | time) else str(cell)


def number_digits(number: float) -> str:
    """The digits of a number as a table shows it: 0.1 + 0.2 is 0.3, and 240.0 is 240."""
    if not math.isfinite(number):
        return str(number)
    rounded = float(f"{number:.15g}")
    return str(int(rounded)) if rounded.is_integer() and abs(rounded) < 1e15 else repr(rounded)


def absence_said(text: str) -> AbsenceReason | None:
    """Why there is no value, where a cell says so instead of giving one."""
    return _ABSENT.get(fold(text))


def read_number(cell: CellValue, unit: str | None = None) -> Said:
    """What a cell says as a number; `unit` is the canonical unit of what it should give."""
    if isinstance(cell, str):
        return read_number_text(cell.strip(), unit)
    if cell is None:
        return NOTHING
    typed = typed_text(cell)
    remark = _not_a_number(cell, typed)
    return Said(typed, typed, remarks=(remark,) if remark else ())


def _not_a_number(cell: CellValue, typed: str) -> Remark | None:
    if isinstance(cell, bool):
        return remarks.true_or_false(typed)
    if isinstance(cell, date):
        return remarks.date_for_number(typed, cell.month, cell.day)
    if isinstance(cell, int | float):
        is_usual = math.isfinite(cell) and (cell == 0 or _TINY < abs(cell) < _HUGE)
        return None if is_usual else remarks.unreadable(typed)
    return remarks.time_for_number(typed)


@lru_cache(maxsize=65_536)
def read_number_text(typed: str, unit: str | None = None) -> Said:
    """What typed text says as a number, with its notes apart."""
    if not typed:
        return NOTHING
    reason = absence_said(typed)
    if reason is not None:
        return Said(typed, absent=reason.value)
    if fold(typed) in _FORMULA_ERRORS:
        return Said(typed, typed, remarks=(remarks.formula_failed(typed),))
    if len(typed) > remarks.LONGEST:
        return Said(typed, typed[: remarks.LONGEST], remarks=(remarks.unreadable(typed),))
    text, note = _without_notes(typed, unit)
    told = [remarks.note_apart(typed, text, note)] if note else []
    reason = absence_said(text)
    if reason is not None:
        return Said(typed, absent=reason.value, note=note, remarks=tuple(told))
    return _number(typed, text, note, told, unit)


def _number(typed: str, text: str, note: str, told: list[Remark], unit: str | None) -> Said:
    plain = _in_signs(normalise(text), unit)
    roughly = _ROUGHLY.sub("", plain)
    if roughly != plain:
        told.append(remarks.roughly(typed, roughly))
        note = "; ".join(filter(None, (note, typed)))
    grouped = _THOUSANDS.sub(lambda found: found[1].replace(",", ""), roughly)
    if grouped != roughly:
        told.append(remarks.thousands(typed, grouped))
    is_changed = plain != normalise(text) or roughly != plain or grouped != roughly
    try:
        said = read_typed(grouped if is_changed else text)
    except NumberUnreadable:
        return Said(typed, typed, note=note, remarks=(_why_not(typed, text),))
    if said.unit and not _is_unit(said.unit, unit):
        return Said(typed, typed, note=note, remarks=(_why_not_unit(typed, said.unit),))
    return Said(typed, grouped if is_changed else text, said.unit, "", note, tuple(told))


def _without_notes(typed: str, unit: str | None) -> tuple[str, str]:
    """The text without footnote marks and a bracket at its end, and these."""
    text = typed
    notes: list[str] = []
    while True:
        mark = _MARKS.search(text)
        if mark and mark.start() and not _RAISED_POWER.search(text[: mark.end()].rstrip()):
            text, said = text[: mark.start()].rstrip(), mark[1]
        elif (bracket := _NOTE.match(text)) and not _is_part(bracket, unit):
            text, said = bracket["said"].strip(), bracket["note"].strip()
        else:
            break
        notes.insert(0, said)
    bracket = _NOTE.match(text)
    if bracket:
        text = _with_its_part(bracket, unit)
    wrapped = _WRAPPED.match(text)
    return (wrapped[1].strip() if wrapped else text), "; ".join(notes)


def _is_part(bracket: re.Match[str], unit: str | None) -> bool:
    """Whether the bracket holds a unit, a limit or a deviation, or belongs to a unit as in
    `W/(m·K)`: none of them may pass for a note."""
    said, note = bracket["said"], normalise(bracket["note"])
    is_of_unit = said.endswith(("/", "·", ".")) or _is_unit(note, unit)
    return is_of_unit or _is_deviation(note) or _is_limit(note)


def _is_deviation(note: str) -> bool:
    return bool(_DEVIATION.match(note))


def _is_limit(note: str) -> bool:
    words = any(pattern.fullmatch(note) for pattern, _ in _LIMIT_WORDS)
    return words or bool(_LIMIT_SIGN.fullmatch(note))


def _with_its_part(bracket: re.Match[str], unit: str | None) -> str:
    """What stands in the bracket beside its number: `240(MPa)`, `245(±5)`, `240(max)`."""
    said, note = bracket["said"], normalise(bracket["note"])
    if _is_unit(note, unit):
        return f"{said} {bracket['note']}"
    if note.startswith("±"):
        return f"{said}{note}"
    return f"{note} {said}" if _is_limit(note) else bracket[0]


def _is_unit(text: str, unit: str | None) -> bool:
    """Whether `text` is a unit, of this quantity or plainly of another one."""
    return is_unit(text) or bool(unit_for(unit, text))


def _in_signs(text: str, unit: str | None) -> str:
    """Words for limits as signs: `不小于 240` is `≥240`; `5%~8%` is `5~8%`."""
    for pattern, sign in _LIMIT_WORDS:
        said = pattern.sub(sign, text, count=1)
        if said != text:
            return said
    both = _BOTH_UNITS.match(text)
    if both:
        return f"{both[1]}~{both[3]}{both[2]}"
    end = None if unit_for(unit, "min") else _AT_THE_END.match(text)
    return f"≥{end[1]}" if end and re.fullmatch(r"[\d.]+ ?[A-Za-z%]*", end[1]) else text


def _why_not(typed: str, text: str) -> Remark:
    plain = normalise(text)
    if _SEVERAL.search(plain):
        return remarks.several(typed)
    return remarks.decimal_comma(typed) if _COMMA.search(plain) else remarks.unreadable(typed)


def _why_not_unit(typed: str, unit: str) -> Remark:
    if _SEVERAL.search(normalise(typed)):
        return remarks.several(typed)
    return remarks.unit_unknown(typed, unit)
