"""The document of the part that a scenario replaces, with the figures of its material."""

from __future__ import annotations

from typing import Any

from marshmallow import post_load

from cards.errors import CardError
from cards.members import LIMITED_BY_NAMES, MEMBER_NAMES
from cards.quantity import Form, Quantity, read_quantity
from cards.requirement import THRESHOLD_SOURCE_NAMES, ThresholdSource
from cards.scenario import Incumbent
from cards.vocabulary import VOCABULARY, Bounds
from cards.wording import NO_WORDING, Wording
from schemas.choice import OneOf
from schemas.complaint import Complaint, complaint_of, refuse
from schemas.fields import Bilingual, Entry, Json, Text
from schemas.part import Part
from schemas.typed_text import NUMBER_CAP, read_digits

ADDRESS_CAP = 2000
WALLS: Bounds = (0.05, 1000.0)
"""Within what a wall in mm is believed."""


class Amount(Entry[Quantity]):
    """A number or a range with its unit, within `bounds` of the canonical unit; kept as typed."""

    def __init__(
        self, zh: str, en: str, *, unit: str, bounds: Bounds, sample: str, **options: Any
    ) -> None:
        super().__init__(zh, en, **options)
        self.unit = VOCABULARY.units[unit]
        self.bounds = bounds
        self.advice = Wording(
            f"请连同单位书写一个数或一个范围，例如 {sample}。",
            f"Write a number or a range with its unit, such as {sample}.",
        )

    def _deserialize(self, value: Any, attr: Any, data: Any, **kwargs: Any) -> Quantity:
        text = read_digits(value)
        try:
            quantity = read_quantity(text, "", self.unit)
        except CardError as error:
            raise complaint_of(error, self.advice).at() from None
        if quantity.form not in (Form.SINGLE, Form.RANGE):
            refuse(
                "form_not_accepted",
                Wording(f"此处不能写“{text}”。", f"'{text}' cannot stand here."),
                self.advice,
            )
        self._check(quantity, text)
        return quantity

    def _check(self, quantity: Quantity, text: str) -> None:
        least, most = self.bounds
        assert quantity.low is not None and quantity.high is not None
        if not least <= quantity.low <= quantity.high <= most:
            unit = self.unit.display
            refuse(
                "out_of_bounds",
                Wording(
                    f"“{text}”不在 {least:g}~{most:g} {unit} 之内。",
                    f"'{text}' is not within {least:g}~{most:g} {unit}.",
                ),
                Wording("请检查数值和单位。", "Check the number and its unit."),
                {"least": least, "most": most},
            )

    def _serialize(self, value: Any, attr: Any, obj: Any, **kwargs: Any) -> str | None:
        return None if value is None else str(value.text)

    def json_form(self) -> Json:
        return {"type": "string", "minLength": 1, "maxLength": NUMBER_CAP}


def _figure(key: str, zh: str, en: str, sample: str) -> Amount:
    entry = VOCABULARY.property(key)
    assert entry.unit is not None and entry.hard is not None
    return Amount(zh, en, unit=entry.unit, bounds=entry.hard, sample=sample)


_LABELLED = ("density", "modulus", "strength", "wall")
_NO_LABEL = Complaint(
    "missing",
    Wording("数值没有写明来历。", "The figures do not say where they come from."),
    Wording(
        "请写 sourced（有出处，并填写来源）、datasheet_bound 或 engineering_judgement。",
        "Write sourced (and give the source), datasheet_bound or engineering_judgement.",
    ),
)
_NO_SOURCE = Complaint(
    "missing",
    Wording(
        "数值标为有出处，却没有写来源。",
        "The figures are said to be sourced, and no source is given.",
    ),
    Wording(
        "请填写来源，或改标为工程判断。", "Give the source, or call them engineering judgement."
    ),
)


class IncumbentSchema(Part):
    """The part that is replaced; its figures say where they come from."""

    material = Bilingual("材料", "material", required=True)
    mass = Text("质量", "mass")
    source = Text("来源", "source", cap=ADDRESS_CAP)
    density = _figure("density", "密度", "density", "7.8 g/cm³")
    modulus = _figure("youngs_modulus", "弹性模量", "Young's modulus", "190 GPa")
    strength = _figure("proof_strength_02", "屈服强度", "proof strength", "270 MPa")
    wall = Amount("壁厚", "wall", unit="mm", bounds=WALLS, sample="1.5~2.0 mm")
    member = OneOf("构件类型", "member", names=MEMBER_NAMES)
    limited_by = OneOf("受限于", "limited by", names=LIMITED_BY_NAMES)
    threshold = OneOf("数值来历", "origin of the figures", names=THRESHOLD_SOURCE_NAMES)
    note = Bilingual("说明", "note", cap=500, load_default=NO_WORDING)

    @post_load
    def assemble(self, read: Json, **_: Any) -> Incumbent:
        threshold = read.get("threshold")
        if threshold is None and any(name in read for name in _LABELLED):
            raise _NO_LABEL.at("threshold")
        if threshold is ThresholdSource.SOURCED and not read.get("source"):
            raise _NO_SOURCE.at("source")
        return Incumbent(**read)
