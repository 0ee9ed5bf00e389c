"""Rules on chemical composition: shares between 0 and 100 %, limits in order, minima that fit."""

from __future__ import annotations

from collections.abc import Iterator

from cards.card import Card
from cards.checks.figures import figure, typed
from cards.checks.registry import Finding, rule
from cards.composition import ElementContent
from cards.problems import Path, Severity
from cards.quantity import Quantity
from cards.wording import Wording

_ROUNDING = 1e-9


def _elements(card: Card) -> Iterator[tuple[Path, ElementContent]]:
    for place, content in enumerate(card.composition.elements):
        yield ("composition", "elements", place), content


def _parts(content: ElementContent) -> Iterator[tuple[str, Quantity]]:
    for part in ("minimum", "maximum", "measured"):
        quantity = getattr(content, part)
        if quantity is not None:
            yield part, quantity


_PART_KEYS = {"minimum": "min", "maximum": "max", "measured": "measured"}


@rule(
    "element_share_impossible",
    Severity.HARD,
    "元素含量在 0 与 100 % 之间。",
    "The share of an element lies between 0 and 100 %.",
)
def element_share_impossible(card: Card) -> Iterator[Finding]:
    for path, content in _elements(card):
        for part, quantity in _parts(content):
            ends = [end for end in (quantity.low, quantity.high) if end is not None]
            if not all(0 <= end <= 100 for end in ends):
                yield Finding(
                    (*path, _PART_KEYS[part]),
                    Wording(
                        f"{content.element} 含量 {typed(quantity)} 不在 0~100 % 之间。",
                        f"{content.element}: {typed(quantity)} is not between 0 and 100 %.",
                    ),
                    Wording("请核对数值与单位（质量分数 %）。", "Check number and unit (mass %)."),
                    {"element": content.element, "values": tuple(ends)},
                )


@rule(
    "element_limits_crossed",
    Severity.HARD,
    "元素的下限不高于上限。",
    "The minimum of an element does not exceed its maximum.",
)
def element_limits_crossed(card: Card) -> Iterator[Finding]:
    for path, content in _elements(card):
        if content.minimum is None or content.maximum is None:
            continue
        low, high = content.minimum.centre, content.maximum.centre
        if low > high:
            yield Finding(
                (*path, "min"),
                Wording(
                    f"{content.element} 下限 {figure(low)} % 高于上限 {figure(high)} %。",
                    f"{content.element}: minimum {figure(low)} % exceeds maximum {figure(high)} %.",
                ),
                Wording("请核对或对调上下限。", "Check the limits or swap them."),
                {"element": content.element, "minimum": low, "maximum": high},
            )


@rule(
    "composition_minima_exceed_100",
    Severity.HARD,
    "各元素下限之和不超过 100 %。",
    "The minima of all elements sum to at most 100 %.",
)
def composition_minima_exceed_100(card: Card) -> Iterator[Finding]:
    floors = [_floor(content) for _, content in _elements(card)]
    total = sum(floors)
    if total > 100 + _ROUNDING:
        yield Finding(
            ("composition", "elements"),
            Wording(
                f"各元素下限之和为 {figure(total)} %，超过 100 %。",
                f"The minima of the elements sum to {figure(total)} %, more than 100 %.",
            ),
            Wording("请核对下限；余量元素不写下限。", "Check the minima; a balance has none."),
            {"sum": total},
        )


def _floor(content: ElementContent) -> float:
    return content.minimum.centre if content.minimum is not None else 0.0


@rule(
    "element_repeated",
    Severity.HARD,
    "每个元素只写一次，余量只有一个。",
    "An element is listed once, and only one is the balance.",
)
def element_repeated(card: Card) -> Iterator[Finding]:
    seen: set[str] = set()
    balances = 0
    for path, content in _elements(card):
        balances += content.is_balance
        is_second_balance = content.is_balance and balances > 1
        if content.element in seen or is_second_balance:
            yield Finding(
                (*path, "balance" if is_second_balance else "element"),
                Wording(
                    f"{content.element} 重复，或余量元素多于一个。",
                    f"{content.element} is listed twice, or there is more than one balance.",
                ),
                Wording("请合并为一行。", "Put it into one line."),
                {"element": content.element},
            )
        seen.add(content.element)


@rule(
    "element_outside_limits",
    Severity.SOFT,
    "实测含量在上下限之内。",
    "A measured share lies within its limits.",
)
def element_outside_limits(card: Card) -> Iterator[Finding]:
    for path, content in _elements(card):
        measured = content.measured
        if measured is not None and _lies_outside(measured, content):
            yield Finding(
                (*path, "measured"),
                Wording(
                    f"{content.element} 实测 {typed(measured)} 不在规定的上下限之内。",
                    f"{content.element}: measured {typed(measured)} lies outside its limits.",
                ),
                Wording("请核对化学分析或所依标准。", "Check the analysis or the standard named."),
                {"element": content.element, "measured": measured.centre},
            )


def _lies_outside(measured: Quantity, content: ElementContent) -> bool:
    low, high = content.minimum, content.maximum
    is_below = low is not None and measured.high is not None and measured.high < low.centre
    is_above = high is not None and measured.low is not None and measured.low > high.centre
    return is_below or is_above
