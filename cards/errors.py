"""Everything that can go wrong with a card, each error named for what happened.

An error carries attributes; `wording` says in Chinese and English what, where and what to do.
`code` is stable and is what an API client may branch on.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from cards.wording import Wording

if TYPE_CHECKING:
    from cards.problems import Problem


class CardError(Exception):
    """Root of the tree."""

    code = "card_error"

    @property
    def wording(self) -> Wording:
        """What happened, where, and what to do."""
        return Wording(self.code, self.code)

    def __str__(self) -> str:
        return self.wording.en


class UnknownProperty(CardError):
    """A name that stands for no property of the vocabulary."""

    code = "unknown_property"

    def __init__(self, name: str, near: Sequence[str] = ()) -> None:
        super().__init__(name)
        self.name = name
        self.near = tuple(near)

    @property
    def wording(self) -> Wording:
        hint_zh = f"；相近的有：{'、'.join(self.near)}" if self.near else ""
        hint_en = f"; near names: {', '.join(self.near)}" if self.near else ""
        return Wording(
            f"词汇表中没有性能“{self.name}”{hint_zh}。",
            f"The vocabulary has no property '{self.name}'{hint_en}.",
        )


class UnknownAxis(CardError):
    """A name that stands for no condition axis of the vocabulary."""

    code = "unknown_axis"

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name

    @property
    def wording(self) -> Wording:
        return Wording(
            f"词汇表中没有试验条件“{self.name}”。",
            f"The vocabulary has no condition '{self.name}'.",
        )


class UnitNotAccepted(CardError):
    """A unit that the quantity is not measured in."""

    code = "unit_not_accepted"

    def __init__(self, unit: str, accepted: Sequence[str]) -> None:
        super().__init__(unit)
        self.unit = unit
        self.accepted = tuple(accepted)

    @property
    def wording(self) -> Wording:
        listed = ", ".join(self.accepted)
        if not self.unit:
            return Wording(
                f"缺少单位；可用：{listed}。", f"The unit is missing; use one of: {listed}."
            )
        return Wording(
            f"不接受单位“{self.unit}”；可用：{listed}。",
            f"Unit '{self.unit}' is not accepted here; use one of: {listed}.",
        )


class NumberUnreadable(CardError):
    """Text that is not a number, a range or a bound."""

    code = "number_unreadable"

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.text = text

    @property
    def wording(self) -> Wording:
        return Wording(
            f"“{self.text}”读不成数值；可写 240、≥ 240、240~260、240±10 或 <0.005。",
            f"'{self.text}' is not a value; write 240, ≥ 240, 240~260, 240±10 or <0.005.",
        )


class ConditionUnreadable(CardError):
    """Text that is not a value of its condition axis."""

    code = "condition_unreadable"

    def __init__(self, axis: str, text: str, expected: Wording) -> None:
        super().__init__(axis, text)
        self.axis = axis
        self.text = text
        self.expected = expected

    @property
    def wording(self) -> Wording:
        return Wording(
            f"条件 {self.axis} 的“{self.text}”读不懂；应为{self.expected.zh}。",
            f"Condition {self.axis}: '{self.text}' cannot be read; expected {self.expected.en}.",
        )


class RequirementUnreadable(CardError):
    """Requirement text that stops making sense at a column (counted from 1)."""

    code = "requirement_unreadable"

    def __init__(self, text: str, column: int, expected: Wording) -> None:
        super().__init__(text, column)
        self.text = text
        self.column = column
        self.expected = expected

    @property
    def wording(self) -> Wording:
        return Wording(
            f"需求“{self.text}”在第 {self.column} 列读不下去：应为{self.expected.zh}。",
            f"Requirement '{self.text}' cannot be read at column {self.column}: "
            f"expected {self.expected.en}.",
        )


class AspectRefused(CardError):
    """An aspect of likeness, as typed, that cannot be read or that the reference cannot answer."""

    code = "aspect_refused"

    def __init__(self, text: str, finding: Wording) -> None:
        super().__init__(text, finding)
        self.text = text
        self.finding = finding

    @property
    def wording(self) -> Wording:
        return Wording(
            f"相似项“{self.text}”不能用：{self.finding.zh}。",
            f"Aspect '{self.text}' cannot be used: {self.finding.en}.",
        )


class NotTensile(CardError):
    """A curve from which no true stress and strain can be computed; `reason` says why."""

    code = "not_tensile"

    def __init__(self, reason: Wording) -> None:
        super().__init__(reason)
        self.reason = reason

    @property
    def wording(self) -> Wording:
        return Wording(
            f"这条曲线不能换算成真应力–真应变：{self.reason.zh}只有工程应力–应变的拉伸曲线可以换算。",
            f"True stress and strain cannot be computed from this curve: {self.reason.en} "
            "It takes a tensile curve of engineering stress over strain.",
        )


class CardRefused(CardError):
    """A card that may not be submitted; `problems` says why, one by one."""

    code = "card_refused"

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__(problems)
        self.problems = tuple(problems)

    @property
    def wording(self) -> Wording:
        hard = sum(1 for problem in self.problems if problem.is_hard)
        return Wording(
            f"卡片有 {hard} 处必须改正的问题，未提交；草稿已保留。",
            f"The card has {hard} problem(s) that must be mended; it was not submitted, "
            "the draft is kept.",
        )


class TransitionRefused(CardError):
    """An action that the state of a revision does not allow."""

    code = "transition_refused"

    def __init__(self, state: str, action: str) -> None:
        super().__init__(state, action)
        self.state = state
        self.action = action

    @property
    def wording(self) -> Wording:
        return Wording(
            f"处于“{self.state}”状态的修订不能执行“{self.action}”。",
            f"A revision that is {self.state} cannot be subject to '{self.action}'.",
        )
