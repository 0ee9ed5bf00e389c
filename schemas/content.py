"""What a value says: a quantity, a curve, a choice, or why there is none."""

from __future__ import annotations

from typing import Any

from marshmallow import ValidationError, pre_dump

from cards.choices import find_choice
from cards.errors import CardError
from cards.quantity import Form, Quantity, read_decimal
from cards.values import Absence, AbsenceReason, Chosen, Content, Curve
from cards.vocabulary import VOCABULARY, Axis, Property
from cards.wording import Wording
from schemas.choice import choice_refused
from schemas.complaint import Complaint, complaint_of, refuse, refuse_ordinary
from schemas.conditions import axis_advice, read_axis
from schemas.fields import Entry, Json, Text
from schemas.measure import accept_unit, measured, points_of, unit_advice
from schemas.part import Part, rows
from schemas.typed_text import NUMBER_CAP, read_digits, read_text

MOST_POINTS = 5000
CONTENTS = ("value", "curve", "choice", "absent")
_ACCEPTED = {
    "number": ("value", "curve", "absent"),
    "rating": ("value", "absent"),
    "choice": ("choice", "absent"),
    "curve": ("curve", "absent"),
}


class AxisName(Entry[Axis]):
    """A numeric axis of the vocabulary, by key or name."""

    def _deserialize(self, value: Any, attr: Any, data: Any, **kwargs: Any) -> Axis:
        axis = read_axis(read_text(value, 200))
        if not axis.is_number:
            refuse(
                "axis_not_numeric",
                Wording(
                    f"“{axis.name.zh}”不是数值，不能作横轴。", f"'{axis.name.en}' is no number."
                ),
                Wording(
                    "横轴请用数值条件：" + "、".join(_NUMERIC) + "。",
                    "Draw a curve over a numeric condition: " + ", ".join(_NUMERIC) + ".",
                ),
            )
        return axis

    def json_form(self) -> Json:
        return {"enum": list(_NUMERIC)}


_NUMERIC = tuple(key for key, axis in VOCABULARY.axes.items() if axis.is_number)


class Points(Entry[tuple[tuple[str, str], ...]]):
    """Pairs of x and y, digits as typed."""

    def _deserialize(
        self, value: Any, attr: Any, data: Any, **kwargs: Any
    ) -> tuple[tuple[str, str], ...]:
        typed = rows(value, MOST_POINTS)
        if not typed:
            refuse_ordinary("blank")
        pairs: list[tuple[str, str]] = []
        refused: dict[int, Any] = {}
        for place, raw in enumerate(typed):
            try:
                pairs.append(_pair(raw))
            except ValidationError as error:
                refused[place] = error.messages
        if refused:
            raise ValidationError(refused)
        return tuple(pairs)

    def json_form(self) -> Json:
        coordinate = {"type": ["string", "number"], "minLength": 1, "maxLength": NUMBER_CAP}
        pair = {"type": "array", "minItems": 2, "maxItems": 2, "items": coordinate}
        return {"type": "array", "minItems": 1, "maxItems": MOST_POINTS, "items": pair}


def _pair(raw: object) -> tuple[str, str]:
    if not isinstance(raw, list | tuple) or len(raw) != 2:
        refuse(
            "point_unreadable",
            Wording("曲线的点应为一对数 [x, y]。", "A point of a curve is a pair [x, y]."),
            Wording('请写成 ["30", "105"]。', 'Write it like ["30", "105"].'),
        )
    return _coordinate(raw[0]), _coordinate(raw[1])


def _coordinate(raw: object) -> str:
    text = read_digits(raw)
    try:
        read_decimal(text)
    except CardError as error:
        raise complaint_of(error, Wording("请只写一个数。", "Write one number.")).at() from None
    return text


class CurveSchema(Part):
    """A curve over one axis; the unit of y stands beside the curve."""

    x = AxisName("横轴", "x axis", required=True)
    x_unit = Text("横轴单位", "unit of x", cap=40, load_default="")
    points = Points("点", "points", required=True)

    @pre_dump
    def take_apart(self, curve: Curve, **_: Any) -> Json:
        points = [[point.typed_x, point.typed_y] for point in curve.points]
        return {"x": curve.axis, "x_unit": curve.axis_unit, "points": points}


def content_of(owner: Property, read: Json) -> Content:
    """The content that the entries of a value say; they are taken out of `read`.

    Raises ValidationError at the entry that cannot stand.
    """
    key = _one_of_them(owner, [key for key in CONTENTS if key in read])
    _no_strays(owner, read)
    said = read.pop(key)
    unit = read.pop("unit", "")
    limit, until = read.pop("limit", None), read.pop("until", None)
    if key == "value":
        return measured(owner, said, unit)
    if key == "curve":
        return _curve(owner, said, unit)
    if key == "choice":
        return Chosen(_chosen(owner, said))
    return Absence(said, _detection_limit(owner, limit, unit) if limit else None, until)


def _detection_limit(owner: Property, limit: str, unit: str) -> Quantity:
    quantity = measured(owner, limit, unit, key="limit")
    if quantity.form not in (Form.SINGLE, Form.AT_MOST):
        raise Complaint(
            "limit_not_single",
            Wording(f"“{limit}”不是检出限。", f"'{limit}' is no detection limit."),
            Wording("请写一个数，如 0.5 或 ≤ 0.5。", "Write one number, such as 0.5 or ≤ 0.5."),
        ).at("limit")
    return quantity


def _one_of_them(owner: Property, given: list[str]) -> str:
    accepted = _ACCEPTED[owner.kind]
    if not given:
        raise Complaint(
            "content_missing",
            Wording(
                "既没有数值，也没有说明原因。", "There is neither a value nor a reason why not."
            ),
            Wording(
                f"请填写 {'、'.join(accepted)} 之一；没有数据时用 absent 写明原因。",
                f"Give one of {', '.join(accepted)}; without data state the reason in 'absent'.",
            ),
        ).at(accepted[0])
    if len(given) > 1:
        raise Complaint(
            "content_twice",
            Wording(
                f"同时填写了{'、'.join(given)}，只能有一个。",
                f"Only one of {', '.join(given)} can stand.",
            ),
            Wording("只保留一个。", "Keep one of them."),
        ).at(given[1])
    if given[0] not in accepted:
        raise Complaint(
            "content_not_accepted",
            Wording(
                f"{owner.name.zh}不能用 {given[0]} 填写。",
                f"{owner.name.en} is not given as '{given[0]}'.",
            ),
            Wording(f"请用 {'、'.join(accepted)}。", f"Use {', '.join(accepted)}."),
            {"accepted": accepted},
        ).at(given[0])
    return given[0]


def _no_strays(owner: Property, read: Json) -> None:
    if "limit" in read and owner.unit is None:
        raise Complaint(
            "entry_out_of_place",
            Wording(f"{owner.name.zh}没有检出限。", f"{owner.name.en} has no detection limit."),
            Wording("请删去。", "Remove it."),
        ).at("limit")
    for key, reason in (("limit", AbsenceReason.BELOW_LIMIT), ("until", AbsenceReason.PENDING)):
        if key in read and read.get("absent") is not reason:
            raise Complaint(
                "entry_out_of_place",
                Wording(f"只有 absent 为 {reason} 时才填此项。", f"Only with absent = {reason}."),
                Wording("请删去，或改正 absent。", "Remove it, or mend 'absent'."),
            ).at(key)


def _chosen(owner: Property, text: str) -> str:
    choice = find_choice(owner.choices, text)
    if choice is not None:
        return choice.key
    known = {key: choice.name for key, choice in owner.choices.items()}
    raise choice_refused(text, known).at("choice")


def _curve(owner: Property, said: Json, unit: str) -> Curve:
    axis: Axis = said["x"]
    if owner.kind == "curve" and owner.curve is not None and axis.key != owner.curve.axis:
        wanted = VOCABULARY.axis(owner.curve.axis)
        raise Complaint(
            "axis_not_accepted",
            Wording(
                f"{owner.name.zh}的横轴不是{axis.name.zh}。", f"Not drawn over {axis.name.en}."
            ),
            Wording(f"横轴请用 {wanted.key}。", f"Draw it over {wanted.key}."),
        ).at("curve", "x")
    assert axis.unit is not None and owner.unit is not None
    across, upward = VOCABULARY.units[axis.unit], VOCABULARY.units[owner.unit]
    accept_unit(upward, unit, unit_advice(owner, unit), "unit")
    accept_unit(across, said["x_unit"], axis_advice(axis), "curve", "x_unit")
    points = points_of(said["points"], said["x_unit"], unit, (across, upward))
    return Curve(axis.key, said["x_unit"], unit, owner.unit, points)
