"""A curve while it is typed: its picture, and what is wrong with it, told by the lines typed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from cards.errors import CardError
from cards.problems import Problem, Severity
from cards.vocabulary import VOCABULARY, Axis, Property
from cards.wording import Wording
from schemas.card_form.curve_text import begins_with_a_number, sign_in
from schemas.chart import Chart
from schemas.complaint import Complaint, complaint_of
from schemas.curve_file import CurveFile, curves_of
from schemas.curve_header import find_property, x_axis_called
from schemas.delimited import NoTable, Table, read_table
from schemas.draft import read_draft
from schemas.fields import Json
from schemas.sheet_charts import charts

_ADVICE = Wording("请从词汇表中选择。", "Choose one of the vocabulary.")
_NO_AXIS = Complaint(
    "x_axis_missing",
    Wording("没有横轴。", "There is no x axis."),
    Wording("请选择横轴，例如试验温度或频率。", "Choose x, such as temperature or frequency."),
)


@dataclass(frozen=True, slots=True)
class TypedCurve:
    """The fields of one value of a form that hold a curve, as typed: `points` are lines."""

    property: str
    points: str
    unit: str = ""
    x: str = ""
    x_unit: str = ""
    conditions: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class CurvePicture:
    """The chart of a curve, where it can be drawn, and everything that is to be said of it."""

    chart: Chart | None
    problems: tuple[Problem, ...] = ()
    remarks: tuple[Wording, ...] = ()


def curve_picture(typed: TypedCurve) -> CurvePicture:
    """The picture of what was typed; nothing at all for no points. Never raises."""
    if not typed.points.strip():
        return CurvePicture(None)
    try:
        owner = VOCABULARY.find_property(typed.property)
        axis = _axis(owner, typed.x)
        table = _table(typed, owner, axis)
    except CardError as error:
        return _refused(complaint_of(error, _ADVICE))
    except NoTable as refused:
        return _refused(refused.complaint)
    return _drawn(curves_of(table, {"conditions": _given(typed.conditions)}))


def _given(conditions: Mapping[str, str]) -> dict[str, str]:
    return {axis: text for axis, text in conditions.items() if text.strip()}


def _refused(told: Complaint) -> CurvePicture:
    problem = Problem(told.code, Severity.HARD, (), told.finding, told.advice, told.numbers)
    return CurvePicture(None, (problem,))


def _axis(owner: Property, typed: str) -> Axis:
    """The axis that was typed, or the one over which the property is usually given."""
    if not typed.strip() and owner.curve is not None:
        return VOCABULARY.axis(owner.curve.axis)
    if not typed.strip():
        raise NoTable(_NO_AXIS)
    return VOCABULARY.find_axis(typed)


def _table(typed: TypedCurve, owner: Property, axis: Axis) -> Table:
    """The lines under a head of our own, which is line 0."""
    lines = typed.points.splitlines()
    first = next(place for place, line in enumerate(lines) if line.strip())
    if not begins_with_a_number(lines[first]):
        lines[first] = ""
    names = _short(axis, x_axis_called), _short(owner, lambda name: find_property(name, axis))
    head = _head(lines, (names[0], typed.x_unit), (names[1], typed.unit))
    return read_table("\n".join([head, *lines]).encode("utf-8", "surrogatepass"), begins=0)


def _short(entry: Axis | Property, called: Callable[[str], Axis | Property | None]) -> str:
    """The symbol of an entry where that names it and nothing else, or its key."""
    return entry.symbol if entry.symbol and called(entry.symbol) is entry else entry.key


def _head(lines: list[str], *columns: tuple[str, str]) -> str:
    """The names of the columns, parted as the first line of numbers is."""
    points = next((line for line in lines if line.strip()), "")
    sign = sign_in(points) or "  "
    names = (f"{name} [{unit.strip()}]" if unit.strip() else name for name, unit in columns)
    return sign.join(names)


def _drawn(found: CurveFile) -> CurvePicture:
    """The chart of the one curve, with what the checks find in it."""
    if not found.values:
        return CurvePicture(None, found.problems, found.remarks)
    draft = read_draft(_document(found.values[0]))
    about = (problem for problem in draft.problems if problem.path[2:3] == ("curve",))
    drawn = [chart for section in charts(draft.card).values() for chart in section]
    picture = drawn[0] if drawn else None
    return CurvePicture(picture, (*found.problems, *about), found.remarks)


def _document(value: Json) -> Json:
    return {"designation": "–", "values": [value]}
