"""Reads requirement text, the same grammar in URL, API, command line, page and scenario file.

    requirement = property [ "@" condition { "," condition } ] op value [unit]
                  [ "→" target | "want" target ] [ "*" weight ] [ "?" ]

`op` is >= <= = ≥ ≤ > < or, with =, a range a..b; no `?` means must. Full-width characters are
accepted. What cannot be read raises RequirementUnreadable with the column, counted from 1 in
the text as typed, and what was expected there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from cards.choices import find_choice
from cards.conditions import Condition, Conditions, read_condition
from cards.errors import (
    CardError,
    ConditionUnreadable,
    NumberUnreadable,
    UnitNotAccepted,
    UnknownAxis,
    UnknownProperty,
)
from cards.quantity import Form, Quantity, read_decimal, read_quantity
from cards.requirement import Operator, Requirement
from cards.typed_text import TypedText
from cards.units import Unit
from cards.vocabulary import VOCABULARY, Property
from cards.wording import Wording

_OPERATOR = re.compile(r">=|=>|<=|=<|≥|≤|>|<|==|=")
_SIDES = {
    ">=": Operator.AT_LEAST,
    "=>": Operator.AT_LEAST,
    "≥": Operator.AT_LEAST,
    ">": Operator.AT_LEAST,
    "<=": Operator.AT_MOST,
    "=<": Operator.AT_MOST,
    "≤": Operator.AT_MOST,
    "<": Operator.AT_MOST,
}
_OPEN_RANGE = re.compile(r"\s(?=[+-]?[\d.]+\s*(?:\.\.|~)\s*[+-]?\d)")
_TARGET = re.compile(r"→|->|\bwant\b", re.IGNORECASE)
_SEPARATOR = re.compile(r"[;\n]")
_MOST = 2_000
_MOST_REQUIREMENTS = 40

EXPECTED_NAME = Wording("性能名称，如 Rp0.2", "the name of a property, such as Rp0.2")
EXPECTED_OPERATOR = Wording("≥、≤、= 或区间 a..b", "≥, ≤, = or a range a..b")


def parse_requirements(text: str) -> tuple[Requirement, ...]:
    """The requirements in `text`, separated by `;` or line breaks. Raises RequirementUnreadable."""
    parts = [part for part in _split(_short(text), _SEPARATOR) if part.plain]
    if len(parts) > _MOST_REQUIREMENTS:
        most = _MOST_REQUIREMENTS
        parts[most].fail(Wording(f"不超过 {most} 条要求", f"at most {most} requirements"))
    return tuple(map(_requirement, parts))


def parse_requirement(text: str) -> Requirement:
    """The one requirement in `text`. Raises RequirementUnreadable."""
    return _requirement(_short(text).part(0))


def parse_subject(text: str) -> tuple[Property, Conditions]:
    """The property and the conditions of `PROPERTY@condition, condition`, a requirement without its
    limit. Raises RequirementUnreadable."""
    typed = _short(text).part(0)
    if not typed.plain:
        typed.fail(EXPECTED_NAME)
    return _subject(typed)


def _short(text: str) -> TypedText:
    typed = TypedText.of(text)
    if len(typed.plain) > _MOST:
        typed.fail(Wording(f"不超过 {_MOST} 个字符", f"at most {_MOST} characters"), _MOST)
    return typed


def _split(typed: TypedText, separator: re.Pattern[str]) -> Iterator[TypedText]:
    start = 0
    for found in separator.finditer(typed.plain):
        yield typed.part(start, found.start())
        start = found.end()
    yield typed.part(start)


def _requirement(typed: TypedText) -> Requirement:
    if not typed.plain:
        typed.fail(EXPECTED_NAME)
    subject, operator, demand = _cut(typed)
    entry, conditions = _subject(subject)
    tail = _tail(demand)
    said = demand.part(0, tail.start)
    limit, target = _limit_and_target(said)
    if entry.kind == "choice":
        _only_equals(typed, operator, said)
        read = _choice(entry, limit)
    else:
        read = _numeric(entry, operator, limit, target)
    return replace(
        read,
        text=typed.plain,
        conditions=conditions,
        weight=_weight(demand, tail),
        is_must=not tail.is_want,
    )


def _subject(subject: TypedText) -> tuple[Property, Conditions]:
    name, _, _ = subject.plain.partition("@")
    entry = _property(subject.part(0, len(name)))
    stated = _conditions(subject.part(len(name) + 1)) if len(name) < len(subject.plain) else ()
    return entry, Conditions.of(*stated)


def _cut(typed: TypedText) -> tuple[TypedText, Operator | None, TypedText]:
    """Property with conditions, the operator (None for =, which may open a range), the rest."""
    found = _demand_operator(typed)
    if found is not None:
        side = _SIDES.get(found.group())
        return typed.part(0, found.start()), side, typed.part(found.end())
    space = _OPEN_RANGE.search(typed.plain)
    if space is None:
        typed.fail(EXPECTED_OPERATOR, len(typed.plain))
    return typed.part(0, space.start()), None, typed.part(space.end())


def _demand_operator(typed: TypedText) -> re.Match[str] | None:
    """The operator of the limit: each condition before it has an `=` of its own."""
    at = typed.plain.find("@")
    operators = list(_OPERATOR.finditer(typed.plain))
    if at < 0 or (operators and operators[0].start() < at):
        return operators[0] if operators else None
    commas = 0
    for place, found in enumerate(operators):
        commas = typed.plain.count(",", at, found.start())
        if place > commas or found.group() not in ("=", "=="):
            return found
    return None


def _property(typed: TypedText) -> Property:
    try:
        return VOCABULARY.find_property(typed.plain)
    except UnknownProperty as unknown:
        near_zh = f"（相近：{'、'.join(unknown.near)}）" if unknown.near else ""
        near_en = f" (near: {', '.join(unknown.near)})" if unknown.near else ""
        typed.fail(
            Wording(f"词汇表中的性能{near_zh}", f"a property of the vocabulary{near_en}"),
        )


def _conditions(typed: TypedText) -> tuple[Condition, ...]:
    return tuple(_condition(part) for part in _split(typed, re.compile(",")))


def _condition(typed: TypedText) -> Condition:
    name, equals, _ = typed.plain.partition("=")
    if not equals:
        typed.fail(Wording("条件=值，如 温度=120℃", "condition=value, such as temperature=120°C"))
    value = typed.part(len(name) + 1)
    try:
        return read_condition(name, value.plain)
    except UnknownAxis as unknown:
        axes = ", ".join(list(VOCABULARY.axes)[:6])
        typed.fail(
            Wording(f"试验条件，如 {axes}", f"a condition such as {axes}; not {unknown.name}")
        )
    except UnitNotAccepted as refused:
        listed = ", ".join(refused.accepted)
        value.fail(Wording(f"带单位的数值（{listed}）", f"a number with one of the units {listed}"))
    except ConditionUnreadable as unreadable:
        value.fail(unreadable.expected)


def _limit_and_target(typed: TypedText) -> tuple[TypedText, TypedText | None]:
    arrow = _TARGET.search(typed.plain)
    if arrow is None:
        return typed, None
    return typed.part(0, arrow.start()), typed.part(arrow.end())


@dataclass(frozen=True, slots=True)
class _Tail:
    """What may end a requirement: a weight behind its star, and the mark of a want."""

    start: int
    weight: str | None
    is_want: bool


def _tail(demand: TypedText) -> _Tail:
    plain = demand.plain
    is_want = plain.endswith("?")
    end = len(plain[:-1].rstrip()) if is_want else len(plain)
    star = plain.rfind("*", 0, end)
    if star < 0 or "?" in plain[star:end]:
        return _Tail(end, None, is_want)
    return _Tail(star, plain[star + 1 : end], is_want)


def _weight(demand: TypedText, tail: _Tail) -> float:
    if tail.weight is None:
        return 1.0
    try:
        weight = float(read_decimal(tail.weight))
    except NumberUnreadable:
        weight = 0.0
    if weight <= 0:
        demand.fail(Wording("大于 0 的权重，如 *2", "a weight above 0, such as *2"), tail.start + 1)
    return weight


def _only_equals(typed: TypedText, operator: Operator | None, said: TypedText) -> None:
    """Refuse a side or a target for a property that is one of several choices."""
    found = _demand_operator(typed)
    if operator is not None and found is not None:
        typed.fail(Wording("=，此性能只能选择", "=, this property is a choice"), found.start())
    arrow = _TARGET.search(said.plain)
    if arrow is not None:
        said.fail(Wording("没有目标的选项", "a choice without target"), arrow.start())


def _choice(entry: Property, limit: TypedText) -> Requirement:
    choice = find_choice(entry.choices, limit.plain)
    if choice is not None:
        return Requirement(entry.key, Operator.IS, None, None, "", choice=choice.key)
    listed = ", ".join(entry.choices)
    limit.fail(Wording(f"以下之一：{listed}", f"one of: {listed}"))


def _numeric(
    entry: Property,
    operator: Operator | None,
    limit: TypedText,
    target: TypedText | None,
) -> Requirement:
    if entry.kind == "curve" or entry.unit is None:
        limit.fail(Wording("可比较的数值性能", "a property that is a number"))
    quantity = _quantity(limit, "", VOCABULARY.units[entry.unit])
    if operator is None:
        operator = Operator.BETWEEN
    elif quantity.form is Form.RANGE:
        limit.fail(Wording("一个限值；区间请写 = a..b", "one limit; write a range as = a..b"))
    low = None if operator is Operator.AT_MOST else quantity.low
    high = None if operator is Operator.AT_LEAST else quantity.high
    wanted = None
    if target is not None:
        wanted = _target(target, operator, quantity)
    return Requirement(entry.key, operator, low, high, "", quantity.unit, target=wanted)


def _target(typed: TypedText, operator: Operator, limit: Quantity) -> float:
    target = _quantity(typed, limit.unit, VOCABULARY.units[limit.canonical_unit])
    assert limit.low is not None and limit.high is not None
    beyond = {
        Operator.AT_LEAST: target.centre > limit.centre,
        Operator.AT_MOST: target.centre < limit.centre,
        Operator.BETWEEN: limit.low < target.centre < limit.high,
    }
    if target.form is not Form.SINGLE or not beyond[operator]:
        typed.fail(
            Wording(
                "比限值更好、或在区间之内的一个目标值",
                "one target, better than the limit or inside the range",
            )
        )
    return target.centre


def _quantity(typed: TypedText, unit: str, canonical: Unit) -> Quantity:
    try:
        quantity = read_quantity(typed.plain, unit, canonical)
    except UnitNotAccepted as refused:
        listed = ", ".join(refused.accepted)
        at = typed.plain.find(refused.unit) if refused.unit else len(typed.plain)
        typed.fail(Wording(f"单位（{listed}）", f"a unit ({listed})"), max(at, 0))
    except CardError:
        typed.fail(Wording("数值和单位，如 130MPa", "a number with unit, such as 130MPa"))
    if quantity.form not in (Form.SINGLE, Form.RANGE):
        typed.fail(Wording("一个数值", "one number"))
    return quantity
