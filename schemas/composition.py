"""The chemical composition of a card in mass per cent, in and out."""

from __future__ import annotations

from typing import Any

from marshmallow import post_load, pre_dump

from cards.composition import NO_COMPOSITION, Composition, ElementContent
from cards.errors import CardError
from cards.quantity import Form, Quantity, read_quantity
from cards.vocabulary import VOCABULARY
from cards.wording import Wording
from schemas.complaint import Complaint, complaint_of, refuse
from schemas.elements import ELEMENTS, GROUPS, find_element
from schemas.fields import Entry, Figure, Flag, Json, Text
from schemas.part import Part, Rows, Within
from schemas.typed_text import read_text

_PERCENT = VOCABULARY.units["%"]
_SHARES = ("minimum", "maximum", "measured")


class ElementName(Entry[str]):
    """A symbol of the periodic table, or a group such as `RE` or `other each`."""

    def _deserialize(self, value: Any, attr: Any, data: Any, **kwargs: Any) -> str:
        text = read_text(value, 40)
        element = find_element(text)
        if element is None:
            refuse(
                "unknown_element",
                Wording(f"“{text}”不是元素符号。", f"'{text}' is not the symbol of an element."),
                Wording(
                    f"请写元素符号（如 Al、Zn），或 {'、'.join(GROUPS)}。",
                    f"Write a symbol such as Al or Zn, or one of {', '.join(GROUPS)}.",
                ),
            )
        return element

    def json_form(self) -> Json:
        return {"enum": [*ELEMENTS, *GROUPS]}


class ElementSchema(Part):
    """The limits, the measured share or the balance of one element."""

    essential = frozenset({"element", "min", "max", "measured"})

    element = ElementName("元素", "element", required=True)
    minimum = Figure("下限", "minimum", data_key="min", forms=(Form.SINGLE, Form.AT_LEAST))
    maximum = Figure("上限", "maximum", data_key="max", forms=(Form.SINGLE, Form.AT_MOST))
    measured = Figure("实测", "measured")
    is_balance = Flag("余量", "balance", data_key="balance")

    @post_load
    def assemble(self, read: Json, **_: Any) -> ElementContent:
        if not read.get("is_balance") and not any(share in read for share in _SHARES):
            raise _SHARE_MISSING.at()
        return ElementContent(
            read["element"],
            minimum=_share("min", read.get("minimum")),
            maximum=_share("max", read.get("maximum")),
            measured=_share("measured", read.get("measured")),
            is_balance=read.get("is_balance", False),
        )

    @pre_dump
    def take_apart(self, content: ElementContent, **_: Any) -> Json:
        shares: dict[str, Quantity | None] = {name: getattr(content, name) for name in _SHARES}
        return {
            "element": content.element,
            "is_balance": content.is_balance,
            **{name: share.text for name, share in shares.items() if share},
        }


_SHARE_MISSING = Complaint(
    "share_missing",
    Wording("没有含量。", "No share is given."),
    Wording(
        "请填写 min、max、measured 之一，或 balance: true。",
        "Give one of min, max, measured, or balance: true.",
    ),
)


def _share(key: str, text: str | None) -> Quantity | None:
    if text is None:
        return None
    try:
        return read_quantity(text, "%", _PERCENT)
    except CardError as error:
        advice = Wording("请写质量分数（%）。", "Write the share in % by mass.")
        raise complaint_of(error, advice).at(key) from None


class CompositionSchema(Part):
    """Elements with the standard and the source of their limits."""

    elements = Rows("元素", "elements", Within("元素", "element", ElementSchema), most=120)
    standard = Text("标准", "standard")
    source = Text("来源编号", "source id", cap=60)

    @post_load
    def assemble(self, read: Json, **_: Any) -> Composition:
        return Composition(**read) if read else NO_COMPOSITION
