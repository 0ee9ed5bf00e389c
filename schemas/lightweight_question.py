"""What a reader asks about a lighter part, as typed into a form, an address or a command."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from marshmallow import ValidationError, post_load

from cards.errors import CardError
from cards.members import LIMITED_BY_NAMES, MEMBER_NAMES
from cards.quantity import read_decimal
from cards.replacement import PartQuestion
from cards.wording import Wording
from schemas.choice import OneOf
from schemas.complaint import complaint_of, refuse
from schemas.errors import LightweightingRefused
from schemas.fields import Entry, Json
from schemas.findings import refusals
from schemas.part import Part
from schemas.typed_text import NUMBER_CAP, read_digits


class Assumed(Entry[float]):
    """A number in the one unit that its title names; 0 only where `zero` says so."""

    def __init__(self, zh: str, en: str, *, zero: bool = False, **options: Any) -> None:
        super().__init__(zh, en, **options)
        self.zero = zero

    def _deserialize(self, value: Any, attr: Any, data: Any, **kwargs: Any) -> float:
        text = read_digits(value)
        try:
            number = float(read_decimal(text))
        except CardError as error:
            raise complaint_of(error, self._advice).at() from None
        if number < 0 or (number == 0 and not self.zero):
            refuse(
                "out_of_bounds",
                Wording(f"“{text}”太小。", f"'{text}' is too small."),
                self._advice,
            )
        return number

    @property
    def _advice(self) -> Wording:
        if self.zero:
            return Wording("请只写一个不小于 0 的数。", "Write one number of at least 0.")
        return Wording("请只写一个大于 0 的数。", "Write one number above 0.")

    def json_form(self) -> Json:
        bound = "minimum" if self.zero else "exclusiveMinimum"
        return {"type": ["string", "number"], "maxLength": NUMBER_CAP, bound: 0}


class QuestionSchema(Part):
    """The entries of a question; each may be left out."""

    member = OneOf("构件类型", "member", names=MEMBER_NAMES)
    limited_by = OneOf("受限于", "limited by", names=LIMITED_BY_NAMES)
    k = Assumed("k（kg CO₂e/(km·kg)）", "k (kg CO₂e/(km·kg))", attribute="benefit")
    g0 = Assumed("g₀（kg CO₂e/kg）", "g₀ (kg CO₂e/kg)", attribute="footprint_before", zero=True)
    mileage = Assumed("行驶里程（km）", "mileage (km)")
    alpha = Assumed("α（CNY/kg）", "α (CNY/kg)", attribute="exchange", zero=True)

    @post_load
    def assemble(self, read: Json, **_: Any) -> PartQuestion:
        return PartQuestion(**read)


_QUESTION = QuestionSchema()
ENTRIES = tuple(_QUESTION.fields)


def read_question(typed: Mapping[str, Any]) -> PartQuestion:
    """The question in `typed`, whose other entries are of no concern here.

    Raises LightweightingRefused with everything that is wrong in it.
    """
    own = {name: typed[name] for name in ENTRIES if name in typed}
    try:
        question: PartQuestion = _QUESTION.load(own)
    except ValidationError as error:
        found = refusals(error.messages, _QUESTION, own)
        raise LightweightingRefused([refusal.problem for refusal in found]) from None
    return question
