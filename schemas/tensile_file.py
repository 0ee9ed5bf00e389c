"""A tensile curve as true stress, or as plastic strain for finite elements, with its derivation."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from cards.card import Card
from cards.errors import NotTensile
from cards.tensile import (
    TENSILE,
    Node,
    PlasticCurve,
    TrueCurve,
    modulus_beside,
    plastic_curve,
    true_curve,
)
from cards.values import Curve
from cards.wording import Wording
from schemas.curve_export import table_csv

TRUE_HEADS = ("true_strain [1]", "true_stress [MPa]")
PLASTIC_HEADS = ("plastic_strain [1]", "true_stress [MPa]")


def true_csv(card: Card, place: int, remarks: Iterable[Wording] = ()) -> str:
    """True stress over true strain of the curve at `place`. Raises NotTensile."""
    true = _true(card, place)
    told = [*remarks, _TRUE_FORMULA, *_peak(true)]
    return table_csv(TRUE_HEADS, _rows(true.nodes), told)


def plastic_csv(card: Card, place: int, remarks: Iterable[Wording] = ()) -> str:
    """True stress over plastic strain of the curve at `place`. Raises NotTensile."""
    true = _true(card, place)
    plastic = plastic_curve(true, modulus_beside(card, place))
    told = [*remarks, _TRUE_FORMULA, _PLASTIC_FORMULA, _modulus(plastic), *_peak(true)]
    return table_csv(PLASTIC_HEADS, _rows(plastic.nodes), [*told, *_left_out(plastic)])


def _true(card: Card, place: int) -> TrueCurve:
    value = card.values[place]
    if value.property != TENSILE or not isinstance(value.content, Curve):
        raise NotTensile(_ANOTHER_PROPERTY)
    return true_curve(value.content.points)


def _rows(nodes: Sequence[Node]) -> list[tuple[str, str]]:
    return [(f"{strain:.9g}", f"{stress:.9g}") for strain, stress in nodes]


def _peak(true: TrueCurve) -> list[Wording]:
    x, y = f"{true.peak.x:g}", f"{true.peak.y:g} MPa"
    if not true.cut:
        zh = f"曲线止于最大力（工程应变 {x}，{y}），全部点均在均匀伸长之内"
        en = f"the curve ends at maximum force (engineering strain {x}, {y}); no point is cut"
        return [Wording(zh, en)]
    zh = f"在最大力处截断（工程应变 {x}，{y}）：其后 {true.cut} 个点已颈缩，公式不适用"
    en = f"cut at maximum force (engineering strain {x}, {y}); {true.cut} necking point(s) left out"
    return [Wording(zh, en)]


def _modulus(plastic: PlasticCurve) -> Wording:
    number = f"{plastic.modulus / 1000:.6g} GPa"
    if plastic.is_from_card:
        return Wording(f"E = {number}（取自本卡）", f"E = {number} (of this card)")
    return Wording(
        f"E = {number}（取自曲线起始斜率）", f"E = {number} (initial slope of the curve)"
    )


def _left_out(plastic: PlasticCurve) -> list[Wording]:
    if not plastic.left_out:
        return []
    count = plastic.left_out
    return [
        Wording(
            f"塑性应变不增加的 {count} 个点已略去",
            f"{count} point(s) at which plastic strain does not rise left out",
        )
    ]


_TRUE_FORMULA = Wording(
    "由工程应力–应变计算：ε = ln(1+e)，σ = s(1+e)，至最大力为止",
    "computed from engineering stress and strain: ε = ln(1+e), σ = s(1+e), up to maximum force",
)
_PLASTIC_FORMULA = Wording(
    "塑性应变 ε_p = ε − σ/E，自屈服起，严格递增",
    "plastic strain ε_p = ε − σ/E, from yield on, strictly rising",
)
_ANOTHER_PROPERTY = Wording("它不是应力–应变曲线。", "It is no stress–strain curve.")
