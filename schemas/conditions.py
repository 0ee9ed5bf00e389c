"""The conditions of a value: axis names and texts in, canonical axes with the text as typed out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from marshmallow import ValidationError

from cards.conditions import Condition, Conditions, read_condition
from cards.errors import CardError
from cards.vocabulary import VOCABULARY, Axis
from cards.wording import Wording
from schemas.complaint import Complaint, complaint_of, refuse, refuse_ordinary
from schemas.fields import Entry, Json
from schemas.typed_text import is_given, number_text, read_text

TEXT_CAP = 200
_AXIS_ADVICE = Wording(
    "可用的条件：" + "、".join(f"{axis.name.zh}（{key}）" for key, axis in VOCABULARY.axes.items()),
    "Conditions: " + ", ".join(VOCABULARY.axes) + ".",
)


class ConditionsEntry(Entry[Conditions]):
    """Axis name → text; a bare JSON number only on an axis without unit."""

    is_open = True

    def _deserialize(self, value: Any, attr: Any, data: Any, **kwargs: Any) -> Conditions:
        if not isinstance(value, Mapping):
            refuse_ordinary("not_a_mapping")
        stated: dict[str, Condition] = {}
        refused: dict[str, Any] = {}
        # Keys of the vocabulary first: what repeats one of them can be put back beside it.
        for name, text in sorted(value.items(), key=lambda entry: entry[0] not in VOCABULARY.axes):
            try:
                _state(stated, str(name), text)
            except ValidationError as error:
                refused[name] = error.messages
        if refused:
            raise ValidationError(refused)
        return Conditions.of(*stated.values())

    def _serialize(self, value: Any, attr: Any, obj: Any, **kwargs: Any) -> Json:
        return {axis: value[axis].typed for axis in VOCABULARY.axes if axis in value}

    def json_form(self) -> Json:
        return {
            "type": "object",
            "properties": {key: _axis_form(axis) for key, axis in VOCABULARY.axes.items()},
            "additionalProperties": False,
        }


def _state(stated: dict[str, Condition], name: str, text: object) -> None:
    axis = read_axis(name)
    if not is_given(text):
        return
    condition = _condition(axis, text)
    if axis.key in stated:
        refuse(
            "condition_repeated",
            Wording(f"条件“{axis.name.zh}”写了两次。", f"'{axis.name.en}' is stated twice."),
            Wording("只保留一个。", "Keep one of them."),
        )
    stated[axis.key] = condition


def read_axis(name: str) -> Axis:
    """The axis called `name`. Raises ValidationError."""
    try:
        return VOCABULARY.find_axis(name)
    except CardError as error:
        raise complaint_of(error, _AXIS_ADVICE).at() from None


def _condition(axis: Axis, raw: object) -> Condition:
    if axis.is_number and axis.unit != "1" and number_text(raw) is not None:
        raise _unit_missing(axis, str(number_text(raw))).at()
    try:
        return read_condition(axis.key, read_text(raw, TEXT_CAP))
    except CardError as error:
        raise complaint_of(error, axis_advice(axis)).at() from None


def _unit_missing(axis: Axis, digits: str) -> Complaint:
    accepted = tuple(VOCABULARY.units[axis.unit or "1"].inputs)
    return Complaint(
        "unit_not_accepted",
        Wording(f"“{digits}”缺少单位。", f"'{digits}' lacks its unit."),
        axis_advice(axis),
        {"unit": "", "accepted": accepted},
    )


def axis_advice(axis: Axis) -> Wording:
    """What may be written on the axis."""
    if axis.unit is not None:
        accepted = ", ".join(VOCABULARY.units[axis.unit].inputs)
        return Wording(
            f"请写数值和单位，可用单位：{accepted}。",
            f"Write a number with one of the units {accepted}.",
        )
    named = "、".join(f"{choice.name.zh}（{key}）" for key, choice in axis.choices.items())
    return Wording(
        f"请从中选择：{named}。" if named else "请写文字说明。",
        f"Choose one of: {', '.join(axis.choices)}." if named else "Describe it in words.",
    )


def _axis_form(axis: Axis) -> Json:
    form: Json = {
        "title": f"{axis.name.zh} / {axis.name.en}",
        "type": ["string", "number"] if axis.unit in ("1", None) else "string",
        "minLength": 1,
        "maxLength": TEXT_CAP,
    }
    return form | ({"examples": list(axis.choices)} if axis.choices else {})
